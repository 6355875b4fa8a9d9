package io.meterproof.metering.cycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.meterproof.metering.rating.Line;
import io.meterproof.metering.rating.MonthlyCharge;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.BeforeTry;

/** At every instant one contract holds for the register, by cycles or by days, and a day costs the same in both. */
class StandingByDaysProperties {
    private static final LocalDate BEGIN = LocalDate.of(2026, 1, 1);
    private static final long PER_DAY = 850_000;

    private ClosedAccount account;

    /** A contract of days since the begin, from one on and up to another. */
    private record Tenure(String id, int from, Optional<Integer> to, String tariff) {
        Tenure until(int day) {
            return new Tenure(id, from, Optional.of(day), tariff);
        }

        Tenure since(int day) {
            return new Tenure(id, day, to, tariff);
        }

        int end(int last) {
            return to.map(day -> Math.min(day, last)).orElse(last);
        }
    }

    @BeforeTry
    void open() {
        account = new ClosedAccount()
                .pricedBy(
                        "cycles",
                        "2026-01-01",
                        SamplePrices.flat("0.25"),
                        SamplePrices.standing("0.85"),
                        new MonthlyCharge("network", BigDecimal.TEN))
                .pricedBy("days", "2026-01-01", SamplePrices.flat("0.25"), SamplePrices.standing("0.85"));
    }

    @Property(tries = 1000)
    void howeverLateContractsMoveEachDayIsChargedOnce(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Tenure> tenures = new ArrayList<>(List.of(new Tenure("c-0", 0, Optional.empty(), tariff(random))));
        publish(tenures.get(0));
        int moves = 1 + random.nextInt(3);
        for (int month = 1; month <= 4; month++) {
            int days = days(month);
            for (int move = 0; move < moves; move++) {
                move(tenures, random, days);
            }
            account.closed(ClosedAccount.firstOfMonth(month), ClosedAccount.firstOfMonth(month + 1));

            assertThat(standing()).isEqualTo(days * PER_DAY);
        }
    }

    @Example
    void daysThatNoPeriodChargedAreChargedByTheContractThatTakesThemOver() {
        publish(new Tenure("c-0", 0, Optional.of(9), "days"));
        publish(new Tenure("c-1", 9, Optional.empty(), "cycles"));
        account.closed("2026-01-01", "2026-02-01");
        publish(new Tenure("c-1", 31, Optional.empty(), "cycles"));
        publish(new Tenure("c-0", 0, Optional.of(31), "days"));
        account.closed("2026-02-01", "2026-03-01");

        assertThat(standing()).isEqualTo(59 * PER_DAY);
    }

    @Example
    void daysThatAPeriodChargedAreNotChargedAgainByTheCycleThatTakesThemOver() {
        publish(new Tenure("c-0", 0, Optional.of(6), "cycles"));
        publish(new Tenure("c-1", 6, Optional.empty(), "days"));
        account.closed("2026-01-01", "2026-02-01");
        publish(new Tenure("c-0", 0, Optional.of(12), "cycles"));
        publish(new Tenure("c-1", 12, Optional.empty(), "days"));
        account.closed("2026-02-01", "2026-03-01");

        assertThat(standing()).isEqualTo(59 * PER_DAY);
    }

    private void move(List<Tenure> tenures, SplittableRandom random, int last) {
        int i = random.nextInt(tenures.size());
        Tenure tenure = tenures.get(i);
        switch (random.nextInt(3)) {
            case 0 -> split(tenures, i, random, last);
            case 1 -> {
                tenures.set(i, new Tenure(tenure.id(), tenure.from(), tenure.to(), tariff(random)));
                publish(tenures.get(i));
            }
            default -> moveEnd(tenures, i, random, last);
        }
    }

    private void split(List<Tenure> tenures, int i, SplittableRandom random, int last) {
        Tenure tenure = tenures.get(i);
        if (tenure.end(last) - tenure.from() > 2) {
            int day = random.nextInt(tenure.from() + 1, tenure.end(last));
            tenures.set(i, tenure.until(day));
            tenures.add(i + 1, new Tenure("c-" + tenures.size(), day, tenure.to(), tariff(random)));
            publish(tenures.get(i));
            publish(tenures.get(i + 1));
        }
    }

    /** What becomes shorter is published first, so that no contract ends the other. */
    private void moveEnd(List<Tenure> tenures, int i, SplittableRandom random, int last) {
        Tenure tenure = tenures.get(i);
        if (i + 1 < tenures.size() && tenures.get(i + 1).end(last) - tenure.from() > 2) {
            int day = random.nextInt(tenure.from() + 1, tenures.get(i + 1).end(last));
            boolean shorter = day < tenure.to().orElseThrow();
            tenures.set(i, tenure.until(day));
            tenures.set(i + 1, tenures.get(i + 1).since(day));
            publish(tenures.get(shorter ? i : i + 1));
            publish(tenures.get(shorter ? i + 1 : i));
        }
    }

    private void publish(Tenure tenure) {
        account.agreed(
                tenure.id(),
                tenure.tariff(),
                BEGIN.plusDays(tenure.from()),
                tenure.to().map(BEGIN::plusDays));
    }

    private long standing() {
        return account.all().stream()
                .flatMap(entry -> entry.lines().stream())
                .filter(line -> line.component().equals("standing"))
                .mapToLong(Line::amount)
                .sum();
    }

    private static String tariff(SplittableRandom random) {
        return random.nextInt(2) == 0 ? "cycles" : "days";
    }

    private static int days(int months) {
        return Math.toIntExact(BEGIN.plusMonths(months).toEpochDay() - BEGIN.toEpochDay());
    }
}
