package io.meterproof.metering.settlement;

import io.meterproof.formats.block.BlockKind;
import io.meterproof.formats.block.Channel;
import io.meterproof.metering.document.Identified;
import io.meterproof.metering.document.MeterInstallation;
import io.meterproof.tlog.Hash;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Keeps one channel of one subject settled. The standing quantity is a pure function of the accepted blocks, the meter's
 * installations and the terms:
 * every call brings it up to date and returns what that reverses and bills. A block that follows on the last costs one
 * head and one block of the store.
 */
public final class Settlement {
    private final Channel channel;
    private final Terms terms;
    private final Installed installed;
    private final ChannelStore store;
    private final Validation validation;

    /**
     * Settles on what is known now.
     *
     * @param installed about the channel's meter
     * @param store of this channel at this subject
     */
    public Settlement(Channel channel, Terms terms, Installed installed, ChannelStore store) {
        this.channel = channel;
        this.terms = terms;
        this.installed = installed;
        this.store = store;
        this.validation = new Validation(channel, installed);
    }

    /** Settles an accepted block. The same block again moves nothing. */
    public SettlementOutcome accept(AcceptedBlock accepted) {
        Hash signer = accepted.block().key();
        ChannelHead head = store.head().orElse(ChannelHead.EMPTY).withSigner(signer);
        Optional<String> reason = Settleable.refusal(accepted.block(), accepted.readings());
        if (reason.isPresent()) {
            return new SettlementOutcome.Held(accepted.digest(), reason.get());
        }
        return accept(ActualBlock.of(accepted, head.signer(signer)), head);
    }

    /** Settles a block that was accepted where its meter stands. The same block again moves nothing. */
    public SettlementOutcome accept(CountedBlock counted) {
        ChannelHead head = store.head()
                .orElseGet(() -> ChannelHead.after(counted.boundary()))
                .withSigner(counted.signer());
        return accept(counted.block().signedBy(head.signer(counted.signer())), head);
    }

    private SettlementOutcome accept(ActualBlock block, ChannelHead head) {
        if (head.isBeyondHorizon(block)) {
            return new SettlementOutcome.BeyondHorizon(
                    block.digest(), Instant.ofEpochSecond(head.horizon()), block.firstSequence(), block.end());
        }
        if (head.all().has(block.kind(), block.firstSequence(), block.nextSequence())) {
            return again(block);
        }
        SequenceRange range = new SequenceRange(block.firstSequence(), block.nextSequence());
        Belief belief = BeliefSweep.after(range, head, store, validation, List.of(block), List.of());
        return belief.objection(block)
                .map(objection -> hold(block, objection, head))
                .orElseGet(() -> settle(block, belief, head));
    }

    /** The document of an approved edit that stands in place of some of a block's readings and says otherwise; empty without one. */
    public Optional<Hash> editInsteadOf(AcceptedBlock accepted) {
        return installed
                .edits(channel.obis())
                .contradicting(ActualBlock.of(accepted, 0))
                .map(Identified::hash);
    }

    /**
     * Takes a block back that was accepted, because of another that contradicts it. A block that is not kept here moves
     * nothing.
     */
    public SettlementOutcome withdraw(BlockKey key, Hash cause) {
        return withdraw(List.of(key), cause);
    }

    /** Takes several back at once. */
    public SettlementOutcome withdraw(List<BlockKey> keys, Hash cause) {
        ChannelHead head = store.head().orElse(ChannelHead.EMPTY);
        List<ActualBlock> known =
                keys.stream().flatMap(key -> store.block(key).stream()).toList();
        return known.isEmpty() ? unmoved(head) : withdraw(known, cause, head);
    }

    /** The kept blocks of a kind, others than this one, that have one of these numbers. */
    public List<BlockKey> others(BlockKind kind, SequenceRange numbers, Hash right) {
        ChannelHead head = store.head().orElse(ChannelHead.EMPTY);
        return head.all().overlapping(numbers.from(), numbers.to()).stream()
                .filter(key -> key.kind() == kind
                        && !store.block(key).orElseThrow().digest().equals(right))
                .toList();
    }

    /**
     * Takes back at once all blocks of a key that are lost, because of the document of this hash. Where none is kept, nothing
     * moves.
     */
    public SettlementOutcome withdrawAll(Hash key, Predicate<ActualBlock> isLost, Hash cause) {
        ChannelHead head = store.head().orElse(ChannelHead.EMPTY);
        int signer = head.signer(key);
        List<ActualBlock> lost = head.all().all().stream()
                .map(each -> store.block(each).orElseThrow())
                .filter(block -> block.signer() == signer && isLost.test(block))
                .toList();
        return lost.isEmpty() ? unmoved(head) : withdraw(lost, cause, head);
    }

    /**
     * Lets charging sessions stand no longer, or stand again, because of a block or the document of this hash. They may be yet to
     * come.
     */
    public SettlementOutcome stand(List<Outdone> outdone, List<Long> resumed, Hash cause) {
        ChannelHead head =
                store.head().orElse(ChannelHead.EMPTY).outdoing(outdone).standing(resumed);
        List<ActualBlock> known = Stream.concat(outdone.stream().map(Outdone::number), resumed.stream())
                .flatMap(number -> store.block(new BlockKey(BlockKind.CHARGING, number)).stream())
                .toList();
        Belief belief = known.isEmpty()
                ? Belief.UNCHANGED
                : BeliefSweep.after(SequenceRange.of(known), head, store, validation, List.of(), List.of());
        if (belief.isUnchanged()) {
            store.putHead(head);
            return unmoved(head);
        }
        Window window = Window.without(SequenceRange.of(belief.with(List.of())), head, store);
        return restate(window, belief, List.of(), cause, head, true);
    }

    /** Settles all that is kept on terms that are new, because of the document of this hash. */
    public SettlementOutcome resettle(Hash cause) {
        ChannelHead head = store.head().orElse(ChannelHead.EMPTY);
        Optional<SequenceRange> all = head.index().range();
        return all.isEmpty()
                ? unmoved(head)
                : restate(Window.without(all.get(), head, store), Belief.UNCHANGED, List.of(), cause, head, true);
    }

    /** Validates and settles all that is kept, for the meter's installations are new, because of the document of this hash. */
    public SettlementOutcome reinstall(Hash cause) {
        ChannelHead head = store.head().orElse(ChannelHead.EMPTY);
        Optional<SequenceRange> all = head.all().range();
        if (all.isEmpty()) {
            return unmoved(head);
        }
        Belief belief = BeliefSweep.after(all.get(), head, store, validation, List.of(), List.of());
        return restate(Window.without(all.get(), head, store), belief, List.of(), cause, head, true);
    }

    /** Why the channel is not estimated although two people ordered it; empty where it is, or they did not. */
    public Optional<String> unestimated() {
        ChannelHead head = store.head().orElse(ChannelHead.EMPTY);
        return LikeDayRestatement.of(channel, terms, installed, head, store).gap();
    }

    private SettlementOutcome hold(ActualBlock block, String objection, ChannelHead head) {
        ActualBlock held = block.held();
        store.putBlock(held.key(), held);
        List<GivenUp> givenUp = new ArrayList<>();
        store.putHead(new Horizon(store).giveUp(head.withHeld(held), givenUp::add));
        return new SettlementOutcome.Unbelieved(block.digest(), objection, givenUp);
    }

    private SettlementOutcome settle(ActualBlock block, Belief belief, ChannelHead head) {
        List<ActualBlock> added = List.of(block);
        Window window = belief.isUnchanged()
                ? Window.around(block.kind(), block.firstSequence(), block.nextSequence(), head, store)
                : Window.without(SequenceRange.of(belief.with(added)), head, store);
        boolean outermost = !belief.isUnchanged() || isOutermost(block, belief.anchor());
        return restate(window, belief, added, block.digest(), head.with(block), outermost);
    }

    /** Whether a block may be the first or the last under its installation. */
    private boolean isOutermost(ActualBlock block, Optional<RegisterPoint> anchor) {
        Optional<Identified<MeterInstallation>> installation =
                installed.of(block).filter(each -> Installed.tells(each.content(), channel.obis()));
        return installation.isPresent()
                && (installation.get().content().removalRegister().isPresent()
                        || anchor.filter(point -> Validation.goesOn(point, installation))
                                .isEmpty());
    }

    private SettlementOutcome withdraw(List<ActualBlock> lost, Hash cause, ChannelHead head) {
        List<ActualBlock> believed =
                lost.stream().filter(block -> head.believes(block)).toList();
        ChannelHead rest = head;
        for (ActualBlock block : lost) {
            rest = head.believes(block) ? rest : rest.withoutHeld(block);
        }
        Belief belief = Belief.UNCHANGED;
        Window window = Window.EMPTY;
        if (!believed.isEmpty()) {
            belief = BeliefSweep.after(SequenceRange.of(believed), rest, store, validation, List.of(), believed);
            window = Window.without(SequenceRange.of(belief.with(believed)), rest, store);
        }
        for (ActualBlock block : lost) {
            store.removeBlock(block.key());
            rest = head.believes(block) ? rest.without(block) : rest;
        }
        return restate(window, belief, List.of(), cause, rest, !believed.isEmpty());
    }

    /**
     * Brings a window up to date.
     *
     * @param window with its blocks as they were before the change
     * @param head with the blocks that came and without those that went
     * @param outermost whether what was used before the first block and behind the last may have changed
     */
    private SettlementOutcome restate(
            Window window, Belief belief, List<ActualBlock> added, Hash cause, ChannelHead head, boolean outermost) {
        belief.doubted().forEach(block -> store.putBlock(block.key(), block.held()));
        List<ActualBlock> blocks = new ArrayList<>(added);
        blocks.addAll(belief.relieved());
        window.blocks().stream()
                .filter(block -> head.believes(block) && !belief.doubted().contains(block))
                .forEach(blocks::add);
        Restatement restatement = Restatement.of(window, blocks, channel, terms, installed, head.likeDays());
        restatement.changed().forEach(changed -> store.putBlock(changed.key(), changed));
        ChannelHead next = belief.applied(head);
        next = next.with(restatement.waiting(next.unallocated()));
        LikeDayRestatement estimates = LikeDayRestatement.of(channel, terms, installed, next, store);
        List<Segment> finished = new ArrayList<>(restatement.gone());
        finished.addAll(estimates.gone());
        List<SettlementEvent> events = new ArrayList<>(restatement.events(cause));
        events.addAll(estimates.events(cause, List.copyOf(finished)));
        if (outermost && installed.isKnown()) {
            AdvanceRestatement advances = AdvanceRestatement.of(channel, terms, installed, next, store);
            events.addAll(advances.events(cause));
            finished.addAll(advances.gone());
            next = next.withAdvances(advances.standing());
        }
        events.sort(Comparator.comparing(SettlementEvent.Bill.class::isInstance));
        next = next.withLikeDays(estimates.standing());
        List<GivenUp> givenUp = new ArrayList<>();
        store.putHead(new Horizon(store).giveUp(next, givenUp::add));
        List<Hash> doubted = belief.doubted().stream().map(ActualBlock::digest).toList();
        return new SettlementOutcome.Settled(events, finished, givenUp, next.waiting(), doubted);
    }

    private SettlementOutcome again(ActualBlock block) {
        boolean same = store.block(block.key())
                .filter(known -> known.digest().equals(block.digest()))
                .isPresent();
        return same
                ? new SettlementOutcome.Known(block.digest())
                : new SettlementOutcome.Held(block.digest(), "another block of its kind has one of its numbers");
    }

    private static SettlementOutcome unmoved(ChannelHead head) {
        return SettlementOutcome.Settled.unmoved(head.waiting());
    }
}
