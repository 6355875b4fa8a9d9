package io.meterproof.metering.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.meterproof.metering.rating.Line;
import io.meterproof.metering.rating.TimeOfUsePrice.DailyWindow;
import io.meterproof.metering.rating.TimeWindow;
import io.meterproof.metering.rating.When;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RuleLinesTest {
    private static final ZoneId COPENHAGEN = ZoneId.of("Europe/Copenhagen");
    private static final Instant MARCH = Instant.parse("2026-02-28T23:00:00Z");
    private static final int HOUR = 3600;

    @Test
    void whatIsUsedOutsideOfItsHoursIsDeniedByName() {
        AccountRule nights = rule("Only at night", hours("22:00", "06:00"));

        assertThat(decided(List.of(nights), home(MARCH, 24, 100)))
                .containsExactly(
                        "permitted 600 2026-02-28T23:00:00Z/2026-03-01T05:00:00Z",
                        "denied/Only at night 1600 2026-03-01T05:00:00Z/2026-03-01T21:00:00Z",
                        "permitted 200 2026-03-01T21:00:00Z/2026-03-01T23:00:00Z");
    }

    @Test
    void holidaysOfTheTariffAreNoWorkdays() {
        TimeWindow workdays = new TimeWindow(List.of(), Set.of(DayOfWeek.MONDAY), false, Optional.empty());
        AccountRule rule = rule("Mondays", new Limit.OfHours(When.of(workdays)));
        List<UsedInterval> monday = home(Instant.parse("2026-03-02T10:00:00Z"), 1, 100);

        assertThat(decided(List.of(rule), monday)).containsExactly(permitted(monday));
        assertThat(RuleLines.of(List.of(rule), COPENHAGEN, Set.of(LocalDate.parse("2026-03-02")), monday, 0))
                .singleElement()
                .satisfies(line -> assertThat(line.component()).isEqualTo(RuleDecision.DENIED));
    }

    @Test
    void whatIsUsedElsewhereIsDenied() {
        AccountRule depot = rule("Only at the depot", new Limit.OfPlaces(Set.of("depot-1", "depot-2")));
        UsedInterval there = new UsedInterval(second(MARCH), second(MARCH) + 600, "depot-2", 9_000);
        UsedInterval elsewhere = new UsedInterval(second(MARCH) + 900, second(MARCH) + 1_500, "highway", 30_000);

        assertThat(decided(List.of(depot), List.of(elsewhere, there)))
                .containsExactly(
                        "permitted 9000 2026-02-28T23:00:00Z/2026-02-28T23:10:00Z",
                        "denied/Only at the depot 30000 2026-02-28T23:15:00Z/2026-02-28T23:25:00Z");
    }

    @Test
    void anAmountIsPermittedUntilItWasUsedInOrderOfService() {
        AccountRule month = rule("250 Wh", new Limit.OfAmount(250, Limit.Span.MONTH));

        assertThat(decided(List.of(month), home(MARCH, 5, 100)))
                .containsExactly(
                        "permitted 300 2026-02-28T23:00:00Z/2026-03-01T02:00:00Z",
                        "denied/250 Wh 200 2026-03-01T02:00:00Z/2026-03-01T04:00:00Z");
    }

    @Test
    void anAmountOfADayBeginsAnewAtLocalMidnightAndALongDayHasMoreHours() {
        AccountRule day = rule("24 hours' worth", new Limit.OfAmount(2_400, Limit.Span.DAY));
        Instant longDay = Instant.parse("2026-10-24T22:00:00Z");

        assertThat(decided(List.of(day), home(longDay, 26, 100)))
                .containsExactly(
                        "permitted 2400 2026-10-24T22:00:00Z/2026-10-25T22:00:00Z",
                        "denied/24 hours' worth 100 2026-10-25T22:00:00Z/2026-10-25T23:00:00Z",
                        "permitted 100 2026-10-25T23:00:00Z/2026-10-26T00:00:00Z");
    }

    @Test
    void whatAnotherRuleDeniesIsCountedAllTheSame() {
        AccountRule night = rule("Only at night", hours("22:00", "06:00"));
        AccountRule amount = rule("150 Wh", new Limit.OfAmount(150, Limit.Span.DAY));
        List<UsedInterval> used = home(Instant.parse("2026-03-01T19:00:00Z"), 3, 100);

        assertThat(decided(List.of(night, amount), used))
                .containsExactly(
                        "denied/Only at night 200 2026-03-01T19:00:00Z/2026-03-01T21:00:00Z",
                        "denied/150 Wh 100 2026-03-01T21:00:00Z/2026-03-01T22:00:00Z");
    }

    @Test
    void whatWasUsedEarlierInTheMonthIsCountedButHasItsLineElsewhere() {
        AccountRule month = rule("250 Wh", new Limit.OfAmount(250, Limit.Span.MONTH));
        List<UsedInterval> used = home(MARCH, 4, 100);

        assertThat(texts(RuleLines.of(
                        List.of(month), COPENHAGEN, Set.of(), used, used.get(2).begin())))
                .containsExactly(
                        "permitted 100 2026-03-01T01:00:00Z/2026-03-01T02:00:00Z",
                        "denied/250 Wh 100 2026-03-01T02:00:00Z/2026-03-01T03:00:00Z");
    }

    @Test
    void whereNoRuleHoldsNothingIsDecidedOrCounted() {
        Instant from = MARCH.plusSeconds(HOUR);
        AccountRule later = new AccountRule(
                "100 Wh", from, Optional.of(from.plusSeconds(2 * HOUR)), new Limit.OfAmount(100, Limit.Span.MONTH));

        assertThat(decided(List.of(later), home(MARCH, 5, 100)))
                .containsExactly(
                        "permitted 100 2026-03-01T00:00:00Z/2026-03-01T01:00:00Z",
                        "denied/100 Wh 100 2026-03-01T01:00:00Z/2026-03-01T02:00:00Z");
    }

    private static AccountRule rule(String name, Limit limit) {
        return new AccountRule(name, Instant.EPOCH, Optional.empty(), limit);
    }

    private static Limit hours(String from, String to) {
        DailyWindow hours = new DailyWindow(LocalTime.parse(from), LocalTime.parse(to));
        return new Limit.OfHours(When.of(new TimeWindow(List.of(), Set.of(), false, Optional.of(hours))));
    }

    private static List<UsedInterval> home(Instant from, int hours, long each) {
        List<UsedInterval> used = new ArrayList<>();
        for (int i = 0; i < hours; i++) {
            long begin = second(from) + (long) i * HOUR;
            used.add(new UsedInterval(begin, begin + HOUR, "home", each));
        }
        return used;
    }

    private static long second(Instant instant) {
        return instant.getEpochSecond();
    }

    private static String permitted(List<UsedInterval> whole) {
        UsedInterval only = whole.get(0);
        return "permitted " + only.quantity() + " " + Instant.ofEpochSecond(only.begin()) + "/"
                + Instant.ofEpochSecond(only.end());
    }

    private static List<String> decided(List<AccountRule> rules, List<UsedInterval> used) {
        return texts(RuleLines.of(rules, COPENHAGEN, Set.of(), used, 0));
    }

    private static List<String> texts(List<Line> lines) {
        return lines.stream()
                .map(line ->
                        line.component() + line.name().map(name -> "/" + name).orElse("") + " " + line.quantity() + " "
                                + line.from() + "/" + line.to())
                .toList();
    }
}
