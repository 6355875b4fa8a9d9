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
import java.util.ArrayList;
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

    /** Two channels, gaps across the ends of months, versions that come late, and closes within months. */
    @Property(tries = 200)
    void whateverComesLateTheLastCloseChargesEachPieceOnceByWhatStands(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<LateUse> uses = LateUse.random(random, MONTHS.size() - 1);
        int late = random.nextInt(MONTHS.size() - 1);
        List<String> ends = new ArrayList<>();
        for (int month = 0; month + 1 < MONTHS.size(); month++) {
            if (random.nextInt(3) == 0) {
                ends.add(MONTHS.get(month).substring(0, 8) + "16");
            }
            ends.add(MONTHS.get(month + 1));
        }

        ClosedAccount inTime = account().priced("2026-02-16", tiers("0.2"), vat());
        uses.forEach(use -> use.bill(inTime));
        ClosedAccount delayed = account();
        String from = MONTHS.get(0);
        for (String end : ends) {
            if (!end.equals(MONTHS.get(0)) && ends.indexOf(end) >= Math.min(late, ends.size() - 1)) {
                delayed.priced("2026-02-16", tiers("0.2"), vat());
            }
            boolean last = end.equals(MONTHS.get(MONTHS.size() - 1));
            int closes = ends.indexOf(end);
            uses.stream().filter(use -> last || use.arrives() <= closes).forEach(use -> use.bill(delayed));
            inTime.closed(from, end);
            delayed.closed(from, end);
            from = end;
        }

        assertThat(unrounded(delayed)).isEqualTo(unrounded(inTime));
        assertThat(inTime.entries()).doesNotContain("reversal");
    }

    @Property(tries = 100)
    void anAccountThatUsedSomethingElseCostsAsIfCalculatedAnew(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        ClosedAccount account = account();
        List<LateUse> uses = LateUse.random(random, MONTHS.size() - 1);
        uses.forEach(use -> use.bill(account));
        CycleClosing before = account.calculated(MONTHS.get(0), MONTHS.get(MONTHS.size() - 1));
        account.takenBack(uses.get(random.nextInt(uses.size())).name());
        use(account, random.nextInt(MONTHS.size() - 1), 77);

        CycleClosing after = account.calculated(MONTHS.get(0), MONTHS.get(MONTHS.size() - 1));

        assertThat(account.with(before).outstanding()).isEqualTo(after.outstanding());
    }

    /** So many Wh an hour of some days, billed before the close of a number. */
    private record LateUse(String name, String from, String to, long each, int arrives) {
        static List<LateUse> random(SplittableRandom random, int months) {
            List<LateUse> uses = new ArrayList<>();
            for (int month = 0; month < months; month++) {
                String prefix = MONTHS.get(month).substring(0, 8);
                uses.add(of(random, "first " + month, prefix + "03", prefix + "16"));
                uses.add(of(random, "second " + month, prefix + "16", prefix + "27"));
                uses.add(of(
                        random,
                        "gap " + month,
                        prefix + "27",
                        MONTHS.get(month + 1).substring(0, 8) + "03"));
                uses.add(of(random, "other channel " + month, prefix + "05", prefix + "06"));
            }
            return uses;
        }

        private static LateUse of(SplittableRandom random, String name, String from, String to) {
            return new LateUse(name, from, to, random.nextLong(3_000), random.nextInt(2 * MONTHS.size()));
        }

        /** Again by another version, once that is there. */
        void bill(ClosedAccount account) {
            account.used(name, from, to, each);
        }
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

    private static Vat vat() {
        return new Vat("vat", "S", BigDecimal.valueOf(25), List.of());
    }

    private static TieredCharge tiers(String below) {
        List<Tier> tiers =
                List.of(new Tier(Optional.of(300_000L), new BigDecimal(below)), Tier.open(new BigDecimal("0.3077")));
        return new TieredCharge(
                "energy",
                MeasurementUnit.KILOWATT_HOUR,
                Allocation.IN_ORDER_OF_USE,
                Basis.MONTH,
                List.of(new TieredPrice("use", tiers, When.ALWAYS)));
    }

    private static ClosedAccount account() {
        return new ClosedAccount()
                .priced(
                        "2026-01-01",
                        tiers("0.1013"),
                        new DemandCharge(
                                "demand",
                                60,
                                Assessment.MONTHLY,
                                List.of(new TieredPrice("all", List.of(Tier.open(BigDecimal.TEN)), When.ALWAYS)),
                                Optional.of(new Ratchet(BigDecimal.valueOf(80), 2))),
                        new MinimumCharge("least", BigDecimal.valueOf(50), Span.MONTH, List.of()),
                        vat())
                .agreed("2026-01-01", Optional.empty());
    }
}
