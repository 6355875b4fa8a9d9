package io.meterproof.metering.verdict;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.meterproof.metering.charging.SessionFault;
import io.meterproof.metering.document.Effective;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Genuine records of sessions that cannot be settled as they are: each is held for a reason that is its own. */
class BrokenSessionsTest {
    @Test
    void aSessionWithoutAnEndIsBroken() {
        assertBroken(SessionFault.NO_END, StationRecords.payload("T7", StationRecords.BEGIN));
    }

    @Test
    void aRegisterThatWentDownIsBroken() {
        assertBroken(
                SessionFault.NEGATIVE_ENERGY,
                StationRecords.payload("T7", StationRecords.BEGIN, StationRecords.END.replace("12.7509", "9.5")));
    }

    @Test
    void aClockThatWentBackIsBroken() {
        assertBroken(
                SessionFault.CLOCK_JUMP,
                StationRecords.payload("T7", StationRecords.BEGIN, StationRecords.END.replace("T13:00", "T11:00")));
    }

    @Test
    void aRegisterOfExportIsBroken() {
        assertBroken(
                SessionFault.EXPORT,
                StationRecords.payload("T7", StationRecords.BEGIN, StationRecords.END)
                        .replace("01-00:01.08.00*FF", "01-00:02.08.00*FF"));
    }

    /** Other spellings of IEC 62056-6-1, and OCMF table 25. */
    @ParameterizedTest
    @ValueSource(strings = {"2.8.0", "1-0:2.8.0", "1-b:22.8.0", "01-00:C0.08.00*FF", "01-00:C3.08.00*FF"})
    void aRegisterOfExportIsBrokenHoweverItIsNamed(String register) {
        assertBroken(
                SessionFault.EXPORT,
                StationRecords.payload("T7", StationRecords.BEGIN, StationRecords.END)
                        .replace("01-00:01.08.00*FF", register));
    }

    @ParameterizedTest
    @ValueSource(strings = {"NONE", "MISMATCH", "INVALID", "OUTDATED"})
    void anIdentificationThatFailedAssignsNobody(String level) {
        assertBroken(
                SessionFault.NO_USER,
                StationRecords.payload("T7", StationRecords.BEGIN, StationRecords.END)
                        .replace("\"IS\":true", "\"IS\":true,\"IL\":\"" + level + "\""));
    }

    @Test
    void aTimeThatAnErrorMadeUnusableProvesNoDuration() {
        String untimed = StationRecords.END.replace("\"EF\":\"\"", "\"EF\":\"t\"");

        VerdictDecision decision = StationRecords.decide(
                StationRecords.METER.ocmf(StationRecords.payload("T7", StationRecords.BEGIN, untimed)));

        assertThat(decision.verdict()).isEqualTo(Verdict.ACCEPTED);
        assertThat(decision.foreign().orElseThrow().clockProven()).isFalse();
    }

    @Test
    void aRecordWithoutANumberIsBroken() {
        assertBroken(SessionFault.NO_NUMBER, StationRecords.payload("F7", StationRecords.BEGIN, StationRecords.END));
    }

    @Test
    void aSessionWithoutAUserIsBroken() {
        assertBroken(
                SessionFault.NO_USER,
                StationRecords.payload("T7", StationRecords.BEGIN, StationRecords.END)
                        .replace("\"IS\":true", "\"IS\":false"));
    }

    @Test
    void anErrorAtTheEndCutsTheSessionAtTheLastGoodReading() {
        String middle = StationRecords.reading("2026-05-01T12:30:00,000+0000 S", "C", "11.5");
        String failed = StationRecords.END.replace("\"EF\":\"\"", "\"EF\":\"E\"");

        VerdictDecision decision = StationRecords.decide(
                StationRecords.METER.ocmf(StationRecords.payload("T7", StationRecords.BEGIN, middle, failed)));

        assertThat(decision.verdict()).isEqualTo(Verdict.ACCEPTED);
        assertThat(decision.readings().orElseThrow().values()).containsExactly(10_250, 11_500);
        assertThat(decision.foreign().orElseThrow().repaired()).contains(SessionFault.ENERGY_UNUSABLE);
    }

    /** What was cut off is no part of the session. */
    @Test
    void aKeyThatExpiredAfterTheLastGoodReadingIsValidForTheSession() {
        String middle = StationRecords.reading("2026-05-01T12:30:00,000+0000 S", "C", "11.5");
        String failed = StationRecords.END.replace("\"EF\":\"\"", "\"EF\":\"E\"");
        byte[] record = StationRecords.METER.ocmf(StationRecords.payload("T7", StationRecords.BEGIN, middle, failed));

        assertThat(decideWithKeyUntil(StationRecords.NOON.plusSeconds(1_800), record))
                .isEqualTo(Verdict.ACCEPTED);
        assertThat(decideWithKeyUntil(StationRecords.NOON.plusSeconds(1_799), record))
                .isEqualTo(Verdict.KEY_NOT_VALID_AT);
    }

    private static Verdict decideWithKeyUntil(Instant end, byte[] record) {
        MeterKeys keys = StationRecords.enrol(
                MeterKeys.NONE, StationRecords.METER, new Effective(Instant.EPOCH, Optional.of(end)), 0);
        return StationRecords.VERDICTS
                .decide(StationRecords.received(record), MeterFacts.of(keys), ChannelState.EMPTY)
                .verdict();
    }

    @Test
    void aSessionWithoutABeginIsBroken() {
        assertBroken(SessionFault.NO_BEGIN, StationRecords.payload("T7", StationRecords.END));
    }

    @Test
    void aSessionThatEndsTwiceIsBroken() {
        String second = StationRecords.reading("2026-05-01T13:00:30,000+0000 S", "E", "12.8");

        assertBroken(
                SessionFault.TWO_ENDS, StationRecords.payload("T7", StationRecords.BEGIN, StationRecords.END, second));
    }

    @Test
    void aBeginAndAnEndThatAreSignedApartAreOneSession() {
        VerdictDecision decision = decideSignedApart(StationRecords.payload("T8", StationRecords.END));

        assertThat(decision.verdict()).isEqualTo(Verdict.ACCEPTED);
        assertThat(decision.readings().orElseThrow().values()).containsExactly(10_250, 12_750);
    }

    @ParameterizedTest
    @CsvSource({"04AB, 04AC", "ISO14443, EMAID", "M-1, M-2"})
    void anEndOfAnotherUserOrMeterMakesNoSessionOfABegin(String from, String to) {
        String end = StationRecords.payload("T8", StationRecords.END).replace(from, to);

        assertThat(decideSignedApart(end).verdict()).isEqualTo(Verdict.MALFORMED);
    }

    @Test
    void howWellTheUserWasIdentifiedMayChangeMeanwhile() {
        String end = StationRecords.payload("T8", StationRecords.END).replace("\"ID\"", "\"IL\":\"VERIFIED\",\"ID\"");

        assertThat(decideSignedApart(end).verdict()).isEqualTo(Verdict.ACCEPTED);
    }

    @Test
    void anEndOfAnotherKeyMakesNoSessionOfABegin() {
        FieldMeter other = FieldMeter.on(StationRecords.METER.curve());
        String both = new String(StationRecords.METER.ocmf(StationRecords.payload("T7", StationRecords.BEGIN)), UTF_8)
                + "\n" + new String(other.ocmf(StationRecords.payload("T8", StationRecords.END)), UTF_8);

        assertThat(StationRecords.decide(both.getBytes(UTF_8)).verdict()).isEqualTo(Verdict.BAD_SIGNATURE);
    }

    /** Else whoever saw the two would bill the session again, or take it back. */
    @ParameterizedTest
    @ValueSource(strings = {"10", "001", "011", "00", "010"})
    void theRecordsOfASessionInAnotherOrderAreMalformed(String order) {
        List<String> lines = List.of(
                new String(StationRecords.METER.ocmf(StationRecords.payload("T7", StationRecords.BEGIN)), UTF_8),
                new String(StationRecords.METER.ocmf(StationRecords.payload("T8", StationRecords.END)), UTF_8));
        ChannelState accepted =
                StationRecords.decide(String.join("\n", lines).getBytes(UTF_8)).next();
        String rearranged =
                order.chars().mapToObj(line -> lines.get(line - '0')).collect(Collectors.joining("\n"));

        VerdictDecision decision = StationRecords.decide(rearranged.getBytes(UTF_8), accepted);

        assertThat(decision.verdict()).isEqualTo(Verdict.MALFORMED);
        assertThat(decision.next()).isEqualTo(accepted);
    }

    private static VerdictDecision decideSignedApart(String end) {
        String begin = StationRecords.payload("T7", StationRecords.BEGIN);
        String both = new String(StationRecords.METER.ocmf(begin), UTF_8) + "\n"
                + new String(StationRecords.METER.ocmf(end), UTF_8);
        return StationRecords.decide(both.getBytes(UTF_8));
    }

    private void assertBroken(SessionFault fault, String payload) {
        VerdictDecision decision = StationRecords.decide(StationRecords.METER.ocmf(payload));

        assertThat(decision.verdict()).isEqualTo(Verdict.BROKEN_SESSION);
        assertThat(decision.reason()).startsWith(fault.name());
    }
}
