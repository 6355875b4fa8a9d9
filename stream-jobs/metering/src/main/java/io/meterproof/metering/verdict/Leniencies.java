package io.meterproof.metering.verdict;

import io.meterproof.formats.signed.Leniency;
import io.meterproof.metering.document.LeniencyGrant;
import io.meterproof.tlog.Hash;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The leniencies of one meter, or of a model. Where several documents grant one, the newest is named, but the meter's own before
 * that of its model.
 *
 * @param all the newest last, at most {@value #MOST}
 * @param keyLogSize the smallest key log that holds them; 0 without any
 */
public record Leniencies(List<Granted> all, long keyLogSize) {
    public static final Leniencies NONE = new Leniencies(List.of(), 0);

    public static final int MOST = 64;

    /** @param document the hash by which verdicts name it */
    public record Granted(LeniencyGrant said, Hash document) {}

    public Leniencies {
        all = List.copyOf(all);
    }

    /**
     * With one more of the same meter. The same once more changes nothing.
     *
     * @param position in the key log, from 0
     * @throws IllegalArgumentException for more than a meter may have
     */
    public Leniencies with(LeniencyGrant next, Hash document, long position) {
        if (all.stream().anyMatch(each -> each.document().equals(document))) {
            return this;
        }
        if (all.size() == MOST) {
            throw new IllegalArgumentException("a meter has no more than " + MOST + " leniencies");
        }
        List<Granted> more = new ArrayList<>(all);
        more.add(new Granted(next, document));
        return new Leniencies(more, Math.max(keyLogSize, position + 1));
    }

    /** Those of a meter with those of its model. */
    public Leniencies and(Leniencies ofModel) {
        if (ofModel.all.isEmpty()) {
            return this;
        }
        List<Granted> both = new ArrayList<>(ofModel.all);
        both.addAll(all);
        return new Leniencies(both, Math.max(keyLogSize, ofModel.keyLogSize));
    }

    /** What is granted from the begin to the end of a session, and by which document. */
    public Map<Leniency, Hash> throughout(Instant begin, Instant end) {
        Map<Leniency, Hash> granted = new EnumMap<>(Leniency.class);
        for (Granted each : all) {
            if (each.said().effective().covers(begin, end)) {
                granted.put(each.said().leniency(), each.document());
            }
        }
        return granted;
    }
}
