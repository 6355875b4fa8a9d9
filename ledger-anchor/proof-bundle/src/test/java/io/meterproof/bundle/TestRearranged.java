package io.meterproof.bundle;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.meterproof.formats.block.ChargingTransaction;
import io.meterproof.formats.block.Identities;
import io.meterproof.formats.block.MeasurementUnit;
import io.meterproof.formats.block.ObisCode;
import io.meterproof.formats.block.OriginClass;
import io.meterproof.formats.block.SignatureAlgorithm;
import io.meterproof.metering.document.DocumentSigner;
import io.meterproof.metering.document.MeterEnrolment;
import io.meterproof.metering.document.Role;
import io.meterproof.metering.document.SignedDocument;
import io.meterproof.metering.document.Voucher;
import io.meterproof.metering.ledger.Basis;
import io.meterproof.metering.ledger.Usage;
import io.meterproof.metering.rating.EnergyCharge;
import io.meterproof.metering.rating.Intervals;
import io.meterproof.metering.rating.Rating;
import io.meterproof.metering.rating.SeriesPrices;
import io.meterproof.metering.rating.Tariff;
import io.meterproof.metering.rating.TimeOfUsePrice;
import io.meterproof.metering.rating.When;
import io.meterproof.tlog.Hash;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** One session of a station, for which its meter signed two complete records under two numbers: half an hour of it, and all of it. */
public final class TestRearranged {
    private static final String SERIAL = "rearranged";
    private static final TestEcKey KEY = new TestEcKey(SERIAL, "secp256k1");
    private static final Instant BEGIN = Instant.parse("2026-03-03T12:00:00Z");
    private static final Instant TO = Instant.parse("2026-04-01T00:00:00Z");
    private static final BlockEvidence PIECE = record(7, "12:30", "11.25");
    private static final BlockEvidence WHOLE = record(8, "13:00", "12.75");

    private static final Tariff TARIFF = new Tariff(
            TestRegistry.TARIFF.id(),
            "EUR",
            ZoneId.of("Etc/UTC"),
            TestRegistry.ALWAYS.from(),
            Optional.empty(),
            "half-up",
            List.of(new EnergyCharge(
                    "energy",
                    MeasurementUnit.KILOWATT_HOUR,
                    List.of(new TimeOfUsePrice("flat", new BigDecimal("0.25"), When.ALWAYS)))));

    private TestRearranged() {}

    /** A bundle in which both stand. */
    public static byte[] twice() {
        return bytes(booked());
    }

    /** A bundle in which the later number was taken back for the earlier one. */
    public static byte[] once() {
        return bytes(booked().reverse(1, PIECE.digest(), TO));
    }

    private static TestLedger booked() {
        return new TestLedger().bill(usage(WHOLE, 17, 2_500, 3600), BEGIN).bill(usage(PIECE, 15, 1_000, 1800), TO);
    }

    private static byte[] bytes(TestLedger ledger) {
        ledger.close(TestRegistry.FROM, TO, List.of());
        List<SignedDocument> documents = List.of(
                TestRegistry.account(),
                TestRegistry.usagePoint(TestRegistry.WORK, "work"),
                enrolment(),
                TestRegistry.installation(SERIAL, TestRegistry.WORK),
                TestRegistry.authorisation(),
                TestRegistry.tariffDocument(TARIFF),
                TestRegistry.close("march", TestRegistry.FROM, TO));
        return BundleCodec.encode(TestBundles.of(Evidence.select(
                TestRegistry.ACCOUNT, ledger.entries(), List.of(PIECE, WHOLE), documents, TestRegistry.keys())));
    }

    private static Usage usage(BlockEvidence session, long first, long wattHours, int seconds) {
        Intervals used = new Intervals(new long[] {wattHours}, 0, 1, BEGIN.getEpochSecond(), seconds);
        return new Usage(
                TestRegistry.ACCOUNT,
                "EUR",
                TestRegistry.WORK,
                "ev-charging",
                TestRegistry.authorisation().hash(),
                TestRegistry.tariffDocument(TARIFF).hash(),
                MeasurementUnit.KILOWATT_HOUR,
                new Basis.OfBlock(session.digest()),
                first,
                2,
                Rating.asRead(TARIFF, ObisCode.ACTIVE_IMPORT, MeasurementUnit.KILOWATT_HOUR, used, SeriesPrices.NONE));
    }

    private static SignedDocument enrolment() {
        MeterEnrolment enrolment = new MeterEnrolment(
                "Maker",
                SERIAL,
                TestRegistry.meter(SERIAL),
                SignatureAlgorithm.ECDSA,
                HexFormat.of().formatHex(KEY.info()),
                key(),
                TestRegistry.ALWAYS,
                new Voucher.Maker());
        return DocumentSigner.sign(
                enrolment,
                new TestKeys(TestRegistry.key(Role.MAKER)).as(Role.MAKER),
                new TestKeys("operator-1").as(Role.OPERATOR),
                new TestKeys("operator-2").as(Role.OPERATOR));
    }

    private static Hash key() {
        return Identities.key(SignatureAlgorithm.ECDSA, KEY.info());
    }

    private static BlockEvidence record(int number, String end, String register) {
        String payload = "{\"FV\":\"1.4\",\"PG\":\"T" + number + "\",\"MV\":\"Maker\",\"MS\":\"" + SERIAL
                + "\",\"IS\":true,\"ID\":\"" + TestRegistry.TOKEN + "\",\"RD\":["
                + "{\"TM\":\"2026-03-03T12:00:00,000+0000 S\",\"TX\":\"B\",\"RV\":10.25,\"RI\":\"1-b:1.8.0\",\"RU\":\"kWh\",\"ST\":\"G\"},"
                + "{\"TM\":\"2026-03-03T" + end + ":00,000+0000 S\",\"TX\":\"E\",\"RV\":" + register + "}]}";
        String record = "OCMF|" + payload + "|{\"SA\":\"ECDSA-secp256k1-SHA256\",\"SD\":\""
                + HexFormat.of().formatHex(KEY.sign(payload.getBytes(UTF_8))) + "\"}";
        return new BlockEvidence(
                TestRegistry.WORK,
                OriginClass.METER_SIGNED,
                "ocmf",
                Optional.of(key()),
                Optional.empty(),
                record.getBytes(UTF_8),
                new byte[0],
                new byte[0],
                Optional.of(new ChargingTransaction("T" + number, TestRegistry.TOKEN)));
    }
}
