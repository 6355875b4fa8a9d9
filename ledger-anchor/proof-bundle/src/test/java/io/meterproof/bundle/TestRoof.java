package io.meterproof.bundle;

import io.meterproof.formats.block.BlockBuilder;
import io.meterproof.formats.block.Channel;
import io.meterproof.formats.block.MeasurementUnit;
import io.meterproof.formats.block.ObisCode;
import io.meterproof.formats.block.SignedBlock;
import io.meterproof.metering.document.Agreement;
import io.meterproof.metering.document.SignedDocument;
import io.meterproof.metering.ledger.Basis;
import io.meterproof.metering.ledger.Usage;
import io.meterproof.metering.rating.Intervals;
import io.meterproof.metering.rating.Rating;
import io.meterproof.tlog.Hash;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A day of what a roof fed in, billed as it was read. */
public final class TestRoof {
    private static final Duration QUARTER = Duration.ofHours(6);
    private static final Instant BOOKED = Instant.parse("2026-03-04T01:00:00Z");
    private static final long[] FED_IN = {0, 1_500, 2_000, 0};
    private static final SignedDocument AGREEMENT = TestRegistry.agreed(new Agreement(
            "agreement-roof",
            TestRegistry.ACCOUNT,
            TestRegistry.HOME,
            ObisCode.ACTIVE_EXPORT,
            "solar",
            TestRegistry.TARIFF.id(),
            TestRegistry.ALWAYS));
    private static final SignedBlock DAY = BlockBuilder.seal(
                    new Channel(TestRegistry.meter("home-meter"), ObisCode.ACTIVE_EXPORT), Hash.ZERO)
            .firstSequence(1)
            .start(TestRegistry.FROM)
            .interval(QUARTER)
            .values(FED_IN)
            .closingRegister(3_500)
            .sign(new TestKeys("home-meter").signer(), new byte[32]);

    private TestRoof() {}

    /** @param exported what the entry says, right or wrong */
    public static byte[] bytes(boolean exported) {
        TestLedger ledger = new TestLedger()
                .bill(used(exported), BOOKED)
                .close(TestRegistry.FROM, TestRegistry.TO, List.of(TestBundles.terms(AGREEMENT, TestRegistry.TARIFF)));
        return TestBundles.bytes(ledger, List.of(TestBundles.evidence(DAY, TestRegistry.HOME)), AGREEMENT);
    }

    private static Usage used(boolean exported) {
        Intervals intervals =
                new Intervals(FED_IN, 0, FED_IN.length, TestRegistry.FROM.getEpochSecond(), (int) QUARTER.toSeconds());
        return new Usage(
                TestRegistry.ACCOUNT,
                "EUR",
                TestRegistry.HOME,
                "solar",
                AGREEMENT.hash(),
                TestRegistry.tariffDocument().hash(),
                MeasurementUnit.KILOWATT_HOUR,
                new Basis.OfBlock(DAY.digest()),
                1,
                FED_IN.length,
                Optional.empty(),
                Optional.empty(),
                exported,
                Rating.rate(TestRegistry.TARIFF, MeasurementUnit.KILOWATT_HOUR, intervals));
    }
}
