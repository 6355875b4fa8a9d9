package io.meterproof.anchor.epoch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.meterproof.anchor.Leaves;
import io.meterproof.anchor.chain.AnchorState;
import io.meterproof.anchor.chain.ChainUnavailableException;
import io.meterproof.anchor.feed.ShardTrees;
import io.meterproof.anchor.store.ContradictionException;
import io.meterproof.anchor.store.MissingTileException;
import io.meterproof.metering.commitment.Generation;
import io.meterproof.metering.commitment.Seal;
import io.meterproof.tlog.Hash;
import io.meterproof.tlog.TreeHead;
import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Epochs and their anchors on a real chain. */
class NotaryIT {
    private TestNotary notary;

    @BeforeEach
    void start() throws IOException {
        notary = new TestNotary();
    }

    @AfterEach
    void stop() throws InterruptedException, IOException {
        notary.close();
    }

    @Test
    void aGrownShardEndsInOneFinalAnchor() throws IOException {
        Leaves.grow(notary.store, 0, 0, 5);
        Epoch epoch = notary.finishNext();
        assertThat(notary.restarted().contract())
                .isEqualTo(notary.store.deployment().orElseThrow().contract());
        assertThat(notary.restarted().acc()).isEqualTo(epoch.acc());
        assertThat(notary.anchoredRoots()).containsExactly(epoch.root());
    }

    @Test
    void nothingIsMadeWhileNoShardGrows() throws IOException {
        Leaves.grow(notary.store, 0, 0, 5);
        notary.finishNext();
        assertThat(notary.step()).isFalse();
        assertThat(notary.store.newest().orElseThrow().number()).isZero();
    }

    @Test
    void everyEpochBindsTheOnesBefore() throws IOException {
        Leaves.grow(notary.store, 0, 0, 5);
        Epoch first = notary.finishNext();
        Leaves.grow(notary.store, 1, 0, 300);
        Epoch second = notary.finishNext();
        assertThat(second.expected()).isEqualTo(first.acc());
        assertThat(second.shard(0)).isEqualTo(first.shard(0));
        assertThat(notary.anchoredRoots()).containsExactly(first.root(), second.root());
    }

    @Test
    void oneRunningNotaryPublishesEveryStateOnce() throws IOException {
        Leaves.grow(notary.store, 0, 0, 5);
        Notary running = notary.started();
        notary.run(running);
        running.step();
        assertThat(notary.publisher.published())
                .containsExactly("0 checkpoints", "0 PENDING", "0 SENT", "0 MINED", "0 FINAL");
    }

    @Test
    void twoSignersMakeOneAnchorOfOneEpoch() throws IOException {
        Leaves.grow(notary.store, 0, 0, 5);
        notary.run(notary.started(), notary.started());
        assertThat(notary.store.newest().orElseThrow().number()).isZero();
        assertThat(notary.anchoredRoots())
                .containsExactly(notary.store.newest().orElseThrow().root());
    }

    @Test
    void theEpochThatSealsAGenerationOpensTheNext() throws IOException {
        Seal seal = new Seal(2, 2);
        ShardTrees trees = new ShardTrees(notary.store);
        Leaves.grow(notary.store, 0, 0, 5);
        Leaves.grow(notary.store, 1, 0, 3);
        trees.apply(Leaves.sealing(0, 5, seal));
        assertThat(notary.finishNext().generation()).isEqualTo(Generation.FIRST);
        trees.apply(Leaves.sealing(1, 3, seal));
        Leaves.grow(notary.store, 2, 0, 1);
        Epoch sealing = notary.finishNext();
        assertThat(sealing.generation()).isEqualTo(new Generation(2, 2));
        Leaves.grow(notary.store, 2, 1, 9);
        Epoch later = notary.finishNext();
        assertThat(later.generation()).isEqualTo(sealing.generation());
        assertThat(later.shard(0)).isEqualTo(sealing.shard(0));
    }

    @Test
    void nothingIsSignedOnceASealedShardHasGrown() throws IOException {
        ShardTrees trees = new ShardTrees(notary.store);
        trees.apply(Leaves.sealing(0, 5, new Seal(2, 1)));
        assertThat(notary.finishNext().isSealed(0)).isTrue();
        Leaves.grow(notary.store, 1, 0, 1);
        TreeHead before = notary.store.heads().get(0);
        notary.store.advance(0, before, new TreeHead(7, Hash.ZERO), Optional.empty());
        assertThatExceptionOfType(ContradictionException.class)
                .isThrownBy(notary::step)
                .withMessage("shard 0 is sealed with 6 leaves; the store has 7");
    }

    @Test
    void aShardThatTheStoreHasLostIsNotSignedWithout() throws IOException {
        Leaves.grow(notary.store, 0, 0, 5);
        Leaves.grow(notary.store, 1, 0, 5);
        notary.finishNext();
        notary.store.lose(0);
        Leaves.grow(notary.store, 1, 5, 6);
        assertThatExceptionOfType(ContradictionException.class)
                .isThrownBy(notary::step)
                .withMessageContaining("shard 0 was signed with 5 leaves; the store has none");
        assertThat(notary.store.newest().orElseThrow().number()).isZero();
    }

    @Test
    void aTileThatTheStoreHasLostIsWaitedFor() throws IOException {
        Leaves.grow(notary.store, 0, 0, 300);
        notary.finishNext();
        Leaves.grow(notary.store, 0, 300, 301);
        notary.store.lose("shard/0/0/1");
        assertThatExceptionOfType(MissingTileException.class).isThrownBy(notary::step);
        assertThat(notary.store.newest().orElseThrow().number()).isZero();
    }

    @Test
    void anEpochWaitsForAChainThatIsDown() throws Exception {
        Leaves.grow(notary.store, 0, 0, 5);
        Notary running = notary.started();
        running.step();
        notary.stopChain();
        assertThatExceptionOfType(ChainUnavailableException.class).isThrownBy(running::step);
        assertThat(notary.store.newest().orElseThrow().anchor()).isEqualTo(new AnchorState.Pending());
    }
}
