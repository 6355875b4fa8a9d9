package io.meterproof.metering.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class NetIntervalsProperties {
    private static final int QUARTER = 900;

    @Property(tries = 200)
    void theNetIsWhatWasUsedLessWhatIsDeducted(
            @ForAll long seed, @ForAll @IntRange(max = 60) int used, @ForAll @IntRange(max = 60) int deducted) {
        List<UsedInterval> house = intervals(new Random(seed), used, 1);
        List<UsedInterval> flats = intervals(new Random(seed + 1), deducted, -1);

        List<UsedInterval> net = NetIntervals.of(house, flats);

        assertThat(net.stream().mapToLong(UsedInterval::quantity).sum()).isEqualTo(sum(house) + sum(flats));
        assertThat(net.stream().mapToLong(UsedInterval::amount).sum()).isEqualTo(2 * (sum(house) + sum(flats)));
    }

    @Property(tries = 200)
    void noOrderOfArrivalChangesIt(@ForAll long seed, @ForAll @IntRange(max = 60) int count) {
        List<UsedInterval> house = intervals(new Random(seed), count, 1);
        List<UsedInterval> flats = intervals(new Random(seed + 1), count, -1);

        assertThat(NetIntervals.of(shuffled(house, seed), shuffled(flats, seed)))
                .containsExactlyInAnyOrderElementsOf(NetIntervals.of(house, flats));
    }

    @Example
    void whatIsDeductedIsTakenOffTheIntervalInWhichItBegins() {
        List<UsedInterval> net = NetIntervals.of(
                List.of(interval(0, 4, 1_000), interval(4, 8, 2_000)),
                List.of(interval(3, 5, -100), interval(4, 5, -200), interval(7, 9, -400), interval(8, 9, -800)));

        assertThat(net).containsExactlyInAnyOrder(interval(0, 4, 900), interval(4, 8, 1_400), interval(8, 9, -800));
    }

    @Example
    void ofTwoThatBeginTogetherItIsTakenOffTheFirstThatHasNotEnded() {
        List<UsedInterval> net = NetIntervals.of(
                List.of(interval(0, 4, 1_000), interval(0, 1, 500)),
                List.of(interval(0, 1, -100), interval(2, 3, -200)));

        assertThat(net).containsExactlyInAnyOrder(interval(0, 1, 400), interval(0, 4, 800));
    }

    private static List<UsedInterval> shuffled(List<UsedInterval> intervals, long seed) {
        List<UsedInterval> shuffled = new ArrayList<>(intervals);
        Collections.shuffle(shuffled, new Random(seed + 2));
        return shuffled;
    }

    private static long sum(List<UsedInterval> intervals) {
        return intervals.stream().mapToLong(UsedInterval::quantity).sum();
    }

    private static List<UsedInterval> intervals(Random random, int count, int sign) {
        List<UsedInterval> intervals = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int begin = random.nextInt(40);
            intervals.add(interval(begin, begin + 1 + random.nextInt(3), sign * (long) random.nextInt(1_000)));
        }
        return intervals;
    }

    private static UsedInterval interval(int from, int to, long quantity) {
        return new UsedInterval(
                (long) from * QUARTER,
                (long) to * QUARTER,
                "up-1",
                quantity,
                2 * quantity,
                "home",
                true,
                Optional.empty());
    }
}
