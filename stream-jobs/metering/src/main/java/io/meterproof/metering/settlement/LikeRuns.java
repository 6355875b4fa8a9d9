package io.meterproof.metering.settlement;

import io.meterproof.formats.block.ObisCode;
import io.meterproof.metering.settlement.LikeReadings.Like;
import io.meterproof.tlog.Hash;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Estimates the intervals behind a channel's last reading by {@link LikeDay}, each from what the same account used. */
final class LikeRuns {
    private static final int DAY = 24 * 60 * 60;

    private final ObisCode obis;
    private final Terms terms;
    private final LikeReadings readings;
    private final long end;
    private final int interval;
    private final List<LikeRun> runs = new ArrayList<>();

    private LikeRuns(ObisCode obis, Terms terms, LikeReadings readings, long end, int interval) {
        this.obis = obis;
        this.terms = terms;
        this.readings = readings;
        this.end = end;
        this.interval = interval;
    }

    /**
     * The runs behind a block; what too few readings are like of is in none.
     *
     * @param to the end of the estimate, UTC seconds
     */
    static List<LikeRun> behind(ActualBlock last, long to, ObisCode obis, Terms terms, LikeReadings readings) {
        LikeRuns all = new LikeRuns(obis, terms, readings, last.end(), last.interval());
        all.collect((int) (Math.min(to - last.end(), LikeDay.LONGEST) / last.interval()));
        return all.runs;
    }

    /** What an interval is like: so many weeks earlier, on one day. */
    private record Key(long day, String account, List<Integer> weeks) {}

    private void collect(int count) {
        int from = 0;
        while (from < count) {
            Optional<Key> key = key(from);
            int next = from + 1;
            while (next < count && key(next).equals(key)) {
                next++;
            }
            if (key.isPresent()) {
                runs.add(run(from, next, key.get()));
            }
            from = next;
        }
    }

    private Optional<Key> key(int index) {
        long begin = begin(index);
        return terms.at(obis, Instant.ofEpochSecond(begin))
                .map(term -> new Key(Math.floorDiv(begin, DAY), term.account(), weeks(begin, term.account())))
                .filter(key -> LikeDay.suffices(key.weeks().size()));
    }

    private List<Integer> weeks(long begin, String account) {
        return LikeDay.weeks(begin, end)
                .filter(week -> like(begin, week, account).isPresent())
                .boxed()
                .toList();
    }

    private LikeRun run(int from, int to, Key key) {
        TreeSet<Hash> blocks = new TreeSet<>();
        TreeSet<Hash> edits = new TreeSet<>();
        long[] values = new long[to - from];
        for (int i = from; i < to; i++) {
            long begin = begin(i);
            List<Like> likes = key.weeks().stream()
                    .map(week -> like(begin, week, key.account()).orElseThrow())
                    .toList();
            likes.forEach(like -> like.block().ifPresent(blocks::add));
            likes.forEach(like -> like.edit().ifPresent(edits::add));
            values[i - from] =
                    LikeDay.mean(likes.stream().mapToLong(Like::value).toArray());
        }
        return new LikeRun(from, key.weeks(), List.copyOf(blocks), List.copyOf(edits), values);
    }

    private Optional<Like> like(long begin, int week, String account) {
        return readings.at(begin - (long) week * LikeDay.WEEK, account);
    }

    private long begin(int index) {
        return end + (long) index * interval;
    }
}
