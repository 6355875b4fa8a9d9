package io.meterproof.metering.verdict;

import io.meterproof.formats.block.Identities;
import io.meterproof.formats.block.OriginClass;
import io.meterproof.formats.block.ReceivedBlock;
import io.meterproof.formats.block.SignatureAlgorithm;
import io.meterproof.formats.signed.EllipticCurve;
import io.meterproof.metering.document.Effective;
import io.meterproof.metering.document.MeterEnrolment;
import io.meterproof.metering.document.Voucher;
import io.meterproof.metering.signature.CryptoProviders;
import io.meterproof.metering.signature.EcdsaVerifier;
import java.security.InvalidKeyException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Set;

/** A charging station that speaks OCMF, and the judge of its records. */
final class StationRecords {
    static final Instant NOON = Instant.parse("2026-05-01T12:00:00Z");
    static final Instant ARRIVAL = Instant.parse("2026-05-01T13:01:00Z");
    static final String BEGIN = reading("2026-05-01T12:00:00,000+0000 S", "B", "10.25");
    static final String END = reading("2026-05-01T13:00:00,000+0000 S", "E", "12.7509");
    static final FieldMeter METER = FieldMeter.on(EllipticCurve.SECP256K1);
    static final RecordVerdicts VERDICTS = new RecordVerdicts(
            new ForeignVerdicts(EcdsaVerifier.of(CryptoProviders.bouncyCastle()), VerdictPolicy.DEFAULT, Set.of()));

    private StationRecords() {}

    static VerdictDecision decide(byte[] record) {
        return decide(record, ChannelState.EMPTY);
    }

    static VerdictDecision decide(byte[] record, ChannelState state) {
        return VERDICTS.decide(received(record), MeterFacts.of(enrolled()), state);
    }

    static ReceivedBlock received(byte[] record) {
        return ReceivedBlock.foreign(ARRIVAL.toEpochMilli(), OriginClass.METER_SIGNED, false, "test", "ocmf", record);
    }

    static MeterKeys enrolled() {
        return enrol(MeterKeys.NONE, METER, SampleMeter.always(), 0);
    }

    static MeterKeys enrol(MeterKeys keys, FieldMeter meter, Effective effective, long position) {
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

    static String payload(String number, String... readings) {
        return "{\"FV\":\"1.4\",\"PG\":\"" + number + "\",\"MV\":\"ACME\",\"MS\":\"M-1\",\"IS\":true,"
                + "\"IT\":\"ISO14443\",\"ID\":\"04AB\",\"RD\":[" + String.join(",", readings) + "]}";
    }

    static String reading(String time, String phase, String value) {
        return "{\"TM\":\"" + time + "\",\"TX\":\"" + phase + "\",\"RV\":" + value
                + ",\"RI\":\"01-00:01.08.00*FF\",\"RU\":\"kWh\",\"EF\":\"\",\"ST\":\"G\"}";
    }
}
