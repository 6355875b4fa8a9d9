package io.meterproof.metering.settlement;

import io.meterproof.formats.block.Channel;
import io.meterproof.metering.document.Identified;
import io.meterproof.metering.document.MeterInstallation;
import io.meterproof.metering.ledger.Basis;
import io.meterproof.tlog.Hash;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Decides anew what was used between a channel's outermost believed blocks and the registers with which its meter came and went, and
 * compares it with what was billed.
 */
final class AdvanceRestatement {
    private final ChannelHead head;
    private final ChannelStore store;
    private final Installed installed;
    private final RegisterCourse course;
    private final SegmentFactory factory;
    private final List<BlockKey> keys;
    private final Map<Hash, Segment> billed = new LinkedHashMap<>();
    private final List<Segment> asBilled;
    private final List<Segment> standing = new ArrayList<>();

    private AdvanceRestatement(
            Channel channel, Terms terms, Installed installed, ChannelHead head, ChannelStore store) {
        this.head = head;
        this.store = store;
        this.installed = installed;
        this.course = installed.course(channel.obis());
        this.factory = new SegmentFactory(channel, terms, installed, billed);
        this.keys = head.index().all().stream()
                .sorted(Comparator.comparingLong(BlockKey::firstSequence))
                .toList();
        this.asBilled = asBilled();
        head.exchanges().stream()
                .filter(segment -> !asBilled.contains(segment))
                .forEach(segment -> billed.put(segment.usageId(), segment));
        installed.telling(channel.obis()).forEach(this::state);
    }

    /** Restates the advances of a channel whose blocks are up to date. */
    static AdvanceRestatement of(
            Channel channel, Terms terms, Installed installed, ChannelHead head, ChannelStore store) {
        return new AdvanceRestatement(channel, terms, installed, head, store);
    }

    List<Segment> standing() {
        return Stream.concat(asBilled.stream(), standing.stream()).toList();
    }

    /** The segments that are reversed. */
    List<Segment> gone() {
        return billed.values().stream()
                .filter(segment -> !standing.contains(segment))
                .toList();
    }

    /** Reversals first. */
    List<SettlementEvent> events(Hash cause) {
        List<SettlementEvent> events = new ArrayList<>();
        List<Segment> gone = gone();
        gone.forEach(segment -> events.add(SettlementEvent.Reverse.of(segment, cause)));
        for (Segment segment : standing) {
            if (!billed.containsKey(segment.usageId())) {
                events.add(SettlementEvent.Bill.of(segment, replacedBy(segment, gone)));
            }
        }
        return events;
    }

    private static Optional<Hash> replacedBy(Segment bill, List<Segment> gone) {
        return gone.stream()
                .filter(old -> old.first() < bill.end() && bill.first() < old.end())
                .map(Segment::usageId)
                .findFirst();
    }

    /** What ended before the horizon, or rests on a block that was given up: nothing here can decide it anew. */
    private List<Segment> asBilled() {
        List<Segment> behindBoundary =
                head.exchanges().stream().filter(this::isBehindBoundary).toList();
        long end = behindBoundary.stream().mapToLong(Segment::endSecond).max().orElse(Long.MIN_VALUE);
        boolean isToldSince = keys.stream()
                .map(key -> store.block(key).orElseThrow())
                .anyMatch(block -> !block.isCharging() && block.start() < end);
        return head.exchanges().stream()
                .filter(segment ->
                        segment.endSecond() <= head.horizon() || !isToldSince && behindBoundary.contains(segment))
                .toList();
    }

    private boolean isBehindBoundary(Segment segment) {
        return segment.usage().basis() instanceof Basis.OfAdvance advance
                && advance.rule().equals(ExchangeAdvance.TO_REMOVAL)
                && head.boundary()
                        .filter(point -> point.block().equals(advance.block()))
                        .isPresent();
    }

    private void state(Identified<MeterInstallation> installation) {
        List<Segment> stated = new ArrayList<>();
        if (!beganBeforeArchive(installation)) {
            first(installation).ifPresent(block -> ExchangeAdvance.fromInitial(
                            said(installation, block), block.registers(), course)
                    .ifPresent(advance -> factory.cutAdvance(block, advance, stated::add)));
        }
        last(installation).filter(block -> installed.isGone(installation)).ifPresent(block -> ExchangeAdvance.toRemoval(
                        block.endPoint(), block.interval(), installation, course)
                .ifPresent(advance -> factory.cutAdvance(block, advance, stated::add)));
        stated.stream().filter(segment -> segment.endSecond() > head.horizon()).forEach(standing::add);
    }

    /** The installation as it was first told: its end says nothing about its begin. */
    private Identified<MeterInstallation> said(Identified<MeterInstallation> installation, ActualBlock first) {
        return installed.firstToSay(
                installation,
                Instant.ofEpochSecond(first.end()),
                content -> List.of(
                        content.initialRegister(),
                        content.readingType(),
                        content.multiplier().stripTrailingZeros(),
                        content.registerDigits()));
    }

    /** Whether blocks of the installation were given up: its first one is no longer known here. */
    private boolean beganBeforeArchive(Identified<MeterInstallation> installation) {
        return head.boundary()
                .filter(point -> Validation.goesOn(point, Optional.of(installation)))
                .isPresent();
    }

    private Optional<ActualBlock> first(Identified<MeterInstallation> installation) {
        for (BlockKey key : keys) {
            ActualBlock block = store.block(key).orElseThrow();
            if (isOf(installation, block)) {
                return Optional.of(owners(block.firstSequence(), block.firstSequence() + 1)
                        .get(0)
                        .owner());
            }
        }
        return Optional.empty();
    }

    private Optional<ActualBlock> last(Identified<MeterInstallation> installation) {
        for (int i = keys.size() - 1; i >= 0; i--) {
            ActualBlock block = store.block(keys.get(i)).orElseThrow();
            if (isOf(installation, block)) {
                SequenceRange range = head.index().closure(block.firstSequence(), block.nextSequence());
                List<StandingRun> owners = owners(range.from(), range.to());
                return Optional.of(owners.get(owners.size() - 1).owner());
            }
        }
        return Optional.empty();
    }

    private boolean isOf(Identified<MeterInstallation> installation, ActualBlock block) {
        return !block.isCharging()
                && installed.of(block).filter(installation::equals).isPresent();
    }

    private List<StandingRun> owners(long from, long to) {
        return Precedence.runs(head.index().overlapping(from, to).stream()
                .map(key -> store.block(key).orElseThrow())
                .toList());
    }
}
