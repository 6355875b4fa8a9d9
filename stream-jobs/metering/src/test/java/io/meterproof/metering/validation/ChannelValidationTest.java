package io.meterproof.metering.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.meterproof.formats.block.Block;
import io.meterproof.formats.block.BlockKind;
import io.meterproof.formats.block.Channel;
import io.meterproof.formats.block.MeasurementUnit;
import io.meterproof.formats.block.ObisCode;
import io.meterproof.formats.block.ReadingMode;
import io.meterproof.formats.block.SignatureAlgorithm;
import io.meterproof.metering.document.ReadingEdit;
import io.meterproof.metering.ledger.Golden;
import io.meterproof.tlog.Hash;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A channel of hours whose usual day uses 100 an hour, and 90 in its first. */
class ChannelValidationTest {
    private static final Channel CHANNEL = new Channel(Hash.ZERO, ObisCode.ACTIVE_IMPORT);
    private static final long EPOCH = Instant.parse("2026-03-01T00:00:00Z").getEpochSecond();
    private static final int HOUR = 3_600;

    private final List<String> told = new ArrayList<>();
    private Optional<Validated> kept = Optional.empty();
    private List<ReadingEdit> edits = List.of();

    @Test
    void aUsualFortnightIsNotQuestionable() {
        usualDays(0, 14);

        assertThat(told).isEmpty();
    }

    @Test
    void anIntervalOfElevenTimesTheMostIsASpike() {
        usualDays(0, 7);
        accept(7, with(usual(), 5, 1_100));

        assertThat(told).containsExactly("OPENED spike/1 174+1");
    }

    @Test
    void withoutAWeekOfHistoryNothingIsASpike() {
        usualDays(0, 6);
        accept(6, with(usual(), 5, 100_000));

        assertThat(told).isEmpty();
    }

    @Test
    void anIntervalBelowZeroIsNegative() {
        accept(0, with(usual(), 0, -1));

        assertThat(told).containsExactly("OPENED negative/1 1+1");
    }

    @Test
    void aDayOfMoreThanThreeTimesTheMostIsHigh() {
        usualDays(0, 7);
        accept(7, times(usual(), 4));
        usualDays(8, 9);

        assertThat(told).containsExactly("OPENED high/1 169+24");
    }

    @Test
    void aDayOfLessThanATenthOfTheLeastIsLow() {
        usualDays(0, 7);
        accept(7, with(new long[24], 3, 5));
        usualDays(8, 9);

        assertThat(told).containsExactly("OPENED low/1 169+24");
    }

    @Test
    void aDayOfTheSameIsStuckOnce() {
        usualDays(0, 7);
        long[] same = new long[24];
        Arrays.fill(same, 77);
        accept(7, same);
        accept(8, same);

        assertThat(told).containsExactly("OPENED stuck/1 169+24");
    }

    @Test
    void aWeekOfNothingIsStuck() {
        usualDays(0, 8);
        for (int day = 8; day < 15; day++) {
            accept(day, new long[24]);
        }

        assertThat(told).contains("OPENED stuck/1 193+168");
    }

    @Test
    void aSealThatRepeatsLiveReadingsIsNotJudgedAgain() {
        usualDays(0, 7);
        long[] day = with(usual(), 5, 1_100);
        accept(7, day);
        accept(7, day);

        assertThat(told).hasSize(1);
    }

    @Test
    void anApprovedEditDecides() {
        accept(0, with(usual(), 0, -1));
        edits = List.of(edit(1, 90));

        decide();

        assertThat(told).containsExactly("OPENED negative/1 1+1", "DONE negative/1 1+1");
        assertThat(kept.orElseThrow().open()).isEmpty();
    }

    @Test
    void anActualThatMeetsAnEditIsATaskThoughItComesLate() {
        usualDays(0, 2);
        edits = List.of(edit(3, 5));

        accept(0, usual());

        assertThat(told).containsExactly("OPENED edited/1 3+1");

        edits = List.of(edit(3, 100));
        decide();
        assertThat(told).endsWith("DONE edited/1 3+1");
    }

    @Test
    void ofManyTasksTheOldestAreGivenUp() {
        for (int day = 0; day < 2; day++) {
            long[] negative = new long[24];
            Arrays.fill(negative, -1);
            accept(day, negative);
        }

        assertThat(kept.orElseThrow().open()).hasSize(Validated.MOST_OPEN);
        assertThat(told).contains("GIVEN_UP negative/1 1+1");
    }

    @Test
    void whatIsKeptHasItsBytes() throws IOException {
        usualDays(0, 2);
        accept(2, with(usual(), 5, -7));
        byte[] encoded = ChannelHistoryCodec.encode(kept.orElseThrow());

        assertThat(encoded).isEqualTo(Golden.bytes("channel-history/v1/three-days.hex", encoded));
        assertThat(ChannelHistoryCodec.decode(encoded)).isEqualTo(kept.orElseThrow());
    }

    private void usualDays(int from, int to) {
        for (int day = from; day < to; day++) {
            accept(day, usual());
        }
    }

    private static long[] usual() {
        long[] values = new long[24];
        Arrays.fill(values, 100);
        values[0] = 90;
        return values;
    }

    private static long[] with(long[] values, int index, long value) {
        values[index] = value;
        return values;
    }

    private static long[] times(long[] values, long factor) {
        return Arrays.stream(values).map(value -> value * factor).toArray();
    }

    private static ReadingEdit edit(long first, long value) {
        return new ReadingEdit(
                CHANNEL.meter(),
                CHANNEL.obis(),
                first,
                Instant.ofEpochSecond(EPOCH + (first - 1) * HOUR),
                HOUR,
                List.of(value),
                Instant.ofEpochSecond(EPOCH),
                "A. Clerk",
                "photo");
    }

    private void accept(int day, long[] values) {
        Block block = new Block(
                BlockKind.SEAL,
                SignatureAlgorithm.ED25519,
                CHANNEL.meter(),
                Hash.ZERO,
                CHANNEL.obis(),
                MeasurementUnit.KILOWATT_HOUR,
                ReadingMode.INTERVAL,
                1 + day * 24L,
                EPOCH + day * DayUse.SECONDS,
                HOUR,
                values.length,
                0,
                Hash.ZERO,
                Hash.ZERO);
        keep(new ChannelValidation(edits).accept(kept, block, values));
    }

    private void decide() {
        keep(new ChannelValidation(edits).decided(kept.orElseThrow()));
    }

    private void keep(ChannelValidation.Outcome outcome) {
        kept = Optional.of(outcome.next());
        outcome.changes()
                .forEach(change -> told.add(change.state() + " "
                        + change.task().rule().id() + " " + change.task().firstSequence() + "+"
                        + change.task().count()));
    }
}
