package io.meterproof.metering.anomaly;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BaseloadRiseTest {

    @Test
    void aHeaterLeftOnIsFoundAfterItsSeventhDay() {
        Watcher watcher = new Watcher();
        Home home = new Home(3);
        for (int day = 0; day < 40; day++) {
            watcher.see(Home.electricity(day, home.electricity(day < 30 ? 100 : 400)));
        }

        assertThat(watcher.found()).singleElement().satisfies(rise -> {
            assertThat(rise.detector()).isEqualTo("baseload-rise");
            assertThat(rise.from()).isEqualTo(Home.START.plus(Duration.ofDays(30)));
            assertThat(rise.to()).isEqualTo(Home.START.plus(Duration.ofDays(37)));
            assertThat(rise.savingsLow()).isBetween(270 * 730 * 2_500L, rise.savingsHigh());
        });
    }

    @Test
    void aSteadyBaseloadIsQuiet() {
        Watcher watcher = new Watcher();
        Home home = new Home(4);
        for (int day = 0; day < 60; day++) {
            watcher.see(Home.electricity(day, home.electricity(200)));
        }

        assertThat(watcher.found()).isEmpty();
    }

    @Test
    void aBusyWeekIsNotABaseload() {
        Watcher watcher = new Watcher();
        Home home = new Home(5);
        for (int day = 0; day < 60; day++) {
            long[] values = home.electricity(100);
            watcher.see(Home.electricity(day, day < 40 ? values : Home.plus(values, 40, 500)));
        }

        assertThat(watcher.found()).isEmpty();
    }
}
