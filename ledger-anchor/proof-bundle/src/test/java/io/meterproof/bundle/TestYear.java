package io.meterproof.bundle;

import io.meterproof.formats.block.BlockBuilder;
import io.meterproof.formats.block.BlockSigner;
import io.meterproof.formats.block.Channel;
import io.meterproof.formats.block.MeasurementUnit;
import io.meterproof.formats.block.ObisCode;
import io.meterproof.formats.block.ReadingsCodec;
import io.meterproof.formats.block.SignedBlock;
import io.meterproof.metering.document.Agreement;
import io.meterproof.metering.document.DocumentSigner;
import io.meterproof.metering.document.Role;
import io.meterproof.metering.document.SignedDocument;
import io.meterproof.metering.ledger.Basis;
import io.meterproof.metering.ledger.Usage;
import io.meterproof.metering.rating.Intervals;
import io.meterproof.metering.rating.Rating;
import io.meterproof.metering.rating.StandingTerms;
import io.meterproof.tlog.Hash;
import io.meterproof.tlog.TreeHasher;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/** A household's year: half-hourly readings of two channels, sealed daily and billed monthly. */
public final class TestYear {
    private static final Duration HALF_HOUR = Duration.ofMinutes(30);
    private static final int PER_DAY = 48;
    private static final int MONTHS = 12;

    private final TestLedger ledger = new TestLedger();
    private final List<BlockEvidence> blocks = new ArrayList<>();
    private final List<SignedDocument> documents = new ArrayList<>();
    private final Map<Channel, Hash> lastSeals = new HashMap<>();
    private final Map<Channel, Long> registers = new HashMap<>();
    private final SplittableRandom chance = new SplittableRandom(2026);
    private final BlockSigner signer = new TestKeys("home-meter").signer();

    private TestYear() {}

    /** The bundle as it is written; {@link TestBundles#trust()} vouches for it. */
    public static byte[] bytes() {
        return new TestYear().year();
    }

    /** The same in a log whose one shard has so many leaves, and those of the year far apart among them. */
    public static byte[] among(long leaves) {
        TestYear year = new TestYear();
        year.year();
        BundleBuilder builder = TestBundles.builder(
                TestBundles.evidence(year.ledger, year.blocks, year.documents.toArray(SignedDocument[]::new)));
        return BundleCodec.encode(builder.build(TestLog.farApart(builder.leaves(), builder.pointer(), leaves)));
    }

    private byte[] year() {
        SignedDocument imported = TestRegistry.agreement();
        SignedDocument exported = exported();
        documents.add(exported);
        List<StandingTerms> terms = List.of(
                TestBundles.terms(imported, TestRegistry.TARIFF), TestBundles.terms(exported, TestRegistry.TARIFF));
        Instant from = TestRegistry.ALWAYS.from();
        long day = 0;
        for (int month = 1; month <= MONTHS; month++) {
            Instant to = from.atZone(ZoneOffset.UTC).plusMonths(1).toInstant();
            for (Instant begin = from; begin.isBefore(to); begin = begin.plus(Duration.ofDays(1))) {
                bill(
                        new Channel(TestRegistry.meter("home-meter"), ObisCode.ACTIVE_IMPORT),
                        day,
                        begin,
                        "home",
                        imported);
                bill(
                        new Channel(TestRegistry.meter("home-meter"), ObisCode.ACTIVE_EXPORT),
                        day,
                        begin,
                        "solar",
                        exported);
                day++;
            }
            documents.add(TestRegistry.close("month-" + month, from, to));
            ledger.close(from, to, terms);
            from = to;
        }
        return TestBundles.bytes(ledger, blocks, documents.toArray(SignedDocument[]::new));
    }

    private static SignedDocument exported() {
        return DocumentSigner.sign(
                new Agreement(
                        "agreement-2",
                        TestRegistry.ACCOUNT,
                        TestRegistry.HOME,
                        ObisCode.ACTIVE_EXPORT,
                        "solar",
                        TestRegistry.TARIFF.id(),
                        TestRegistry.ALWAYS),
                new TestKeys(TestRegistry.key(Role.REGISTRAR)).as(Role.REGISTRAR));
    }

    private void bill(Channel channel, long day, Instant begin, String endUse, SignedDocument agreement) {
        long[] values = chance.longs(PER_DAY, 0, 1_500).toArray();
        SignedBlock seal = seal(channel, day, begin, values);
        blocks.add(TestBundles.evidence(seal, TestRegistry.HOME));
        Intervals intervals =
                new Intervals(ReadingsCodec.decode(seal.readings()).values(), 0, PER_DAY, begin.getEpochSecond(), (int)
                        HALF_HOUR.toSeconds());
        Usage usage = new Usage(
                TestRegistry.ACCOUNT,
                "EUR",
                TestRegistry.HOME,
                endUse,
                agreement.hash(),
                TestRegistry.tariffDocument().hash(),
                MeasurementUnit.KILOWATT_HOUR,
                new Basis.OfBlock(seal.digest()),
                seal.block().firstSequence(),
                PER_DAY,
                Optional.empty(),
                Optional.empty(),
                Rating.isExport(channel.obis()),
                Rating.rate(TestRegistry.TARIFF, MeasurementUnit.KILOWATT_HOUR, intervals));
        ledger.bill(usage, begin.plus(Duration.ofHours(25)));
    }

    private SignedBlock seal(Channel channel, long day, Instant begin, long[] values) {
        long register = registers.getOrDefault(channel, 0L);
        for (long value : values) {
            register += value;
        }
        registers.put(channel, register);
        byte[] seed = TreeHasher.sha256((channel + " " + day).getBytes(StandardCharsets.UTF_8))
                .bytes();
        SignedBlock seal = BlockBuilder.seal(channel, lastSeals.getOrDefault(channel, Hash.ZERO))
                .firstSequence(day * PER_DAY + 1)
                .start(begin)
                .interval(HALF_HOUR)
                .values(values)
                .closingRegister(register)
                .sign(signer, seed);
        lastSeals.put(channel, seal.digest());
        return seal;
    }
}
