package io.meterproof.bundle;

import io.meterproof.formats.block.BlockBuilder;
import io.meterproof.formats.block.Channel;
import io.meterproof.formats.block.MeasurementUnit;
import io.meterproof.formats.block.ObisCode;
import io.meterproof.formats.block.SignatureAlgorithm;
import io.meterproof.formats.block.SignedBlock;
import io.meterproof.metering.document.CalorificValues;
import io.meterproof.metering.document.Dispute;
import io.meterproof.metering.document.DocumentSigner;
import io.meterproof.metering.document.Effective;
import io.meterproof.metering.document.GasConversion;
import io.meterproof.metering.document.MeterEnrolment;
import io.meterproof.metering.document.MeterInstallation;
import io.meterproof.metering.document.ReadingEdit;
import io.meterproof.metering.document.RegisterReset;
import io.meterproof.metering.document.Role;
import io.meterproof.metering.document.SignedDocument;
import io.meterproof.metering.document.StatementApproval;
import io.meterproof.metering.document.StatementIssue;
import io.meterproof.metering.document.Voucher;
import io.meterproof.metering.gas.GasDay;
import io.meterproof.metering.gas.StandardConditions;
import io.meterproof.metering.ledger.Basis;
import io.meterproof.metering.ledger.GasVolume;
import io.meterproof.metering.ledger.Origin;
import io.meterproof.metering.ledger.StatementEntry;
import io.meterproof.metering.ledger.Usage;
import io.meterproof.metering.rating.Intervals;
import io.meterproof.metering.rating.Rating;
import io.meterproof.metering.rating.StandingTerms;
import io.meterproof.tlog.Hash;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What people say of a gas meter with a P-256 key that a person read off it: its registers are doubled, one day is edited in part, the
 * register was reset, and the meter removed. The statement is approved, issued and disputed.
 */
final class TestPapers {
    private static final Duration QUARTER = Duration.ofHours(6);
    private static final Instant BOOKED = Instant.parse("2026-03-04T01:00:00Z");
    private static final Instant AT = Instant.parse("2026-03-05T00:00:00Z");
    private static final Instant NEXT = Instant.parse("2026-03-06T00:00:00Z");
    private static final TestEcKey KEY = new TestEcKey("gas-meter", "secp256r1");
    private static final Hash METER = TestRegistry.meter("gas-meter");
    private static final List<StandingTerms> TERMS = List.of(TestBundles.TERMS.get(0));
    private static final SignedBlock BLOCK = block(1_000, 2_000, 500, 0);

    private static final SignedDocument INSTALLATION = TestRegistry.filed(new MeterInstallation(
            METER,
            TestRegistry.HOME,
            new Effective(TestRegistry.ALWAYS.from(), Optional.of(Instant.parse("2026-03-02T18:00:00Z"))),
            0,
            Optional.of(50L),
            Optional.of(ObisCode.ACTIVE_IMPORT),
            BigDecimal.valueOf(2),
            OptionalInt.of(5),
            Optional.empty()));

    private static final SignedDocument RESET = TestRegistry.filed(
            new RegisterReset(METER, ObisCode.ACTIVE_IMPORT, Instant.parse("2026-03-02T12:00:00Z"), 3_600, 0));

    private static final SignedDocument CONVERSION = TestRegistry.filed(new GasConversion(
            METER,
            TestRegistry.ALWAYS,
            "north",
            new GasDay(ZoneOffset.UTC, LocalTime.MIDNIGHT),
            StandardConditions.DIN_1343,
            new BigDecimal("101.325"),
            new BigDecimal("273.15")));

    private static final SignedDocument VALUES = TestRegistry.published(new CalorificValues(
            "north",
            Instant.parse("2026-03-03T00:00:00Z"),
            new TreeMap<>(Map.of(
                    LocalDate.of(2026, 3, 1), new BigDecimal("36"), LocalDate.of(2026, 3, 2), new BigDecimal("36")))));

    private static final SignedDocument EDIT = TestRegistry.approved(new ReadingEdit(
            METER,
            ObisCode.ACTIVE_IMPORT,
            3,
            Instant.parse("2026-03-01T12:00:00Z"),
            (int) QUARTER.toSeconds(),
            List.of(300L, 200L),
            Instant.parse("2026-03-03T00:00:00Z"),
            "A. Clerk",
            "read off"));

    private TestPapers() {}

    static byte[] bytes() {
        TestLedger ledger = new TestLedger()
                .bill(read(), BOOKED)
                .bill(edited(), BOOKED)
                .bill(removed(), BOOKED)
                .close(TestRegistry.FROM, TestRegistry.TO, TERMS);
        StatementEntry statement =
                (StatementEntry) ledger.entries().get(ledger.entries().size() - 1);
        long sequence = statement.header().sequence();
        SignedDocument approval = TestRegistry.noticed(
                new StatementApproval("batch", TestRegistry.ACCOUNT, sequence, statement.entriesRoot(), AT));
        SignedDocument issue =
                TestRegistry.noticed(new StatementIssue("issue", TestRegistry.ACCOUNT, sequence, approval.hash(), AT));
        SignedDocument dispute = TestRegistry.noticed(new Dispute(
                "dispute",
                TestRegistry.ACCOUNT,
                Dispute.State.OPEN,
                List.of(new Dispute.DisputedLine(1, 0)),
                "away",
                AT));
        Stream.of(approval, issue, dispute).forEach(notice -> ledger.note(notice.hash(), AT));
        ledger.close(TestRegistry.TO, NEXT, TERMS);
        return BundleCodec.encode(TestBundles.of(Evidence.select(
                TestRegistry.ACCOUNT,
                ledger.entries(),
                List.of(TestBundles.evidence(BLOCK, TestRegistry.HOME)),
                documents(approval, issue, dispute),
                TestRegistry.keys())));
    }

    private static List<SignedDocument> documents(SignedDocument... notices) {
        return Stream.concat(
                        Stream.of(notices),
                        Stream.of(
                                TestRegistry.account(),
                                TestRegistry.usagePoint(TestRegistry.HOME, "home"),
                                enrolment(),
                                INSTALLATION,
                                RESET,
                                CONVERSION,
                                VALUES,
                                EDIT,
                                TestRegistry.agreement(),
                                TestRegistry.tariffDocument(),
                                TestRegistry.close(),
                                TestRegistry.close("close-2", TestRegistry.TO, NEXT)))
                .toList();
    }

    private static SignedDocument enrolment() {
        Hash key = KEY.signer().key();
        return DocumentSigner.sign(
                new MeterEnrolment(
                        "Maker",
                        "gas-meter",
                        METER,
                        SignatureAlgorithm.P256,
                        HexFormat.of().formatHex(KEY.raw()),
                        key,
                        TestRegistry.ALWAYS,
                        new Voucher.Fingerprint(key.hex().substring(0, 32))),
                new DocumentSigner(Role.METER, KEY.signer()),
                new TestKeys(TestRegistry.key(Role.FIELD)).as(Role.FIELD),
                new TestKeys("operator-1").as(Role.OPERATOR),
                new TestKeys("operator-2").as(Role.OPERATOR));
    }

    private static Usage read() {
        Basis basis = new Basis.OfBlock(
                BLOCK.digest(), Origin.METER, documents(INSTALLATION.hash(), CONVERSION.hash(), VALUES.hash()));
        return usage(basis, 1, 6_000, 20_000, 40_000);
    }

    private static Usage edited() {
        List<Hash> documents = documents(INSTALLATION.hash(), CONVERSION.hash(), VALUES.hash());
        return usage(new Basis.OfEdit(BLOCK.digest(), EDIT.hash(), documents), 3, 1_000, 6_000, 4_000);
    }

    private static Usage removed() {
        List<Hash> documents = documents(RESET.hash(), CONVERSION.hash(), VALUES.hash());
        Basis basis = new Basis.OfAdvance("to-removal/1", BLOCK.digest(), INSTALLATION.hash(), documents);
        return usage(basis, 5, 300, 1_000, 1_000, 1_000);
    }

    private static List<Hash> documents(Hash... hashes) {
        return Arrays.stream(hashes).sorted().toList();
    }

    private static Usage usage(Basis basis, long first, long litres, long... energy) {
        long start = TestRegistry.FROM.plus(QUARTER.multipliedBy(first - 1)).getEpochSecond();
        Intervals intervals = new Intervals(energy, 0, energy.length, start, (int) QUARTER.toSeconds());
        return new Usage(
                TestRegistry.ACCOUNT,
                "EUR",
                TestRegistry.HOME,
                "home",
                TestRegistry.agreement().hash(),
                TestRegistry.tariffDocument().hash(),
                MeasurementUnit.KILOWATT_HOUR,
                basis,
                first,
                energy.length,
                Optional.of(new GasVolume(litres, new BigDecimal("1.00000"), new BigDecimal("36"))),
                Rating.rate(TestRegistry.TARIFF, MeasurementUnit.KILOWATT_HOUR, intervals));
    }

    private static SignedBlock block(long... litres) {
        return BlockBuilder.seal(new Channel(METER, ObisCode.ACTIVE_IMPORT), Hash.ZERO)
                .firstSequence(1)
                .start(TestRegistry.FROM)
                .interval(QUARTER)
                .values(litres)
                .unit(MeasurementUnit.CUBIC_METRE)
                .closingRegister(Arrays.stream(litres).sum())
                .sign(KEY.signer(), new byte[32]);
    }
}
