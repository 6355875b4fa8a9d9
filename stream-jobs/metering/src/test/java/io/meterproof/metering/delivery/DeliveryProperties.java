package io.meterproof.metering.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.meterproof.metering.delivery.MissingFact.State;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Ten days of readings that come early, late, twice or never. */
class DeliveryProperties {
    private static final int DAYS = 10;

    @Property(tries = 200)
    void whatIsOpenIsWhatIsMissing(@ForAll long seed, @ForAll @IntRange(min = 1, max = 6) int gaps) {
        Random random = new Random(seed);
        Delivered channel = new Delivered();
        BitSet came = new BitSet();
        for (int hour = 0; hour < DAYS * 24; hour++) {
            int to = Math.min(DAYS * 24, hour + 1 + random.nextInt(5));
            int from = Math.max(0, to - 1 - random.nextInt(6));
            if (random.nextInt(gaps) == 0 && to <= hour + 1) {
                channel.arrive(from, to, hour + 1);
                came.set(from, to);
            }
        }
        channel.until(DAYS * 24 + 6);

        int open = 0;
        for (int day = 0; day < DAYS; day++) {
            open += came.get(day * 24, day * 24 + 24).cardinality() < 24 ? 1 : 0;
        }
        assertThat(count(channel.facts(), State.OPENED) - count(channel.facts(), State.FILLED))
                .isEqualTo(open);
    }

    @Property(tries = 100)
    void askingMoreOftenTellsTheSame(@ForAll long seed, @ForAll @IntRange(min = 1, max = 30) int often) {
        Random random = new Random(seed);
        Delivered seldom = new Delivered();
        Delivered frequent = new Delivered();
        for (int hour = 0; hour < DAYS * 24; hour++) {
            if (hour % often == 0) {
                frequent.until(hour);
            }
            if (random.nextInt(3) == 0) {
                seldom.arrive(hour, hour + 1, hour + 1);
                frequent.arrive(hour, hour + 1, hour + 1);
            }
        }
        seldom.until(DAYS * 24 + 6);
        frequent.until(DAYS * 24 + 6);

        assertThat(frequent.facts()).containsExactlyInAnyOrderElementsOf(seldom.facts());
    }

    private static long count(List<MissingFact> facts, State state) {
        return facts.stream().filter(fact -> fact.state() == state).count();
    }
}
