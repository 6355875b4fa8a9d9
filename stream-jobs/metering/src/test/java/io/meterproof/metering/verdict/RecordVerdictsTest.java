package io.meterproof.metering.verdict;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.meterproof.formats.block.ChargingTransaction;
import io.meterproof.formats.block.Identities;
import io.meterproof.formats.block.OriginClass;
import io.meterproof.formats.block.ReceivedBlock;
import io.meterproof.formats.block.SignatureAlgorithm;
import io.meterproof.formats.signed.EllipticCurve;
import io.meterproof.formats.signed.Leniency;
import io.meterproof.metering.charging.SessionFault;
import io.meterproof.metering.document.Effective;
import io.meterproof.metering.document.LeniencyGrant;
import io.meterproof.metering.document.MeterEnrolment;
import io.meterproof.metering.document.Voucher;
import io.meterproof.metering.signature.CryptoProviders;
import io.meterproof.metering.signature.EcdsaVerifier;
import io.meterproof.tlog.Hash;
import java.security.InvalidKeyException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RecordVerdictsTest {
    private static final Instant NOON = Instant.parse("2026-05-01T12:00:00Z");
    private static final Instant ARRIVAL = Instant.parse("2026-05-01T13:01:00Z");
    private static final String BEGIN = reading("2026-05-01T12:00:00,000+0000 S", "B", "10.25");
    private static final String END = reading("2026-05-01T13:00:00,000+0000 S", "E", "12.7509");
    private static final Hash LENIENCY = Identities.meter("the hash", "of a document");
    private static final FieldMeter METER = FieldMeter.on(EllipticCurve.SECP256K1);

    private final RecordVerdicts verdicts = new RecordVerdicts(
            new ForeignVerdicts(EcdsaVerifier.of(CryptoProviders.bouncyCastle()), VerdictPolicy.DEFAULT, Set.of()),
            VerdictPolicy.DEFAULT);

    @Test
    void aGenuineSessionIsAcceptedAsATransactionOfTwoRegisters() {
        VerdictDecision decision = decide(METER.ocmf(payload("T7", BEGIN, END)));

        assertThat(decision.verdict()).isEqualTo(Verdict.ACCEPTED);
        assertThat(decision.block().orElseThrow().firstSequence()).isEqualTo(15);
        assertThat(decision.block().orElseThrow().start()).isEqualTo(NOON.getEpochSecond());
        assertThat(decision.block().orElseThrow().interval()).isEqualTo(3600);
        assertThat(decision.foreign().orElseThrow().charging()).isEqualTo(new ChargingTransaction("T7", "04AB"));
    }

    @Test
    void aFractionOfAWattHourIsNotBilled() {
        VerdictDecision decision = decide(METER.ocmf(payload("T7", BEGIN, END)));

        assertThat(decision.readings().orElseThrow().values()).containsExactly(10_250, 12_750);
    }

    @Test
    void theSameSessionAgainIsADuplicate() {
        byte[] record = METER.ocmf(payload("T7", BEGIN, END));

        assertThat(decide(record, decide(record).next()).verdict()).isEqualTo(Verdict.DUPLICATE);
    }

    @Test
    void anotherSignatureOverTheSameSessionIsADuplicateToo() {
        String payload = payload("T7", BEGIN, END);

        ChannelState next = decide(METER.ocmf(payload)).next();

        assertThat(decide(METER.ocmf(payload), next).verdict()).isEqualTo(Verdict.DUPLICATE);
    }

    @Test
    void anotherSessionUnderTheSameNumberIsConflicting() {
        ChannelState next = decide(METER.ocmf(payload("T7", BEGIN, END))).next();

        VerdictDecision other = decide(METER.ocmf(payload("T7", BEGIN, END.replace("12.75", "13.75"))), next);

        assertThat(other.verdict()).isEqualTo(Verdict.CONFLICTING);
        assertThat(other.conflictsWith()).hasSize(1);
    }

    @Test
    void aSessionOfANumberThatWasPassedLongAgoIsReplayed() {
        ChannelState state = ChannelState.EMPTY;
        for (int number = 0; number < 20; number++) {
            state = decide(METER.ocmf(payload("T" + number, BEGIN, END)), state).next();
        }

        assertThat(decide(METER.ocmf(payload("T3", BEGIN, END)), state).verdict())
                .isEqualTo(Verdict.REPLAYED);
    }

    @Test
    void aChannelOfSessionsStaysWithinItsBytes() {
        ChannelState state = ChannelState.EMPTY;
        for (int number = 0; number < 2_000; number += 3) {
            state = decide(METER.ocmf(payload("T" + number, BEGIN, END)), state).next();
        }

        assertThat(state.encode()).hasSizeLessThanOrEqualTo(600);
    }

    @Test
    void aMeterWithoutEnrolmentIsUnknownAndCanWait() {
        VerdictDecision decision = verdicts.decide(
                received(METER.ocmf(payload("T7", BEGIN, END))), MeterFacts.of(MeterKeys.NONE), ChannelState.EMPTY);

        assertThat(decision.verdict()).isEqualTo(Verdict.UNKNOWN_METER);
        assertThat(decision.block().orElseThrow().meter()).isEqualTo(Identities.meter("ACME", "M-1"));
    }

    @Test
    void aKeyThatTheRecordCarriesItselfNeverCounts() {
        FieldMeter other = FieldMeter.on(EllipticCurve.SECP256K1);

        assertThat(decide(other.ocmf(payload("T7", BEGIN, END))).verdict()).isEqualTo(Verdict.BAD_SIGNATURE);
    }

    @Test
    void aKeyOfAnotherCurveIsABadSignature() {
        FieldMeter other = FieldMeter.on(EllipticCurve.SECP384R1);

        assertThat(decide(other.ocmf(payload("T7", BEGIN, END))).verdict()).isEqualTo(Verdict.BAD_SIGNATURE);
    }

    @Test
    void aKeyThatExpiredBeforeTheEndIsNotValid() {
        MeterKeys expired =
                enrol(MeterKeys.NONE, METER, new Effective(Instant.EPOCH, Optional.of(NOON.plusSeconds(60))), 0);

        assertThat(verdicts.decide(
                                received(METER.ocmf(payload("T7", BEGIN, END))),
                                MeterFacts.of(expired),
                                ChannelState.EMPTY)
                        .verdict())
                .isEqualTo(Verdict.KEY_NOT_VALID_AT);
    }

    @Test
    void duringARotationBothKeysCount() {
        FieldMeter next = FieldMeter.on(EllipticCurve.BRAINPOOL_P256R1);
        MeterKeys both = enrol(enrolled(), next, SampleMeter.always(), 1);

        for (FieldMeter meter : new FieldMeter[] {METER, next}) {
            VerdictDecision decision = verdicts.decide(
                    received(meter.ocmf(payload("T7", BEGIN, END))), MeterFacts.of(both), ChannelState.EMPTY);
            assertThat(decision.verdict()).isEqualTo(Verdict.ACCEPTED);
            assertThat(decision.block().orElseThrow().key())
                    .isEqualTo(Identities.key(SignatureAlgorithm.ECDSA, meter.publicKey()));
        }
    }

    @Test
    void anUnknownVersionIsNotBillable() {
        String payload = payload("T7", BEGIN, END).replace("\"FV\":\"1.4\"", "\"FV\":\"2.0\"");

        assertThat(decide(METER.ocmf(payload)).verdict()).isEqualTo(Verdict.NOT_BILLABLE);
    }

    @Test
    void aSessionThatEndsAfterItsArrivalIsFromTheFuture() {
        String later = END.replace("T13:00", "T14:00");

        assertThat(decide(METER.ocmf(payload("T7", BEGIN, later))).verdict()).isEqualTo(Verdict.FROM_THE_FUTURE);
    }

    @Test
    void aSessionWithoutAnEndIsBroken() {
        assertBroken(SessionFault.NO_END, payload("T7", BEGIN));
    }

    @Test
    void aRegisterThatWentDownIsBroken() {
        assertBroken(SessionFault.NEGATIVE_ENERGY, payload("T7", BEGIN, END.replace("12.7509", "9.5")));
    }

    @Test
    void aClockThatWentBackIsBroken() {
        assertBroken(SessionFault.CLOCK_JUMP, payload("T7", BEGIN, END.replace("T13:00", "T11:00")));
    }

    @Test
    void aRegisterOfExportIsBroken() {
        assertBroken(SessionFault.EXPORT, payload("T7", BEGIN, END).replace("01-00:01.08.00*FF", "01-00:02.08.00*FF"));
    }

    @Test
    void aRecordWithoutANumberIsBroken() {
        assertBroken(SessionFault.NO_NUMBER, payload("F7", BEGIN, END));
    }

    @Test
    void aSessionWithoutAUserIsBroken() {
        assertBroken(SessionFault.NO_USER, payload("T7", BEGIN, END).replace("\"IS\":true", "\"IS\":false"));
    }

    @Test
    void anErrorAtTheEndCutsTheSessionAtTheLastGoodReading() {
        String middle = reading("2026-05-01T12:30:00,000+0000 S", "C", "11.5");
        String failed = END.replace("\"EF\":\"\"", "\"EF\":\"E\"");

        VerdictDecision decision = decide(METER.ocmf(payload("T7", BEGIN, middle, failed)));

        assertThat(decision.verdict()).isEqualTo(Verdict.ACCEPTED);
        assertThat(decision.readings().orElseThrow().values()).containsExactly(10_250, 11_500);
        assertThat(decision.foreign().orElseThrow().repaired()).contains(SessionFault.ENERGY_UNUSABLE);
    }

    @Test
    void numbersThatNoRegisterShowsAreMalformed() {
        for (String value : new String[] {"NaN", "1e999999999", "Infinity", "\"1,5\""}) {
            assertThat(decide(METER.ocmf(payload("T7", BEGIN, END.replace("12.7509", value))))
                            .verdict())
                    .isEqualTo(Verdict.MALFORMED);
        }
    }

    @Test
    void anExponentThatARegisterShowsIsRead() {
        VerdictDecision decision = decide(METER.ocmf(payload("T7", BEGIN, END.replace("12.7509", "1.275e1"))));

        assertThat(decision.readings().orElseThrow().values()).containsExactly(10_250, 12_750);
    }

    @Test
    void fourHundredReadingsAreMalformed() {
        String many = IntStream.range(0, 400).mapToObj(i -> BEGIN).collect(Collectors.joining(","));

        assertThat(decide(METER.ocmf(payload("T7", many))).verdict()).isEqualTo(Verdict.MALFORMED);
    }

    @Test
    void aNameThatStandsTwiceIsMalformed() {
        String twice = payload("T7", BEGIN, END).replace("\"PG\":\"T7\"", "\"PG\":\"T7\",\"PG\":\"T8\"");

        assertThat(decide(METER.ocmf(twice)).verdict()).isEqualTo(Verdict.MALFORMED);
    }

    @Test
    void aFormatThatNobodyKnowsIsMalformed() {
        ReceivedBlock received = ReceivedBlock.foreign(
                ARRIVAL.toEpochMilli(), OriginClass.METER_SIGNED, false, "test", "ocpi", "{}".getBytes(UTF_8));

        VerdictDecision decision = verdicts.decide(received, MeterFacts.of(enrolled()), ChannelState.EMPTY);

        assertThat(decision.verdict()).isEqualTo(Verdict.MALFORMED);
        assertThat(decision.reason()).contains("ocpi");
    }

    @Test
    void aRecordThatComesWithATokenBesideItIsMalformed() {
        ReceivedBlock received =
                received(METER.ocmf(payload("T7", BEGIN, END))).with(new ChargingTransaction("T7", "mine"));

        assertThat(verdicts.decide(received, MeterFacts.of(enrolled()), ChannelState.EMPTY)
                        .verdict())
                .isEqualTo(Verdict.MALFORMED);
    }

    @Test
    void aMissingSignByteIsABadSignature() {
        assertThat(decide(withoutSignByte()).verdict()).isEqualTo(Verdict.BAD_SIGNATURE);
    }

    @Test
    void aMissingSignByteIsAcceptedUnderALeniencyThatTheVerdictNames() {
        VerdictDecision decision = decideUnder(SampleMeter.always());

        assertThat(decision.verdict()).isEqualTo(Verdict.ACCEPTED);
        assertThat(decision.foreign().orElseThrow().leniency()).contains(LENIENCY);
        assertThat(decision.reason()).contains(LENIENCY.hex());
        assertThat(decision.keyLogSize()).isEqualTo(6);
    }

    @Test
    void aLeniencyOfAnotherTimeDoesNotCount() {
        assertThat(decideUnder(new Effective(NOON.plusSeconds(60), Optional.empty()))
                        .verdict())
                .isEqualTo(Verdict.BAD_SIGNATURE);
    }

    @Test
    void aLeniencyThatIsNotNeededIsNotNamed() {
        MeterFacts facts = lenient(SampleMeter.always());

        VerdictDecision decision =
                verdicts.decide(received(METER.ocmf(payload("T7", BEGIN, END))), facts, ChannelState.EMPTY);

        assertThat(decision.foreign().orElseThrow().leniency()).isEmpty();
    }

    private VerdictDecision decideUnder(Effective effective) {
        return verdicts.decide(received(withoutSignByte()), lenient(effective), ChannelState.EMPTY);
    }

    private static MeterFacts lenient(Effective effective) {
        LeniencyGrant grant = new LeniencyGrant(
                Identities.meter("ACME", "M-1"), Leniency.MISSING_DER_SIGN_BYTE, effective, "old firmware");
        return new MeterFacts(enrolled(), Resolutions.NONE, Leniencies.NONE.with(grant, LENIENCY, 5));
    }

    /** Signs until r has its highest bit set and s has not, and leaves out the zero byte before r. */
    private static byte[] withoutSignByte() {
        String payload = payload("T7", BEGIN, END);
        while (true) {
            byte[] der = METER.sign(payload.getBytes(UTF_8));
            if (der[3] == 33 && der[3 + 33 + 2] == 32) {
                byte[] shorter = new byte[der.length - 1];
                System.arraycopy(der, 0, shorter, 0, 4);
                System.arraycopy(der, 5, shorter, 4, der.length - 5);
                shorter[1]--;
                shorter[3]--;
                return METER.ocmf(payload, shorter);
            }
        }
    }

    private void assertBroken(SessionFault fault, String payload) {
        VerdictDecision decision = decide(METER.ocmf(payload));

        assertThat(decision.verdict()).isEqualTo(Verdict.BROKEN_SESSION);
        assertThat(decision.reason()).startsWith(fault.name());
    }

    private VerdictDecision decide(byte[] record) {
        return decide(record, ChannelState.EMPTY);
    }

    private VerdictDecision decide(byte[] record, ChannelState state) {
        return verdicts.decide(received(record), MeterFacts.of(enrolled()), state);
    }

    private static ReceivedBlock received(byte[] record) {
        return ReceivedBlock.foreign(ARRIVAL.toEpochMilli(), OriginClass.METER_SIGNED, false, "test", "ocmf", record);
    }

    private static MeterKeys enrolled() {
        return enrol(MeterKeys.NONE, METER, SampleMeter.always(), 0);
    }

    private static MeterKeys enrol(MeterKeys keys, FieldMeter meter, Effective effective, long position) {
        try {
            return keys.with(EnrolledKey.of(
                    new MeterEnrolment(
                            "ACME",
                            "M-1",
                            Identities.meter("ACME", "M-1"),
                            SignatureAlgorithm.ECDSA,
                            HexFormat.of().formatHex(meter.publicKey()),
                            Identities.key(SignatureAlgorithm.ECDSA, meter.publicKey()),
                            effective,
                            new Voucher.Maker()),
                    position));
        } catch (InvalidKeyException e) {
            throw new AssertionError(e);
        }
    }

    private static String payload(String number, String... readings) {
        return "{\"FV\":\"1.4\",\"PG\":\"" + number + "\",\"MV\":\"ACME\",\"MS\":\"M-1\",\"IS\":true,"
                + "\"IT\":\"ISO14443\",\"ID\":\"04AB\",\"RD\":[" + String.join(",", readings) + "]}";
    }

    private static String reading(String time, String phase, String value) {
        return "{\"TM\":\"" + time + "\",\"TX\":\"" + phase + "\",\"RV\":" + value
                + ",\"RI\":\"01-00:01.08.00*FF\",\"RU\":\"kWh\",\"EF\":\"\",\"ST\":\"G\"}";
    }
}
