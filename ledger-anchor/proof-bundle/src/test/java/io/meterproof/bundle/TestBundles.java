package io.meterproof.bundle;

import io.meterproof.formats.block.BlockBuilder;
import io.meterproof.formats.block.BlockSigner;
import io.meterproof.formats.block.Channel;
import io.meterproof.formats.block.ChargingTransaction;
import io.meterproof.formats.block.MeasurementUnit;
import io.meterproof.formats.block.ObisCode;
import io.meterproof.formats.block.OriginClass;
import io.meterproof.formats.block.ReadingsCodec;
import io.meterproof.formats.block.SignatureAlgorithm;
import io.meterproof.formats.block.SignedBlock;
import io.meterproof.metering.document.Effective;
import io.meterproof.metering.document.SignedDocument;
import io.meterproof.metering.document.TrustFile;
import io.meterproof.metering.document.TrustedKey;
import io.meterproof.metering.document.TrustedKeys;
import io.meterproof.metering.ledger.Basis;
import io.meterproof.metering.ledger.Usage;
import io.meterproof.metering.rating.Intervals;
import io.meterproof.metering.rating.Rating;
import io.meterproof.metering.rating.SeriesPrices;
import io.meterproof.metering.rating.StandingTerms;
import io.meterproof.metering.rating.Tariff;
import io.meterproof.tlog.Hash;
import io.meterproof.tlog.TreeHasher;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A small bundle of a household: live and sealed blocks, an estimated gap, a correction, a charging transaction at work, a top-up,
 * standing charges, rounding and a statement. {@link SmallBundles} has the other kinds of element.
 */
public final class TestBundles {
    private static final Channel HOME = new Channel(TestRegistry.meter("home-meter"), ObisCode.ACTIVE_IMPORT);
    private static final Channel WORK = new Channel(TestRegistry.meter("work-meter"), ObisCode.ACTIVE_IMPORT);
    private static final Duration QUARTER = Duration.ofHours(6);
    public static final SignedBlock LIVE = home(1, "2026-03-01T00:00:00Z", 1_100, true, 1_100);
    public static final SignedBlock FIRST_DAY = home(1, "2026-03-01T00:00:00Z", 4_000, false, 1_000, 1_000, 900, 1_100);
    public static final SignedBlock THIRD_DAY = home(9, "2026-03-03T00:00:00Z", 9_003, false, 500, 501, 499, 500);
    public static final SignedBlock CHARGE = charge();

    /** What stands at the end of the period: the agreement, and the token's authorisation. */
    public static final List<StandingTerms> TERMS = List.of(
            terms(TestRegistry.agreement(), TestRegistry.TARIFF),
            terms(TestRegistry.authorisation(), TestRegistry.TARIFF));

    private TestBundles() {}

    public static StandingTerms terms(SignedDocument agreement, Tariff... versions) {
        return new StandingTerms(
                agreement.hash(), TestRegistry.ALWAYS.from(), TestRegistry.ALWAYS.to(), List.of(versions));
    }

    /** The bundle of a ledger as its own builder would make it, with more documents or blocks where needed. */
    public static byte[] bytes(TestLedger ledger, List<BlockEvidence> blocks, SignedDocument... documents) {
        return BundleCodec.encode(of(evidence(ledger, blocks, documents)));
    }

    public static byte[] bytes(TestLedger ledger, SignedDocument... documents) {
        return bytes(ledger, List.of(), documents);
    }

    /** The bundle as it is written. */
    public static byte[] bytes() {
        return BundleCodec.encode(bundle());
    }

    public static Bundle bundle() {
        return of(evidence(true));
    }

    /** A bundle in which the gap between two days was left open. */
    public static byte[] bytesWithoutEstimate() {
        return BundleCodec.encode(of(evidence(false)));
    }

    public static Evidence evidence(TestLedger ledger, List<BlockEvidence> blocks, SignedDocument... documents) {
        List<BlockEvidence> allBlocks = new ArrayList<>(blocks());
        allBlocks.addAll(blocks);
        List<SignedDocument> allDocuments = new ArrayList<>(documents());
        allDocuments.addAll(List.of(documents));
        return Evidence.select(TestRegistry.ACCOUNT, ledger.entries(), allBlocks, allDocuments, TestRegistry.keys());
    }

    public static BundleBuilder builder(Evidence evidence) {
        return BundleBuilder.of(evidence, TestLedger::privacyKey);
    }

    public static Bundle of(Evidence evidence) {
        BundleBuilder builder = builder(evidence);
        return builder.build(TestLog.holding(builder.leaves(), builder.pointer()));
    }

    public static Evidence evidence(boolean estimated) {
        return Evidence.select(
                TestRegistry.ACCOUNT, ledger(estimated).entries(), blocks(), documents(), TestRegistry.keys());
    }

    /** A trust file that vouches for the keys, logs and chain of the bundle. */
    public static TrustFile trust() {
        Effective always = new Effective(Instant.parse("2020-01-01T00:00:00Z"), Optional.empty());
        List<TrustedKey> keys = TestRegistry.keys().stream()
                .map(key -> new TrustedKey(key.role(), key.id(), SignatureAlgorithm.ED25519, key.publicKey(), always))
                .toList();
        AnchorClaim anchor = bundle().anchor();
        return new TrustFile(
                "the test",
                new TrustedKeys(keys, List.of(TestCertificates.root())),
                List.of(new TrustFile.LogOrigin(0, TestLog.origin(0)), new TrustFile.LogOrigin(1, TestLog.origin(1))),
                TestLog.EPOCHS,
                Optional.of(new TrustFile.Chain(anchor.chainId(), anchor.contract(), Optional.empty())));
    }

    private static TestLedger ledger(boolean estimated) {
        return open(estimated).close(TestRegistry.FROM, TestRegistry.TO, TERMS);
    }

    /** Everything before the period is closed. */
    public static TestLedger open(boolean estimated) {
        TestLedger ledger = new TestLedger();
        Usage live = home(LIVE, 1, 1);
        Usage sealed = home(FIRST_DAY, 1, 4);
        ledger.topUp(TestRegistry.topUp().hash(), 10_000_000, TestRegistry.FROM);
        ledger.bill(live, OptionalLong.empty(), Instant.parse("2026-03-01T06:05:00Z"));
        ledger.reverse(2, FIRST_DAY.digest(), Instant.parse("2026-03-02T01:00:00Z"));
        ledger.bill(sealed, OptionalLong.of(3), Instant.parse("2026-03-02T01:00:00Z"));
        ledger.bill(atWork(), OptionalLong.empty(), Instant.parse("2026-03-02T19:00:00Z"));
        if (estimated) {
            ledger.bill(gap(), OptionalLong.empty(), Instant.parse("2026-03-04T01:00:00Z"));
        }
        ledger.bill(home(THIRD_DAY, 9, 4), OptionalLong.empty(), Instant.parse("2026-03-04T01:00:00Z"));
        return ledger;
    }

    public static List<BlockEvidence> blocks() {
        return List.of(
                evidence(LIVE, TestRegistry.HOME),
                evidence(FIRST_DAY, TestRegistry.HOME),
                evidence(THIRD_DAY, TestRegistry.HOME),
                evidence(CHARGE, TestRegistry.WORK));
    }

    public static List<SignedDocument> documents() {
        return List.of(
                TestRegistry.account(),
                TestRegistry.usagePoint(TestRegistry.HOME, "home"),
                TestRegistry.usagePoint(TestRegistry.WORK, "work"),
                TestRegistry.usagePoint("point-elsewhere", "elsewhere"),
                TestRegistry.enrolment("home-meter"),
                TestRegistry.enrolment("work-meter"),
                TestRegistry.enrolment("another-meter"),
                TestRegistry.installation("home-meter", TestRegistry.HOME),
                TestRegistry.installation("work-meter", TestRegistry.WORK),
                TestRegistry.agreement(),
                TestRegistry.authorisation(),
                TestRegistry.tariffDocument(),
                TestRegistry.topUp(),
                TestRegistry.close());
    }

    /** Use at home under the agreement. */
    public static Usage home(SignedBlock block, long first, int count) {
        return home(block, first, count, TestRegistry.agreement());
    }

    /** Use at home under an agreement. */
    public static Usage home(SignedBlock block, long first, int count, SignedDocument agreement) {
        return home(block, first, count, agreement, TestRegistry.TARIFF);
    }

    /** Use at home under an agreement and a version of its tariff. */
    public static Usage home(SignedBlock block, long first, int count, SignedDocument agreement, Tariff tariff) {
        int offset = (int) (first - block.block().firstSequence());
        long[] values = ReadingsCodec.decode(block.readings()).values();
        long start = block.block().start() + offset * QUARTER.toSeconds();
        Basis basis = new Basis.OfBlock(block.digest());
        return usage(
                basis,
                first,
                new Intervals(values, offset, count, start, (int) QUARTER.toSeconds()),
                agreement,
                tariff);
    }

    /** The second day is missing: the register moved on by 3003 milli-units. */
    public static Usage gap() {
        long start = Instant.parse("2026-03-02T00:00:00Z").getEpochSecond();
        Basis basis = new Basis.OfEstimate("scaled-to-advance/1", FIRST_DAY.digest(), THIRD_DAY.digest());
        Intervals spread = new Intervals(new long[] {751, 751, 751, 750}, 0, 4, start, (int) QUARTER.toSeconds());
        return usage(basis, 5, spread, TestRegistry.agreement(), TestRegistry.TARIFF);
    }

    /** Estimated use of the second day, between two neighbours. */
    public static Usage estimated(SignedBlock after, SignedBlock before, long first, long start, long... values) {
        Basis basis = new Basis.OfEstimate("scaled-to-advance/1", after.digest(), before.digest());
        Intervals spread = new Intervals(values, 0, values.length, start, (int) QUARTER.toSeconds());
        return usage(basis, first, spread, TestRegistry.agreement(), TestRegistry.TARIFF);
    }

    /** Use at home on the usual terms. */
    public static Usage usage(Basis basis, long first, String start, long... quantities) {
        Intervals intervals = new Intervals(
                quantities, 0, quantities.length, Instant.parse(start).getEpochSecond(), (int) QUARTER.toSeconds());
        return usage(basis, first, intervals, TestRegistry.agreement(), TestRegistry.TARIFF);
    }

    private static Usage usage(Basis basis, long first, Intervals intervals, SignedDocument agreement, Tariff tariff) {
        return new Usage(
                TestRegistry.ACCOUNT,
                "EUR",
                TestRegistry.HOME,
                "home",
                agreement.hash(),
                TestRegistry.tariffDocument(tariff).hash(),
                MeasurementUnit.KILOWATT_HOUR,
                basis,
                first,
                intervals.count(),
                Rating.asRead(
                        tariff, ObisCode.ACTIVE_IMPORT, MeasurementUnit.KILOWATT_HOUR, intervals, SeriesPrices.NONE));
    }

    /** The charging transaction at work, by the token's authorisation. */
    public static Usage atWork() {
        return atWork("ev-charging", TestRegistry.authorisation());
    }

    public static Usage atWork(String endUse, SignedDocument agreement) {
        Intervals whole = new Intervals(
                new long[] {7_345}, 0, 1, CHARGE.block().start(), CHARGE.block().interval());
        return new Usage(
                TestRegistry.ACCOUNT,
                "EUR",
                TestRegistry.WORK,
                endUse,
                agreement.hash(),
                TestRegistry.tariffDocument().hash(),
                MeasurementUnit.KILOWATT_HOUR,
                new Basis.OfBlock(CHARGE.digest()),
                1,
                2,
                Rating.rate(TestRegistry.TARIFF, MeasurementUnit.KILOWATT_HOUR, whole));
    }

    public static SignedBlock home(long first, String start, long closing, boolean live, long... values) {
        return home(new TestKeys("home-meter").signer(), first, start, closing, live, values);
    }

    /** A block of the meter at home by any of its keys. */
    public static SignedBlock home(
            BlockSigner signer, long first, String start, long closing, boolean live, long... values) {
        BlockBuilder builder = live ? BlockBuilder.live(HOME) : BlockBuilder.seal(HOME, Hash.ZERO);
        return builder.firstSequence(first)
                .start(Instant.parse(start))
                .interval(QUARTER)
                .values(values)
                .closingRegister(closing)
                .sign(signer, seed(start + live));
    }

    private static SignedBlock charge() {
        return BlockBuilder.charging(WORK, new ChargingTransaction("transaction-1", TestRegistry.TOKEN))
                .start(Instant.parse("2026-03-02T17:30:00Z"))
                .interval(Duration.ofMinutes(70))
                .values(100_000, 107_345)
                .closingRegister(107_345)
                .sign(new TestKeys("work-meter").signer(), seed("charge"));
    }

    public static BlockEvidence evidence(SignedBlock block, String usagePoint) {
        return new BlockEvidence(
                usagePoint,
                OriginClass.METER_SIGNED,
                block.signed(),
                block.signature(),
                block.readings(),
                block.charging());
    }

    private static byte[] seed(String name) {
        return TreeHasher.sha256(("seed " + name).getBytes(StandardCharsets.UTF_8))
                .bytes();
    }
}
