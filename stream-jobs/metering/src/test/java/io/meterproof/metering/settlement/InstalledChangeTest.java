package io.meterproof.metering.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import io.meterproof.metering.document.Effective;
import io.meterproof.metering.document.Identified;
import io.meterproof.metering.document.MeterEvent;
import io.meterproof.metering.document.MeterInstallation;
import io.meterproof.metering.document.ReadingEdit;
import io.meterproof.metering.document.ReadingEstimate;
import io.meterproof.metering.document.RegisterReset;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class InstalledChangeTest {
    private static final Instant BEGIN = Blocks.begin(1);
    private static final MeterInstallation OPEN = installation(Optional.empty(), "1");

    @Test
    void theSameHistoryChangesNothing() {
        assertThat(since(List.of(OPEN), List.of(OPEN))).isEmpty();
    }

    @Test
    void anEditChangesFromItsFirstIntervalOn() {
        assertThat(since(List.of(OPEN), List.of(OPEN, edit(40, 5L)))).contains(Blocks.begin(40));
    }

    @Test
    void anEditThatIsWithdrawnChangesWhatItStoodFor() {
        assertThat(since(List.of(OPEN, edit(40, 5L)), List.of(OPEN, edit(40, 5L), edit(40))))
                .contains(Blocks.begin(40));
    }

    @Test
    void aResetChangesFromItsInstantOn() {
        RegisterReset reset = new RegisterReset(Blocks.CHANNEL.meter(), Blocks.CHANNEL.obis(), Blocks.begin(7), 5, 0);

        assertThat(since(List.of(OPEN), List.of(OPEN, reset))).contains(Blocks.begin(7));
    }

    @Test
    void anEndChangesFromThereOnAndNotFromTheBeginOfTheInstallation() {
        MeterInstallation ended = installation(Optional.of(Blocks.begin(90)), "1");

        assertThat(since(List.of(OPEN), List.of(OPEN, ended))).contains(Blocks.begin(90));
        assertThat(since(List.of(OPEN, ended), List.of(OPEN, ended, OPEN))).contains(Blocks.begin(90));
    }

    @Test
    void anotherMultiplierChangesAllOfTheInstallation() {
        assertThat(since(List.of(OPEN), List.of(OPEN, installation(Optional.empty(), "2"))))
                .contains(BEGIN);
    }

    @Test
    void anEstimateChangesNothingThatIsOver() {
        ReadingEstimate estimate = new ReadingEstimate(
                Blocks.CHANNEL.meter(),
                Blocks.CHANNEL.obis(),
                Blocks.begin(90),
                Blocks.begin(91),
                "A. Clerk",
                "silent");

        assertThat(since(List.of(OPEN), List.of(OPEN, estimate))).isEmpty();
    }

    private static Optional<Instant> since(List<MeterEvent> before, List<MeterEvent> after) {
        return installed(after).changedSince(installed(before), Blocks.CHANNEL.obis());
    }

    private static Installed installed(List<MeterEvent> events) {
        return Installed.of(events.stream()
                .map(event -> new Identified<>(Agreed.hash(event.toString()), event))
                .toList());
    }

    private static ReadingEdit edit(long sequence, Long... values) {
        return new ReadingEdit(
                Blocks.CHANNEL.meter(),
                Blocks.CHANNEL.obis(),
                sequence,
                Blocks.begin(sequence),
                Blocks.INTERVAL,
                Arrays.asList(values),
                Blocks.begin(100 + values.length),
                "A. Clerk",
                "wet");
    }

    private static MeterInstallation installation(Optional<Instant> to, String multiplier) {
        return new MeterInstallation(
                Blocks.CHANNEL.meter(),
                Blocks.USAGE_POINT,
                new Effective(BEGIN, to),
                0,
                Optional.empty(),
                Optional.empty(),
                new BigDecimal(multiplier),
                OptionalInt.empty(),
                Optional.empty());
    }
}
