package io.meterproof.metering.anomaly;

import static org.assertj.core.api.Assertions.assertThat;

import io.meterproof.formats.block.Channel;
import io.meterproof.formats.block.ObisCode;
import io.meterproof.tlog.Hash;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnomalyDetectionTest {

    @Test
    void aSealAfterItsLiveReadingsChangesNothing() {
        IntervalReadings day = Home.water(0, new Home(1).water());
        Watcher live = new Watcher();
        for (int quarter = 0; quarter < 96; quarter++) {
            live.see(Home.part(day, quarter, quarter + 1));
        }
        AnomalyState before = live.state();

        live.see(day);

        assertThat(live.state()).isEqualTo(before);
    }

    @Test
    void liveReadingsAndSealsAreSeenAlike() {
        Watcher live = new Watcher();
        Watcher sealed = new Watcher();
        for (int day = 0; day < 3; day++) {
            IntervalReadings readings = Home.water(day, Home.plus(new Home(day).water(), 0, 5));
            sealed.see(readings);
            for (int quarter = 0; quarter < 96; quarter++) {
                live.see(Home.part(readings, quarter, quarter + 1));
            }
        }

        assertThat(live.found()).hasSize(1).isEqualTo(sealed.found());
    }

    @Test
    void anHourWithAGapIsNotWatched() {
        IntervalReadings day = Home.water(0, new Home(1).water());
        Watcher whole = new Watcher().see(Home.part(day, 0, 4)).see(Home.part(day, 8, 12));
        Watcher gap = new Watcher()
                .see(Home.part(day, 0, 4))
                .see(Home.part(day, 4, 6))
                .see(Home.part(day, 7, 12));

        assertThat(gap.state()).isEqualTo(whole.state());
    }

    @Test
    void dailyValuesAreNotWatched() {
        AnomalyState state = new Watcher().see(Home.water(0, 400)).state();

        assertThat(state).isEqualTo(AnomalyState.EMPTY);
    }

    @Test
    void theSameReadingsGiveTheSameIds() {
        assertThat(threeDays().found()).isEqualTo(threeDays().found()).hasSize(1);
    }

    @Test
    void twoMetersOfOneReadingTypeAreWatchedEachForItself() {
        Hash other = Hash.parseHex("01".repeat(32));
        Watcher both = new Watcher();
        for (int day = 0; day < 3; day++) {
            IntervalReadings readings = Home.water(day, Home.plus(new Home(day).water(), 0, 5));
            both.see(readings).see(Home.on(other, readings));
        }

        assertThat(both.found()).hasSize(2).extracting(Anomaly::id).doesNotHaveDuplicates();
    }

    @Test
    void anEstimateThatPasses64BitsIsAsMuchAsTheyHold() {
        UnitPrice price = new UnitPrice("EUR", 2_500_000);

        assertThat(price.of(4_000, 730)).isEqualTo(7_300_000_000L);
        assertThat(price.of(3_600_000_000_000_000L, 730)).isEqualTo(Long.MAX_VALUE);
        assertThat(new UnitPrice("EUR", -2_500_000).of(3_600_000_000_000_000L, 730))
                .isEqualTo(Long.MIN_VALUE);
    }

    @Test
    void aChannelThatIsAlreadyWatchedGetsNewDetectors() {
        Channel water = new Channel(Hash.ZERO, ObisCode.WATER_VOLUME);
        AnomalyState before = AnomalyState.EMPTY.with(water, new ChannelWatch(HourlyVolumes.EMPTY, List.of()));

        assertThat(before.channel(water).detectors()).containsExactly(ContinuousFlowLeak.START);
    }

    private static Watcher threeDays() {
        Watcher watcher = new Watcher();
        for (int day = 0; day < 3; day++) {
            watcher.see(Home.water(day, Home.plus(new Home(day).water(), 0, 5)));
        }
        return watcher;
    }
}
