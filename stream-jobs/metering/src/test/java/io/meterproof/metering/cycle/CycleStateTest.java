package io.meterproof.metering.cycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.meterproof.formats.block.MeasurementUnit;
import io.meterproof.metering.ledger.CycleCharges;
import io.meterproof.metering.ledger.Golden;
import io.meterproof.metering.period.Carried;
import io.meterproof.metering.rating.Intervals;
import io.meterproof.metering.rating.Line;
import io.meterproof.tlog.Hash;
import io.meterproof.tlog.TreeHasher;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What settlement keeps of an account's cycles, byte for byte. */
class CycleStateTest {
    private static final Instant JANUARY = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant FEBRUARY = Instant.parse("2026-02-01T00:00:00Z");
    private static final Instant MARCH = Instant.parse("2026-03-01T00:00:00Z");
    private static final Hash AGREEMENT = TreeHasher.sha256(new byte[] {1});
    private static final Hash TARIFF = TreeHasher.sha256(new byte[] {2});

    @Test
    void aRatedAgreementKeepsItsBytes() throws IOException {
        Carried left = new Carried(
                List.of(new Carried.Peak("demand", "all", JANUARY, 10_000)),
                List.of(
                        new Carried.Credit("export", "day", 1_500, new BigDecimal("0.08")),
                        new Carried.Credit("bought", "", 2_500_000, BigDecimal.ZERO)),
                Map.of("least", 30_000_000L));
        CycleCharges charges = new CycleCharges(
                AGREEMENT, Optional.of("up-1"), "home", FEBRUARY, MARCH, List.of(TARIFF), List.of(line("network")));
        RatedAgreement rated = new RatedAgreement(
                JANUARY, Optional.of(FEBRUARY), left, List.of(new RatedCycle(7, charges, Carried.NOTHING)));

        byte[] encoded = RatedAgreementCodec.encode(rated);

        assertThat(encoded).isEqualTo(Golden.bytes("rated-agreement/v2/one-cycle.hex", encoded));
        assertThat(RatedAgreementCodec.decode(encoded)).isEqualTo(rated);
    }

    @Test
    void aMeasuredUseKeepsItsBytes() throws IOException {
        Intervals intervals = new Intervals(new long[] {-1_000, -2_000}, 0, 2, FEBRUARY.getEpochSecond(), 3600);
        MeasuredUse use = new MeasuredUse(
                "up-1", AGREEMENT, TARIFF, MeasurementUnit.KILOWATT_HOUR, intervals, true, List.of(line("spot")), true);

        byte[] encoded = MeasuredUseCodec.encode(use);

        assertThat(encoded).isEqualTo(Golden.bytes("measured-use/v1/deducted.hex", encoded));
        assertThat(MeasuredUseCodec.decode(encoded)).usingRecursiveComparison().isEqualTo(use);
    }

    private static Line line(String component) {
        return new Line(
                component,
                Optional.of("day"),
                FEBRUARY,
                FEBRUARY.plusSeconds(7200),
                3_000,
                new BigDecimal("0.25"),
                750_000,
                Optional.empty());
    }
}
