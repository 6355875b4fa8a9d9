package io.meterproof.metering.settlement;

import io.meterproof.formats.block.Channel;
import io.meterproof.tlog.Hash;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
        ChannelHead head = store.head().orElse(ChannelHead.EMPTY);
        Optional<String> reason = Settleable.refusal(accepted);
        if (reason.isPresent()) {
            return new SettlementOutcome.Held(accepted.digest(), reason.get());
        }
        ActualBlock block = ActualBlock.of(accepted);
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
            return new SettlementOutcome.Settled(List.of(), head.waiting());
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

    /** Settles all that is kept on terms that are new, because of the document of this hash. */
    public SettlementOutcome resettle(Hash cause) {
        ChannelHead head = store.head().orElse(ChannelHead.EMPTY);
        Optional<SequenceRange> all = head.index().range();
        if (all.isEmpty()) {
            return new SettlementOutcome.Settled(List.of(), head.waiting());
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
        store.putHead(new Horizon(store).giveUp(head.withWaiting(waiting)));
        return new SettlementOutcome.Settled(restatement.events(cause), waiting);
    }

    private SettlementOutcome again(ActualBlock block, ChannelHead head) {
        boolean same = store.block(block.key())
                .filter(known -> known.digest().equals(block.digest()))
                .isPresent();
        return same
                ? new SettlementOutcome.Settled(List.of(), head.waiting())
                : new SettlementOutcome.Held(block.digest(), "another block of its kind has one of its numbers");
    }
}
