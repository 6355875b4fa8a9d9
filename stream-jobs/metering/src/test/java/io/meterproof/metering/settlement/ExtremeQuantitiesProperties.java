package io.meterproof.metering.settlement;

import static org.assertj.core.api.Assertions.assertThatCode;

import io.meterproof.formats.block.BlockKind;
import io.meterproof.metering.document.Identified;
import io.meterproof.metering.rating.Tariff;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;

/** Whatever a meter signs, however it is multiplied and whatever it costs: it settles, or it is held and others go on. */
class ExtremeQuantitiesProperties {
    private static final long DEAREST_MICROS = 50_000_000_000L;
    private static final long LARGEST_MULTIPLIER_MICROS = 1_000_000_000_000L;

    @Property
    void noIntervalsStopSettlement(
            @ForAll("registers") long opening,
            @ForAll("values") List<Long> values,
            @ForAll @LongRange(min = 1, max = LARGEST_MULTIPLIER_MICROS) long multiplier,
            @ForAll @LongRange(min = -DEAREST_MICROS, max = DEAREST_MICROS) long price) {
        long[] told = values.stream().mapToLong(Long::longValue).toArray();
        long closing = opening;
        for (long value : told) {
            closing += value;
        }

        settles(Blocks.accepted(BlockKind.SEAL, 1, closing, Blocks.INTERVAL, 0, told), multiplier, price);
    }

    @Property
    void noTransactionStopsSettlement(
            @ForAll("registers") long begin,
            @ForAll("registers") long end,
            @ForAll @LongRange(min = 1, max = LARGEST_MULTIPLIER_MICROS) long multiplier,
            @ForAll @LongRange(min = -DEAREST_MICROS, max = DEAREST_MICROS) long price) {
        settles(Blocks.charging(1, 60, begin, end), multiplier, price);
    }

    @Provide
    Arbitrary<Long> registers() {
        return Arbitraries.oneOf(
                Arbitraries.longs(), Arbitraries.longs().between(-1_000_000_000_000L, 1_000_000_000_000L));
    }

    @Provide
    Arbitrary<List<Long>> values() {
        Arbitrary<List<Long>> any = Arbitraries.longs().list().ofMinSize(1).ofMaxSize(3);
        Arbitrary<List<Long>> large = Arbitraries.longs()
                .between(-400_000_000, 400_000_000)
                .list()
                .ofMinSize(1)
                .ofMaxSize(300);
        Arbitrary<List<Long>> larger =
                Arbitraries.of(1L << 48).list().ofMinSize(250).ofMaxSize(300);
        return Arbitraries.oneOf(any, large, larger);
    }

    /** The books add up what is billed, exactly. */
    private static void settles(AcceptedBlock block, long multiplierMicros, long priceMicros) {
        Installed installed = Papers.installed(Papers.multiplied(Papers.from(1), decimal(multiplierMicros)));
        Identified<Tariff> tariff = Agreed.tariff(Agreed.ALWAYS, decimal(priceMicros));
        Terms terms = AgreedTerms.of(
                List.of(Agreed.agreement("one", Agreed.ALWAYS, Optional.empty())), id -> List.of(tariff));
        for (Installed known : List.of(Installed.UNKNOWN, installed)) {
            Settlement settlement = new Settlement(Blocks.CHANNEL, terms, known, new TreeChannelStore());
            assertThatCode(() -> new Books().post(settlement.accept(block).events()))
                    .doesNotThrowAnyException();
        }
    }

    private static String decimal(long micros) {
        return BigDecimal.valueOf(micros, 6).toPlainString();
    }
}
