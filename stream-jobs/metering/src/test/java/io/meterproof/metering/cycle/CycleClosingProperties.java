package io.meterproof.metering.cycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.meterproof.formats.block.MeasurementUnit;
import io.meterproof.metering.rating.DemandCharge;
import io.meterproof.metering.rating.DemandCharge.Assessment;
import io.meterproof.metering.rating.DemandCharge.Ratchet;
import io.meterproof.metering.rating.MinimumCharge;
import io.meterproof.metering.rating.MinimumCharge.Span;
import io.meterproof.metering.rating.Tier;
import io.meterproof.metering.rating.TieredCharge;
import io.meterproof.metering.rating.TieredCharge.Allocation;
import io.meterproof.metering.rating.TieredCharge.Basis;
import io.meterproof.metering.rating.TieredPrice;
import io.meterproof.metering.rating.Vat;
import io.meterproof.metering.rating.When;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class CycleClosingProperties {
    private static final List<String> MONTHS =
            List.of("2026-01-01", "2026-02-01", "2026-03-01", "2026-04-01", "2026-05-01");

    @Property(tries = 100)
    void howeverLateReadingsComeTheLastCloseMakesOneBalance(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        long[] each = random.longs(MONTHS.size() - 1L, 0, 3_000).toArray();
        int[] arrives = random.ints(each.length, 0, each.length).toArray();

        ClosedAccount inTime = account();
        ClosedAccount late = account();
        for (int month = 0; month < each.length; month++) {
            use(inTime, month, each[month]);
            for (int other = 0; other < each.length; other++) {
                if (Math.max(other, arrives[other]) == month) {
                    use(late, other, each[other]);
                }
            }
            inTime.closed(MONTHS.get(month), MONTHS.get(month + 1));
            late.closed(MONTHS.get(month), MONTHS.get(month + 1));
        }

        assertThat(unrounded(late)).isEqualTo(unrounded(inTime));
        assertThat(inTime.entries()).doesNotContain("reversal");
    }

    /** Each statement rounds what it books, so only the exact sums are the same. */
    private static long unrounded(ClosedAccount account) {
        return account.all().stream()
                .flatMap(entry -> entry.lines().stream())
                .filter(line -> !line.component().equals("rounding"))
                .mapToLong(line -> line.amount())
                .sum();
    }

    private static void use(ClosedAccount account, int month, long each) {
        account.used("month " + month, MONTHS.get(month), nextDay(MONTHS.get(month)), each);
        account.used("rest of month " + month, nextDay(MONTHS.get(month)), MONTHS.get(month + 1), each / 7);
    }

    private static String nextDay(String first) {
        return first.substring(0, 8) + "02";
    }

    private static ClosedAccount account() {
        List<Tier> tiers =
                List.of(new Tier(Optional.of(300_000L), new BigDecimal("0.1013")), Tier.open(new BigDecimal("0.3077")));
        return new ClosedAccount()
                .priced(
                        "2026-01-01",
                        new TieredCharge(
                                "energy",
                                MeasurementUnit.KILOWATT_HOUR,
                                Allocation.IN_ORDER_OF_USE,
                                Basis.MONTH,
                                List.of(new TieredPrice("use", tiers, When.ALWAYS))),
                        new DemandCharge(
                                "demand",
                                60,
                                Assessment.MONTHLY,
                                List.of(new TieredPrice("all", List.of(Tier.open(BigDecimal.TEN)), When.ALWAYS)),
                                Optional.of(new Ratchet(BigDecimal.valueOf(80), 2))),
                        new MinimumCharge("least", BigDecimal.valueOf(50), Span.MONTH, List.of()),
                        new Vat("vat", "S", BigDecimal.valueOf(25), List.of()))
                .agreed("2026-01-01", Optional.empty());
    }
}
