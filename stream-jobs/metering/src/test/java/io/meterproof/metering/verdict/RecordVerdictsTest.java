package io.meterproof.metering.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import io.meterproof.formats.block.Channel;
import io.meterproof.formats.block.ChargingTransaction;
import io.meterproof.formats.block.Identities;
import io.meterproof.formats.block.SignatureAlgorithm;
import io.meterproof.formats.signed.EllipticCurve;
import io.meterproof.metering.document.Effective;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Records of a field meter before its keys and the past of its channel. */
class RecordVerdictsTest {
    @Test
    void aGenuineSessionIsAcceptedAsATransactionOfTwoRegisters() {
        VerdictDecision decision = StationRecords.decide(
                StationRecords.METER.ocmf(StationRecords.payload("T7", StationRecords.BEGIN, StationRecords.END)));

        assertThat(decision.verdict()).isEqualTo(Verdict.ACCEPTED);
        assertThat(decision.block().orElseThrow().firstSequence()).isEqualTo(15);
        assertThat(decision.block().orElseThrow().start()).isEqualTo(StationRecords.NOON.getEpochSecond());
        assertThat(decision.block().orElseThrow().interval()).isEqualTo(3600);
        assertThat(decision.foreign().orElseThrow().charging()).isEqualTo(new ChargingTransaction("T7", "04AB"));
    }

    @Test
    void aFractionOfAWattHourIsNotBilled() {
        VerdictDecision decision = StationRecords.decide(
                StationRecords.METER.ocmf(StationRecords.payload("T7", StationRecords.BEGIN, StationRecords.END)));

        assertThat(decision.readings().orElseThrow().values()).containsExactly(10_250, 12_750);
    }

    @Test
    void aRecordIsReadOnceForItsChannelAndItsVerdict() {
        byte[] record =
                StationRecords.METER.ocmf(StationRecords.payload("T7", StationRecords.BEGIN, StationRecords.END));
        OpenedReading opened = OpenedReading.of(StationRecords.received(record));
        Arrays.fill(record, (byte) 0);

        assertThat(opened.channel()).map(Channel::meter).contains(Identities.meter("ACME", "M-1"));
        assertThat(StationRecords.VERDICTS
                        .decide(opened, MeterFacts.of(StationRecords.enrolled()), ChannelState.EMPTY)
                        .verdict())
                .isEqualTo(Verdict.ACCEPTED);
    }

    @Test
    void theSameSessionAgainIsADuplicate() {
        byte[] record =
                StationRecords.METER.ocmf(StationRecords.payload("T7", StationRecords.BEGIN, StationRecords.END));

        assertThat(StationRecords.decide(record, StationRecords.decide(record).next())
                        .verdict())
                .isEqualTo(Verdict.DUPLICATE);
    }

    @Test
    void anotherSignatureOverTheSameSessionIsADuplicateToo() {
        String payload = StationRecords.payload("T7", StationRecords.BEGIN, StationRecords.END);

        ChannelState next =
                StationRecords.decide(StationRecords.METER.ocmf(payload)).next();

        assertThat(StationRecords.decide(StationRecords.METER.ocmf(payload), next)
                        .verdict())
                .isEqualTo(Verdict.DUPLICATE);
    }

    @Test
    void anotherSessionUnderTheSameNumberIsConflicting() {
        ChannelState next = StationRecords.decide(StationRecords.METER.ocmf(
                        StationRecords.payload("T7", StationRecords.BEGIN, StationRecords.END)))
                .next();

        VerdictDecision other = StationRecords.decide(
                StationRecords.METER.ocmf(StationRecords.payload(
                        "T7", StationRecords.BEGIN, StationRecords.END.replace("12.75", "13.75"))),
                next);

        assertThat(other.verdict()).isEqualTo(Verdict.CONFLICTING);
        assertThat(other.conflictsWith()).hasSize(1);
    }

    @Test
    void aSessionOfANumberThatWasPassedLongAgoIsReplayed() {
        ChannelState state = ChannelState.EMPTY;
        for (int number = 0; number < 20; number++) {
            state = StationRecords.decide(
                            StationRecords.METER.ocmf(
                                    StationRecords.payload("T" + number, StationRecords.BEGIN, StationRecords.END)),
                            state)
                    .next();
        }

        assertThat(StationRecords.decide(
                                StationRecords.METER.ocmf(
                                        StationRecords.payload("T3", StationRecords.BEGIN, StationRecords.END)),
                                state)
                        .verdict())
                .isEqualTo(Verdict.REPLAYED);
    }

    @Test
    void aChannelOfSessionsStaysWithinItsBytes() {
        ChannelState state = ChannelState.EMPTY;
        for (int number = 0; number < 2_000; number += 3) {
            state = StationRecords.decide(
                            StationRecords.METER.ocmf(
                                    StationRecords.payload("T" + number, StationRecords.BEGIN, StationRecords.END)),
                            state)
                    .next();
        }

        assertThat(state.encode()).hasSizeLessThanOrEqualTo(600);
    }

    @Test
    void aMeterWithoutEnrolmentIsUnknownAndCanWait() {
        VerdictDecision decision = StationRecords.VERDICTS.decide(
                StationRecords.received(StationRecords.METER.ocmf(
                        StationRecords.payload("T7", StationRecords.BEGIN, StationRecords.END))),
                MeterFacts.of(MeterKeys.NONE),
                ChannelState.EMPTY);

        assertThat(decision.verdict()).isEqualTo(Verdict.UNKNOWN_METER);
        assertThat(decision.block().orElseThrow().meter()).isEqualTo(Identities.meter("ACME", "M-1"));
    }

    @Test
    void aKeyThatTheRecordCarriesItselfNeverCounts() {
        FieldMeter other = FieldMeter.on(EllipticCurve.SECP256K1);

        assertThat(StationRecords.decide(
                                other.ocmf(StationRecords.payload("T7", StationRecords.BEGIN, StationRecords.END)))
                        .verdict())
                .isEqualTo(Verdict.BAD_SIGNATURE);
    }

    @Test
    void aKeyOfAnotherCurveIsABadSignature() {
        FieldMeter other = FieldMeter.on(EllipticCurve.SECP384R1);

        assertThat(StationRecords.decide(
                                other.ocmf(StationRecords.payload("T7", StationRecords.BEGIN, StationRecords.END)))
                        .verdict())
                .isEqualTo(Verdict.BAD_SIGNATURE);
    }

    @Test
    void aKeyThatExpiredBeforeTheEndIsNotValid() {
        MeterKeys expired = StationRecords.enrol(
                MeterKeys.NONE,
                StationRecords.METER,
                new Effective(Instant.EPOCH, Optional.of(StationRecords.NOON.plusSeconds(60))),
                0);

        assertThat(StationRecords.VERDICTS
                        .decide(
                                StationRecords.received(StationRecords.METER.ocmf(
                                        StationRecords.payload("T7", StationRecords.BEGIN, StationRecords.END))),
                                MeterFacts.of(expired),
                                ChannelState.EMPTY)
                        .verdict())
                .isEqualTo(Verdict.KEY_NOT_VALID_AT);
    }

    @Test
    void duringARotationBothKeysCount() {
        FieldMeter next = FieldMeter.on(EllipticCurve.BRAINPOOL_P256R1);
        MeterKeys both = StationRecords.enrol(StationRecords.enrolled(), next, SampleMeter.always(), 1);

        for (FieldMeter meter : new FieldMeter[] {StationRecords.METER, next}) {
            VerdictDecision decision = StationRecords.VERDICTS.decide(
                    StationRecords.received(
                            meter.ocmf(StationRecords.payload("T7", StationRecords.BEGIN, StationRecords.END))),
                    MeterFacts.of(both),
                    ChannelState.EMPTY);
            assertThat(decision.verdict()).isEqualTo(Verdict.ACCEPTED);
            assertThat(decision.block().orElseThrow().key())
                    .isEqualTo(Identities.key(SignatureAlgorithm.ECDSA, meter.publicKey()));
        }
    }

    @Test
    void anUnknownVersionIsNotBillable() {
        String payload = StationRecords.payload("T7", StationRecords.BEGIN, StationRecords.END)
                .replace("\"FV\":\"1.4\"", "\"FV\":\"2.0\"");

        assertThat(StationRecords.decide(StationRecords.METER.ocmf(payload)).verdict())
                .isEqualTo(Verdict.NOT_BILLABLE);
    }

    @Test
    void aSessionThatEndsAfterItsArrivalIsFromTheFuture() {
        String later = StationRecords.END.replace("T13:00", "T14:00");

        assertThat(StationRecords.decide(
                                StationRecords.METER.ocmf(StationRecords.payload("T7", StationRecords.BEGIN, later)))
                        .verdict())
                .isEqualTo(Verdict.FROM_THE_FUTURE);
    }
}
