package io.meterproof.metering.settlement;

import io.meterproof.formats.block.Channel;
import io.meterproof.metering.document.Identified;
import io.meterproof.metering.document.ReadingEdit;
import io.meterproof.tlog.Hash;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Decides the standing of a window anew and compares it with what was billed there: segments that are gone are reversed,
 * new ones billed, in order of their numbers.
 */
final class Restatement {
    private final Window window;
    private final List<Segment> estimates;
    private final Map<Hash, Segment> billed = new LinkedHashMap<>();
    private final Set<BlockKey> stored = new HashSet<>();
    private final Map<BlockKey, Standing> standings = new LinkedHashMap<>();
    private final TreeMap<Long, Segment> gone = new TreeMap<>();
    private final List<Segment> fresh = new ArrayList<>();

    private Restatement(Window window, List<Segment> estimates) {
        this.window = window;
        this.estimates = estimates;
    }

    /**
     * Restates a window.
     *
     * @param blocks the blocks of the window as they are now: with the new one, without the withdrawn one
     * @param estimates what was estimated behind the last block, in whose place bills may stand
     */
    static Restatement of(
            Window window,
            List<ActualBlock> blocks,
            Channel channel,
            Terms terms,
            Installed installed,
            List<Segment> estimates) {
        Restatement restatement = new Restatement(window, estimates);
        restatement.collectBilled();
        SegmentFactory factory = new SegmentFactory(channel, terms, installed, restatement.billed);
        restatement.state(blocks, factory, installed.edits(channel.obis()));
        restatement.compare();
        return restatement;
    }

    List<SettlementEvent> events(Hash cause) {
        List<SettlementEvent> events = new ArrayList<>(gone.size() + fresh.size());
        gone.values().forEach(old -> events.add(SettlementEvent.Reverse.of(old, cause)));
        fresh.forEach(bill -> events.add(SettlementEvent.Bill.of(bill, replacedBy(bill))));
        return events;
    }

    /** The segments that are reversed. */
    Collection<Segment> gone() {
        return gone.values();
    }

    /** The blocks that are new, or whose segments or waiting readings are others than before. */
    List<ActualBlock> changed() {
        List<ActualBlock> changed = new ArrayList<>();
        for (Standing standing : standings.values()) {
            standing.changed().ifPresent(changed::add);
        }
        return changed;
    }

    /** What waits after the change for somebody who agrees to pay. */
    Unallocated waiting(Unallocated before) {
        Unallocated after = before;
        for (Standing standing : standings.values()) {
            Waiting more = standing.waiting.minus(standing.block.waiting());
            after = after.plus(standing.block, more);
        }
        return after;
    }

    private void collectBilled() {
        for (ActualBlock block : window.blocks()) {
            stored.add(block.key());
            for (Segment segment : block.standing()) {
                if (window.range().contains(segment.first())) {
                    billed.put(segment.usageId(), segment);
                }
            }
        }
    }

    private void state(List<ActualBlock> blocks, SegmentFactory factory, Edits edits) {
        blocks.forEach(block -> standings.put(block.key(), new Standing(block)));
        Optional<RegisterPoint> after = window.boundary();
        for (StandingRun run : Precedence.runs(blocks)) {
            if (after.isPresent() && !run.owner().isCharging() && after.get().sequence() < run.first()) {
                stateGap(after.get(), run.owner(), factory, edits);
            }
            if (window.range().contains(run.first())) {
                edits.parts(run).forEach(part -> state(part, factory));
            }
            after = run.owner().isCharging() || run.end() != run.owner().nextSequence()
                    ? Optional.empty()
                    : Optional.of(run.owner().endPoint());
        }
    }

    private void state(Edits.Part part, SegmentFactory factory) {
        ActualBlock owner = part.run().owner();
        Standing standing = standings.get(owner.key());
        Waiting more = part.edit()
                .filter(edit -> factory.takes(edit, owner))
                .map(edit -> factory.cutEdit(part.run(), edit, standing.segments::add))
                .orElseGet(() -> factory.cut(part.run(), standing.segments::add));
        standing.waiting = standing.waiting.plus(more);
    }

    private void stateGap(RegisterPoint after, ActualBlock behind, SegmentFactory factory, Edits edits) {
        List<Segment> segments = standings.get(behind.key()).segments;
        StandingRun gap = new StandingRun(behind, after.sequence(), behind.firstSequence());
        Optional<Identified<ReadingEdit>> edit =
                edits.ofGap(after.sequence(), behind).filter(each -> factory.takes(each, behind));
        if (edit.isPresent()) {
            factory.cutEdit(gap, edit.get(), segments::add);
        } else {
            factory.cutGap(after, behind, segments::add);
        }
    }

    private void compare() {
        Map<Hash, Segment> old = new LinkedHashMap<>(billed);
        for (Standing standing : standings.values()) {
            for (Segment segment : standing.segments) {
                boolean inWindow = window.range().contains(segment.first());
                if (inWindow && old.remove(segment.usageId()) == null) {
                    fresh.add(segment);
                }
            }
        }
        old.values().forEach(segment -> gone.put(segment.first(), segment));
        fresh.sort(Comparator.comparingLong(Segment::first));
    }

    /** The first reversed segment that shares a number with this one, else the first estimate. */
    private Optional<Hash> replacedBy(Segment bill) {
        Map.Entry<Long, Segment> floor = gone.floorEntry(bill.first());
        if (floor != null && floor.getValue().end() > bill.first()) {
            return Optional.of(floor.getValue().usageId());
        }
        Map.Entry<Long, Segment> next = gone.ceilingEntry(bill.first());
        return next != null && next.getKey() < bill.end()
                ? Optional.of(next.getValue().usageId())
                : estimates.stream().filter(bill::shares).map(Segment::usageId).findFirst();
    }

    /** What a block comes to stand for. Segments outside of the window stay with it. */
    private final class Standing {
        private final ActualBlock block;
        private final List<Segment> segments = new ArrayList<>();
        private Waiting waiting;

        Standing(ActualBlock block) {
            this.block = block;
            boolean outside = !window.range().contains(block.firstSequence());
            this.waiting = outside ? block.waiting() : Waiting.NONE;
            for (Segment segment : block.standing()) {
                if (!window.range().contains(segment.first())) {
                    segments.add(segment);
                }
            }
        }

        Optional<ActualBlock> changed() {
            segments.sort(Comparator.comparingLong(Segment::first));
            boolean same = waiting.equals(block.waiting()) && segments.equals(block.standing());
            return same && stored.contains(block.key()) ? Optional.empty() : Optional.of(block.with(segments, waiting));
        }
    }
}
