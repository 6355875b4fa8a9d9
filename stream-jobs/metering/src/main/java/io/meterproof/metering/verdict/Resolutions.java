package io.meterproof.metering.verdict;

import io.meterproof.formats.block.Block;
import io.meterproof.metering.document.ConflictResolution;
import io.meterproof.tlog.Hash;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The resolved conflicts of one meter. Of one number the last word counts.
 *
 * @param all the newest last, at most {@value #MOST}: what an older one was about is long passed
 * @param keyLogSize the smallest key log that holds them; 0 without any
 */
public record Resolutions(List<Resolution> all, long keyLogSize) {
    public static final Resolutions NONE = new Resolutions(List.of(), 0);

    static final int MOST = 64;

    public Resolutions {
        all = List.copyOf(all);
    }

    /**
     * With one more of the same meter. The same word once more changes nothing.
     *
     * @param position in the key log, from 0
     */
    public Resolutions with(ConflictResolution next, long position) {
        Optional<Hash> settledBy = all.stream()
                .filter(each ->
                        isAboutTheSame(each.said(), next) && each.said().block().equals(next.block()))
                .findFirst()
                .flatMap(Resolution::settledBy);
        List<Resolution> kept = new ArrayList<>(all);
        kept.removeIf(each -> isAboutTheSame(each.said(), next));
        kept.add(new Resolution(next, settledBy));
        int surplus = Math.max(0, kept.size() - MOST);
        return new Resolutions(kept.subList(surplus, kept.size()), Math.max(keyLogSize, position + 1));
    }

    /** After a block was accepted that a key signed: what names it is settled. */
    public Resolutions afterAccepting(Hash block, Hash key) {
        return new Resolutions(
                all.stream()
                        .map(each -> each.said().block().equals(block)
                                ? new Resolution(each.said(), Optional.of(key))
                                : each)
                        .toList(),
                keyLogSize);
    }

    /** After a key was lost: what it signed and the log does not prove is right no longer, so that another may attest its numbers. */
    public Resolutions afterLosing(CompromisedKey lost) {
        return new Resolutions(
                all.stream()
                        .filter(each ->
                                each.settledBy().filter(lost.key()::equals).isEmpty() || lost.proves(each.said()))
                        .toList(),
                keyLogSize);
    }

    /** The smallest key log that holds these and a meter's keys. */
    long keyLogSize(MeterKeys keys) {
        return Math.max(keys.keyLogSize(), keyLogSize);
    }

    /** The last word on any of a block's numbers. */
    Optional<Resolution> about(Block block) {
        for (int i = all.size() - 1; i >= 0; i--) {
            if (all.get(i).said().covers(block)) {
                return Optional.of(all.get(i));
            }
        }
        return Optional.empty();
    }

    private static boolean isAboutTheSame(ConflictResolution one, ConflictResolution other) {
        return one.sequence() == other.sequence()
                && one.kind() == other.kind()
                && one.obis().equals(other.obis());
    }
}
