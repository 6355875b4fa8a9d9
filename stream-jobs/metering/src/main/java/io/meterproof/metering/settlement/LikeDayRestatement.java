package io.meterproof.metering.settlement;

import io.meterproof.formats.block.Channel;
import io.meterproof.metering.document.Identified;
import io.meterproof.metering.document.MeterInstallation;
import io.meterproof.metering.document.ReadingEstimate;
import io.meterproof.metering.ledger.Basis;
import io.meterproof.tlog.Hash;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Decides anew what is estimated behind a channel's last believed block, where two people ordered it, and compares it with what was
 * billed. Where the horizon has passed what the estimate rests on, it stays as it was billed.
 */
final class LikeDayRestatement {
    private final Channel channel;
    private final Terms terms;
    private final Installed installed;
    private final ChannelHead head;
    private final ChannelStore store;
    private final Map<Hash, Segment> billed = new LinkedHashMap<>();
    private final List<Segment> standing = new ArrayList<>();
    private final SegmentFactory factory;
    private Optional<String> obstacle = Optional.empty();
    private long asked;

    private LikeDayRestatement(
            Channel channel, Terms terms, Installed installed, ChannelHead head, ChannelStore store) {
        this.channel = channel;
        this.terms = terms;
        this.installed = installed;
        this.head = head;
        this.store = store;
        head.likeDays().forEach(segment -> billed.put(segment.usageId(), segment));
        this.factory = new SegmentFactory(channel, terms, installed, billed);
    }

    /** Restates the estimates of a channel whose blocks are up to date. */
    static LikeDayRestatement of(
            Channel channel, Terms terms, Installed installed, ChannelHead head, ChannelStore store) {
        LikeDayRestatement restatement = new LikeDayRestatement(channel, terms, installed, head, store);
        if (!restatement.billed.isEmpty() || installed.estimate(channel.obis()).isPresent()) {
            restatement.state();
        }
        return restatement;
    }

    /** Why some of what was ordered is not estimated; empty where all is. */
    Optional<String> gap() {
        long estimated =
                standing.stream().mapToLong(segment -> segment.usage().count()).sum();
        Optional<String> missing = Optional.of((asked - estimated) + " of " + asked
                        + " intervals have nobody who pays, or no two readings of the same time in the weeks before")
                .filter(unseen -> estimated < asked);
        return obstacle.or(() -> missing).map(reason -> channel.obis() + " is not estimated: " + reason);
    }

    List<Segment> standing() {
        return List.copyOf(standing);
    }

    /** The segments that are reversed. */
    List<Segment> gone() {
        return billed.values().stream()
                .filter(segment -> !standing.contains(segment))
                .toList();
    }

    /**
     * Reversals first.
     *
     * @param replaced the segments that are reversed in whose place these may stand
     */
    List<SettlementEvent> events(Hash cause, Collection<Segment> replaced) {
        List<SettlementEvent> events = new ArrayList<>();
        gone().forEach(old -> events.add(SettlementEvent.Reverse.of(old, cause)));
        for (Segment segment : standing) {
            if (!billed.containsKey(segment.usageId())) {
                events.add(SettlementEvent.Bill.of(segment, replacedBy(segment, replaced)));
            }
        }
        return events;
    }

    private static Optional<Hash> replacedBy(Segment bill, Collection<Segment> replaced) {
        return replaced.stream().filter(bill::shares).map(Segment::usageId).findFirst();
    }

    private void state() {
        Optional<ActualBlock> last = last();
        Optional<RegisterPoint> end = last.map(ActualBlock::endPoint).or(head::boundary);
        if (end.isEmpty()) {
            return;
        }
        if (head.horizon() > end.get().time() - (long) LikeDay.MOST * LikeDay.WEEK) {
            head.likeDays().stream()
                    .filter(segment -> ((Basis.OfLikeDay) segment.usage().basis())
                            .after()
                            .equals(end.get().block()))
                    .forEach(standing::add);
        } else if (last.isPresent() && installed.estimate(channel.obis()).isPresent()) {
            state(last.get(), installed.estimate(channel.obis()).get());
        }
    }

    private void state(ActualBlock last, Identified<ReadingEstimate> order) {
        Optional<Identified<MeterInstallation>> installation = installed.of(last);
        obstacle = obstacle(last, installation);
        if (obstacle.isPresent()) {
            return;
        }
        Instant until = installation.get().content().effective().to().orElse(Instant.MAX);
        Instant to =
                until.isBefore(order.content().to()) ? until : order.content().to();
        asked = Math.max(0, to.getEpochSecond() - last.end()) / last.interval();
        long from = last.end() - (long) LikeDay.MOST * LikeDay.WEEK;
        LikeReadings readings = LikeReadings.of(since(from), installed.edits(channel.obis()), from, last.end());
        for (LikeRun run : LikeRuns.behind(last, to.getEpochSecond(), channel.obis(), terms, readings)) {
            factory.cutLikeDay(last, run, order.hash(), standing::add);
        }
    }

    private Optional<String> obstacle(ActualBlock last, Optional<Identified<MeterInstallation>> installation) {
        if (installation.isEmpty()) {
            return Optional.of("no installation of its meter is known");
        } else if (!LikeDay.repeats(last.interval())) {
            return Optional.of("its intervals do not divide a week");
        } else if (installed.isConverted()) {
            return Optional.of("energy of volumes follows from registers alone");
        }
        return isRemoved(installation.get())
                ? Optional.of("the register of the meter's removal tells what was used")
                : Optional.empty();
    }

    /** With a register that tells what was used until then. */
    private boolean isRemoved(Identified<MeterInstallation> installation) {
        return installed.isGone(installation)
                && installation.content().removalRegister().isPresent()
                && Installed.tells(installation.content(), channel.obis());
    }

    private List<ActualBlock> since(long second) {
        return head.index().all().stream()
                .map(key -> store.block(key).orElseThrow())
                .filter(block -> !block.isCharging() && block.end() > second)
                .sorted(Comparator.comparingLong(ActualBlock::firstSequence))
                .toList();
    }

    /** The block that owns the last number. */
    private Optional<ActualBlock> last() {
        List<BlockKey> keys = head.index().all().stream()
                .sorted(Comparator.comparingLong(BlockKey::firstSequence).reversed())
                .toList();
        for (BlockKey key : keys) {
            ActualBlock block = store.block(key).orElseThrow();
            if (!block.isCharging()) {
                SequenceRange range = head.index().closure(block.firstSequence(), block.nextSequence());
                List<StandingRun> owners = Precedence.runs(head.index().overlapping(range.from(), range.to()).stream()
                        .map(each -> store.block(each).orElseThrow())
                        .toList());
                return Optional.of(owners.get(owners.size() - 1).owner());
            }
        }
        return Optional.empty();
    }
}
