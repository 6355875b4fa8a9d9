package io.meterproof.metering.verdict;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Which sequence numbers of one kind were seen: all up to the mark, except the missing ranges.
 *
 * @param mark the highest number seen, 0 before the first
 * @param missing ascending and disjoint, all below the mark and within {@link #MAX_OFFSET} of it
 */
public record SequenceTrack(long mark, List<MissingRange> missing) {
    static final SequenceTrack EMPTY = new SequenceTrack(0, List.of());
    static final long MAX_OFFSET = 0xffff_ffffL;

    public SequenceTrack {
        missing = List.copyOf(missing);
    }

    /** Whether none of the numbers was seen, as far as the track still knows. */
    boolean isFresh(long first, int count) {
        if (first > mark) {
            return true;
        }
        long open = Math.max(0, first + count - 1 - mark);
        for (MissingRange range : missing) {
            open += range.overlap(first, first + count);
        }
        return open == count;
    }

    /** The track after fresh numbers were seen. */
    SequenceTrack with(long first, int count) {
        if (first > mark) {
            return advanced(first, count);
        }
        long end = first + count;
        SequenceTrack filled = filled(first, Math.min(end, mark + 1));
        return end - 1 > mark ? filled.advanced(mark + 1, (int) (end - 1 - mark)) : filled;
    }

    /** The track when the numbers in [from, to) were not seen. */
    SequenceTrack without(long from, long to) {
        List<MissingRange> ranges = new ArrayList<>(filled(from, to).missing);
        addRanges(ranges, from, Math.min(to, mark + 1));
        ranges.sort(Comparator.comparingLong(MissingRange::first));
        ranges.removeIf(range -> mark - range.first() > MAX_OFFSET);
        return new SequenceTrack(mark, ranges);
    }

    /** The track when no number after this one was seen, however far whoever had the key went. */
    SequenceTrack reopened(long through) {
        if (through >= mark) {
            return this;
        }
        List<MissingRange> ranges = new ArrayList<>();
        for (MissingRange range : missing) {
            addRanges(ranges, range.first(), Math.min(range.end(), through + 1));
        }
        return new SequenceTrack(through, ranges);
    }

    SequenceTrack withoutOldest() {
        return new SequenceTrack(mark, missing.subList(1, missing.size()));
    }

    private SequenceTrack advanced(long first, int count) {
        long next = first + count - 1;
        List<MissingRange> ranges = new ArrayList<>(missing);
        long remembered = (long) ChannelState.MAX_RANGES * MissingRange.MAX_LENGTH;
        addRanges(ranges, Math.max(mark + 1, first - remembered), first);
        ranges.removeIf(range -> next - range.first() > MAX_OFFSET);
        return new SequenceTrack(next, ranges);
    }

    private SequenceTrack filled(long from, long to) {
        List<MissingRange> ranges = new ArrayList<>(missing.size() + 1);
        for (MissingRange range : missing) {
            if (range.overlap(from, to) == 0) {
                ranges.add(range);
            } else {
                addRanges(ranges, range.first(), Math.min(range.end(), from));
                addRanges(ranges, Math.max(range.first(), to), range.end());
            }
        }
        return new SequenceTrack(mark, ranges);
    }

    private static void addRanges(List<MissingRange> ranges, long from, long to) {
        for (long first = from; first < to; first += MissingRange.MAX_LENGTH) {
            ranges.add(new MissingRange(first, (int) Math.min(MissingRange.MAX_LENGTH, to - first)));
        }
    }
}
