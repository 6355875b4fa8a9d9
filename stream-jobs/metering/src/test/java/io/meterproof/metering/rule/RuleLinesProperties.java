package io.meterproof.metering.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.meterproof.metering.rating.Line;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class RuleLinesProperties {
    private static final ZoneId ZONE = ZoneId.of("Europe/Copenhagen");
    private static final long FROM = Instant.parse("2026-10-20T00:00:00Z").getEpochSecond();
    private static final int QUARTER = 900;
    private static final List<AccountRule> RULES = List.of(
            rule("places", new Limit.OfPlaces(Set.of("a", "b"))),
            rule("day", new Limit.OfAmount(20_000, Limit.Span.DAY)),
            rule("month", new Limit.OfAmount(90_000, Limit.Span.MONTH)));

    @Property(tries = 200)
    void noOrderOfArrivalChangesADecision(@ForAll long seed, @ForAll @IntRange(min = 1, max = 300) int sessions) {
        List<UsedInterval> used = used(new Random(seed), sessions);
        List<UsedInterval> shuffled = new ArrayList<>(used);
        Collections.shuffle(shuffled, new Random(seed + 1));

        assertThat(lines(shuffled)).isEqualTo(lines(used));
    }

    @Property(tries = 200)
    void permittedAndDeniedSumToWhatWasUsed(@ForAll long seed, @ForAll @IntRange(min = 1, max = 300) int sessions) {
        List<UsedInterval> used = used(new Random(seed), sessions);

        assertThat(lines(used).stream().mapToLong(Line::quantity).sum())
                .isEqualTo(used.stream().mapToLong(UsedInterval::quantity).sum());
        assertThat(lines(used)).allSatisfy(line -> assertThat(line.amount()).isZero());
    }

    private static List<Line> lines(List<UsedInterval> used) {
        return RuleLines.of(RULES, ZONE, Set.of(), used, FROM);
    }

    private static AccountRule rule(String name, Limit limit) {
        return new AccountRule(name, Instant.EPOCH, Optional.empty(), limit);
    }

    /** Sessions that begin at the same times at several places, so that ties are common. */
    private static List<UsedInterval> used(Random random, int sessions) {
        List<UsedInterval> used = new ArrayList<>();
        for (int i = 0; i < sessions; i++) {
            long begin = FROM + (long) random.nextInt(20 * 96) * QUARTER;
            long end = begin + (long) (1 + random.nextInt(3)) * QUARTER;
            used.add(
                    new UsedInterval(begin, end, List.of("a", "b", "c").get(random.nextInt(3)), random.nextInt(5_000)));
        }
        return used;
    }
}
