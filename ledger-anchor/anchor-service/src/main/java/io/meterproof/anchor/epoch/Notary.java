package io.meterproof.anchor.epoch;

import io.meterproof.anchor.chain.AnchorMachine;
import io.meterproof.anchor.chain.AnchorState;
import io.meterproof.anchor.chain.Chain;
import io.meterproof.anchor.chain.ChainUnavailableException;
import io.meterproof.anchor.chain.ChainView;
import io.meterproof.anchor.chain.Decision;
import io.meterproof.anchor.chain.Slot;
import io.meterproof.anchor.store.ContradictionException;
import io.meterproof.anchor.store.StoredShards;
import io.meterproof.anchor.store.TreeStore;
import io.meterproof.anchor.witness.Witnesses;
import io.meterproof.metering.commitment.Generation;
import io.meterproof.tlog.Hash;
import io.meterproof.tlog.InvalidProofException;
import io.meterproof.tlog.TileHashes;
import io.meterproof.tlog.TreeEdge;
import io.meterproof.tlog.TreeHead;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one signer: makes an epoch when a shard grew and the last epoch is final, and brings its anchor to finality. Nothing is kept in
 * memory that matters: every step starts from the stores, and a step that fails is simply taken again.
 */
public final class Notary {
    private static final Logger LOG = LoggerFactory.getLogger(Notary.class);

    private static final int LOOK_BACK = 16;

    private final TreeStore trees;
    private final EpochStore epochs;
    private final EpochLog epochLog;
    private final Cosigning cosigning;
    private final Publisher publisher;
    private final Chain chain;
    private final AnchorMachine machine;
    private final Duration period;
    private final Clock clock;
    private Optional<Epoch> announced = Optional.empty();

    public Notary(
            TreeStore trees,
            EpochStore epochs,
            EpochLog epochLog,
            Witnesses witnesses,
            Publisher publisher,
            Chain chain,
            AnchorMachine machine,
            Duration period,
            Clock clock) {
        this.trees = trees;
        this.epochs = epochs;
        this.epochLog = epochLog;
        this.cosigning = new Cosigning(trees, epochs, witnesses);
        this.publisher = publisher;
        this.chain = chain;
        this.machine = machine;
        this.period = period;
        this.clock = clock;
    }

    /**
     * Takes one step.
     *
     * @return whether another may follow at once
     * @throws ChainUnavailableException or what the stores, the witnesses and the publisher throw, to be tried again
     * @throws ContradictionException if a shard is not an extension of what was signed: sign no more
     */
    public boolean step() {
        Optional<Epoch> newest = epochs.newest().map(cosigning::cosigned);
        if (newest.isPresent()) {
            announce(newest.get());
            if (!newest.get().anchor().isFinal()) {
                return advance(newest.get());
            }
        }
        return makeNext(newest);
    }

    private void announce(Epoch epoch) {
        if (announced.isEmpty() || announced.get().number() != epoch.number()) {
            cosigning.putTiles(epoch);
            publisher.checkpoints(epoch);
        }
        if (!announced.equals(Optional.of(epoch))) {
            publisher.anchor(epoch);
            announced = Optional.of(epoch);
        }
    }

    private boolean makeNext(Optional<Epoch> last) {
        StoredShards stored = trees.shards();
        Generation generation =
                last.map(Epoch::generation).orElse(Generation.FIRST).after(stored.seals());
        Map<Integer, TreeHead> heads = stored.headsIn(
                generation, last.map(Epoch::treeHeads).orElse(Map.of()).keySet());
        Instant now = clock.instant();
        boolean due = last.isEmpty() || !now.isBefore(last.get().made().plus(period));
        if (!due || !EpochLog.grew(last, heads)) {
            return false;
        }
        last.ifPresent(epoch -> epoch.shards().forEach(signed -> checkExtends(epoch, signed, heads)));
        long size = last.map(epoch -> epoch.number() + 1).orElse(0L);
        TreeEdge edge = TreeEdge.read(trees.tiles(TreeStore.EPOCHS), size);
        Hash expected = last.map(Epoch::acc).orElseGet(chain::acc);
        Epoch next = epochLog.next(
                last,
                heads,
                generation,
                trees.statements(heads).root(),
                edge,
                new Slot(chain.contract(), expected),
                now);
        boolean first = epochs.append(next);
        LOG.info("epoch {} {}: root {}", next.number(), first ? "signed" : "was signed by another", next.root());
        return true;
    }

    private void checkExtends(Epoch last, SignedShard shard, Map<Integer, TreeHead> heads) {
        TreeHead signed = shard.signed().checkpoint().head();
        TreeHead head = heads.get(shard.shard());
        if (head == null || head.size() < signed.size()) {
            throw new ContradictionException("shard " + shard.shard() + " was signed with " + signed.size()
                    + " leaves; the store has " + (head == null ? "none" : head.size()));
        }
        if (last.isSealed(shard.shard()) && head.size() > signed.size()) {
            throw new ContradictionException("shard " + shard.shard() + " is sealed with " + signed.size()
                    + " leaves; the store has " + head.size());
        }
        TileHashes tiles = new TileHashes(trees.tiles(TreeStore.shard(shard.shard())), head.size());
        try {
            tiles.consistency(signed.size()).verify(signed.root(), head.root());
        } catch (InvalidProofException e) {
            throw new ContradictionException("shard " + shard.shard() + ": " + e.getMessage(), e);
        }
    }

    private boolean advance(Epoch epoch) {
        ChainView view = view(epoch);
        Decision decision = machine.decide(epoch.anchor(), epoch.expected(), epoch.root(), view);
        if (decision instanceof Decision.Sign) {
            store(epoch, chain.sign(epoch.anchor(), epoch.expected(), epoch.root()));
            return true;
        } else if (decision instanceof Decision.Send send) {
            return send(epoch, send.raw());
        } else if (decision instanceof Decision.Become become) {
            store(epoch, become.state());
            return true;
        } else if (decision instanceof Decision.Refuse refuse) {
            throw new ChainUnavailableException("epoch " + epoch.number() + " cannot be anchored: "
                    + dropped(epoch, view).orElse(refuse.why()));
        }
        return false;
    }

    /** A slot that the contract had before an earlier epoch was not written by a stranger: the chain took final anchors back. */
    private Optional<String> dropped(Epoch epoch, ChainView view) {
        return LongStream.rangeClosed(1, LOOK_BACK)
                .mapToObj(back -> epochs.find(epoch.number() - back))
                .flatMap(Optional::stream)
                .filter(earlier -> earlier.expected().equals(view.acc()))
                .findFirst()
                .map(first -> "a reorganisation took back the final anchors of epochs " + first.number() + " to "
                        + (epoch.number() - 1) + "; it was deeper than the confirmations asked for");
    }

    /** The last anchor is final, so this one is not in an earlier block. */
    private ChainView view(Epoch epoch) {
        long fromBlock = epochs.find(epoch.number() - 1)
                .flatMap(last -> last.anchor() instanceof AnchorState.Final done
                        ? Optional.of(done.blockNumber())
                        : Optional.empty())
                .orElse(0L);
        return chain.view(epoch.anchor(), epoch.expected(), epoch.root(), fromBlock);
    }

    private boolean send(Epoch epoch, String raw) {
        Chain.Sending sending = chain.send(raw);
        if (sending == Chain.Sending.ACCEPTED) {
            return false;
        }
        if (sending == Chain.Sending.UNDERPRICED) {
            store(epoch, chain.sign(epoch.anchor(), epoch.expected(), epoch.root()));
            return true;
        }
        if (view(epoch).inclusion().isEmpty()) {
            store(epoch, new AnchorState.Pending());
        }
        return true;
    }

    private void store(Epoch epoch, AnchorState next) {
        if (epochs.replaceAnchor(epoch, next)) {
            LOG.info(
                    "anchor of epoch {}: {} {}",
                    epoch.number(),
                    next.name(),
                    next.transactionHash().orElse(""));
        }
    }
}
