package io.meterproof.metering.rating;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is deducted is taken off the interval in which it begins. */
class NetQuantitiesTest {
    private static final int QUARTER = 900;

    @Test
    void anIntervalIsTakenOffTheOneThatItBeginsIn() {
        Quantities own = Quantities.of(intervals(0, QUARTER, 100, 200));
        Quantities deducted = Quantities.of(intervals(300, 300, -10, -20, -30));

        assertThat(told(own.less(deducted))).containsExactly("0 70", "900 170");
    }

    @Test
    void whatLiesOutsideOfAllOwnIntervalsStandsAlone() {
        Quantities own = Quantities.of(intervals(0, QUARTER, 100));
        Quantities deducted = Quantities.of(intervals(0, QUARTER, -40, -50));

        assertThat(told(own.less(deducted))).containsExactly("0 60", "900 -50");
    }

    @Test
    void severalSubMetersAreTakenOffTheSameInterval() {
        Quantities own = Quantities.of(intervals(0, QUARTER, 100));
        Quantities deducted = new Quantities(List.of(intervals(0, QUARTER, -40), intervals(0, QUARTER, -70)));

        assertThat(told(own.less(deducted))).containsExactly("0 -10");
    }

    @Test
    void whatWasThereStaysAsItIs() {
        Intervals own = intervals(0, QUARTER, 100);
        Quantities.of(own).less(Quantities.of(intervals(0, QUARTER, -40)));

        assertThat(own.quantity(0)).isEqualTo(100);
    }

    private static Intervals intervals(long start, int length, long... quantities) {
        return new Intervals(quantities, 0, quantities.length, start, length);
    }

    private static List<String> told(Quantities quantities) {
        List<String> told = new ArrayList<>();
        quantities.each((begin, end, quantity) -> told.add(begin + " " + quantity));
        return told;
    }
}
