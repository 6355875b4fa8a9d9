package io.meterproof.metering.settlement;

import io.meterproof.formats.block.Channel;
import io.meterproof.tlog.Hash;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Keeps one channel of one subject settled. The standing quantity is a pure function of the accepted blocks and the terms:
 * every call brings it up to date and returns what that reverses and bills. A block that follows on the last costs one
 * head and one block of the store.
 */
public final class Settlement {
    private final Channel channel;
    private final Terms terms;
    private final ChannelStore store;

    /**
     * Settles on what is known now.
     *
     * @param store of this channel at this subject
     */
    public Settlement(Channel channel, Terms terms, ChannelStore store) {
        this.channel = channel;
        this.terms = terms;
        this.store = store;
    }

    /** Settles an accepted block. The same block again moves nothing. */
    public SettlementOutcome accept(AcceptedBlock accepted) {
        Hash signer = accepted.block().key();
        ChannelHead head = store.head().orElse(ChannelHead.EMPTY).withSigner(signer);
        Optional<String> reason = Settleable.refusal(accepted);
        if (reason.isPresent()) {
            return new SettlementOutcome.Held(accepted.digest(), reason.get());
        }
        ActualBlock block = ActualBlock.of(accepted, head.signer(signer));
        if (head.isBeyondHorizon(block)) {
            return new SettlementOutcome.BeyondHorizon(block.digest(), Instant.ofEpochSecond(head.horizon()));
        }
        if (head.index().has(block.kind(), block.firstSequence(), block.nextSequence())) {
            return again(block, head);
        }
        Window window = Window.around(block.kind(), block.firstSequence(), block.nextSequence(), head, store);
        List<ActualBlock> blocks = new ArrayList<>(window.blocks());
        blocks.add(block);
        return restate(window, blocks, block.digest(), head.with(block));
    }

    /**
     * Takes a block back that was accepted, because of another that contradicts it. A block that is not kept here moves
     * nothing.
     */
    public SettlementOutcome withdraw(BlockKey key, Hash cause) {
        ChannelHead head = store.head().orElse(ChannelHead.EMPTY);
        Optional<ActualBlock> known = store.block(key);
        if (known.isEmpty()) {
            return SettlementOutcome.Settled.unmoved(head.waiting());
        }
        ActualBlock block = known.get();
        SequenceRange lost = new SequenceRange(block.firstSequence(), block.nextSequence());
        Window window = Window.without(lost, head, store);
        store.removeBlock(key);
        List<ActualBlock> rest = window.blocks().stream()
                .filter(candidate -> !candidate.key().equals(key))
                .toList();
        return restate(window, rest, cause, head.without(block));
    }

    /**
     * Takes back at once all blocks of a key that are lost, because of the document of this hash. Where none is kept, nothing
     * moves.
     */
    public SettlementOutcome withdrawAll(Hash key, Predicate<ActualBlock> isLost, Hash cause) {
        ChannelHead head = store.head().orElse(ChannelHead.EMPTY);
        int signer = head.signer(key);
        List<ActualBlock> lost = head.index().all().stream()
                .map(each -> store.block(each).orElseThrow())
                .filter(block -> block.signer() == signer && isLost.test(block))
                .toList();
        if (lost.isEmpty()) {
            return SettlementOutcome.Settled.unmoved(head.waiting());
        }
        Window window = Window.without(SequenceRange.of(lost), head, store);
        ChannelHead rest = head;
        for (ActualBlock block : lost) {
            store.removeBlock(block.key());
            rest = rest.without(block);
        }
        List<ActualBlock> kept =
                window.blocks().stream().filter(block -> !lost.contains(block)).toList();
        return restate(window, kept, cause, rest);
    }

    /** Settles all that is kept on terms that are new, because of the document of this hash. */
    public SettlementOutcome resettle(Hash cause) {
        ChannelHead head = store.head().orElse(ChannelHead.EMPTY);
        Optional<SequenceRange> all = head.index().range();
        if (all.isEmpty()) {
            return SettlementOutcome.Settled.unmoved(head.waiting());
        }
        Window window = Window.without(all.get(), head, store);
        return restate(window, window.blocks(), cause, head);
    }

    private SettlementOutcome restate(Window window, List<ActualBlock> blocks, Hash cause, ChannelHead head) {
        Restatement restatement = Restatement.of(window, blocks, channel, terms);
        for (ActualBlock changed : restatement.changed()) {
            store.putBlock(changed.key(), changed);
        }
        long waiting = head.waiting() + restatement.waitingChange();
        List<Segment> finished = new ArrayList<>(restatement.gone());
        store.putHead(new Horizon(store).giveUp(head.withWaiting(waiting), finished::addAll));
        return new SettlementOutcome.Settled(restatement.events(cause), finished, waiting);
    }

    private SettlementOutcome again(ActualBlock block, ChannelHead head) {
        boolean same = store.block(block.key())
                .filter(known -> known.digest().equals(block.digest()))
                .isPresent();
        return same
                ? SettlementOutcome.Settled.unmoved(head.waiting())
                : new SettlementOutcome.Held(block.digest(), "another block of its kind has one of its numbers");
    }
}
