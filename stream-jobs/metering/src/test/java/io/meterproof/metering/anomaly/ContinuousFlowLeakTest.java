package io.meterproof.metering.anomaly;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContinuousFlowLeakTest {
    private static final int HEALTHY_DAYS = 20;
    private static final Duration TWO_DAYS = Duration.ofDays(2);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void twentyLitresAnHourAreFoundWithinTwoDays(long seed) {
        Watcher watcher = leaking(seed, 5, 3);

        assertThat(watcher.found()).singleElement().satisfies(leak -> {
            assertThat(Duration.between(Home.START.plus(Duration.ofDays(HEALTHY_DAYS)), leak.to()))
                    .isLessThanOrEqualTo(TWO_DAYS);
            assertThat(leak.certainty()).isBetween(600, 1000);
            assertThat(leak.usagePoint()).isEqualTo("up-1");
        });
    }

    @Test
    void savingsBracketTheBaseFlowOfAMonth() {
        Anomaly leak = leaking(1, 5, 3).found().get(0);

        long month = 20 * 730 * 2_500L;
        assertThat(leak.savingsLow()).isEqualTo(month);
        assertThat(leak.savingsHigh()).isBetween(month, 2 * month);
        assertThat(leak.currency()).isEqualTo("EUR");
    }

    @Test
    void excessIsTheBaseFlowOfTheEpisode() {
        Anomaly leak = leaking(1, 5, 3).found().get(0);

        assertThat(leak.excess())
                .isEqualTo(20 * Duration.between(leak.from(), leak.to()).toHours());
    }

    @Test
    void aLeakIsReportedOnce() {
        assertThat(leaking(1, 5, 20).found()).hasSize(1);
    }

    @Test
    void aLeakThatComesBackIsAnotherEpisode() {
        Home home = new Home(7);
        Watcher watcher = new Watcher();
        for (int day = 0; day < 40; day++) {
            boolean leaks = day >= 20 && day < 24 || day >= 30;
            watcher.see(Home.water(day, leaks ? Home.plus(home.water(), 0, 5) : home.water()));
        }

        assertThat(watcher.found()).hasSize(2).extracting(Anomaly::id).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void sixtyDaysWithoutALeakAreQuiet(long seed) {
        Home home = new Home(seed);
        Watcher watcher = new Watcher();
        for (int day = 0; day < 60; day++) {
            watcher.see(Home.water(day, home.water()));
        }

        assertThat(watcher.found()).isEmpty();
    }

    @Test
    void aFlowThatIsNeverSteadyIsNoLeak() {
        Watcher watcher = new Watcher();
        for (int day = 0; day < 10; day++) {
            long[] hours = new long[24];
            for (int hour = 0; hour < hours.length; hour++) {
                hours[hour] = hour % 6 == 0 ? 4 : 200;
            }
            watcher.see(Home.water(day, hours));
        }

        assertThat(watcher.found()).isEmpty();
    }

    private static Watcher leaking(long seed, long perQuarter, int days) {
        Home home = new Home(seed);
        Watcher watcher = new Watcher();
        for (int day = 0; day < HEALTHY_DAYS; day++) {
            watcher.see(Home.water(day, home.water()));
        }
        for (int day = HEALTHY_DAYS; day < HEALTHY_DAYS + days; day++) {
            watcher.see(Home.water(day, Home.plus(home.water(), 0, perQuarter)));
        }
        return watcher;
    }
}
