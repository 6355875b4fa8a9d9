package io.meterproof.anchor.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.meterproof.anchor.Leaves;
import io.meterproof.anchor.MemoryStore;
import io.meterproof.anchor.store.LeafPosition;
import io.meterproof.tlog.Hash;
import io.meterproof.tlog.InvalidProofException;
import io.meterproof.tlog.TreeHead;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ShardTreesTest {
    private final MemoryStore store = new MemoryStore();
    private final ShardTrees trees = new ShardTrees(store);

    @Test
    void anUpdateMovesTheHeadAndPlacesItsLeaves() {
        trees.apply(Leaves.update(2, 0, 300));
        assertThat(store.heads()).isEqualTo(Map.of(2, Leaves.update(2, 0, 300).head()));
        assertThat(store.find(List.of(Leaves.leaf(2, 299)))).containsValue(new LeafPosition(2, 299));
    }

    @Test
    void anUpdateThatComesAgainChangesNothing() {
        trees.apply(Leaves.update(0, 0, 10));
        trees.apply(Leaves.update(0, 10, 20));
        trees.apply(Leaves.update(0, 0, 10));
        assertThat(store.heads().get(0).size()).isEqualTo(20);
    }

    @Test
    void aLeafThatIsThereTwiceKeepsItsFirstPlace() {
        trees.apply(Leaves.update(0, 0, 10));
        trees.apply(Leaves.update(0, Leaves.leaves(0, 0, 10), Leaves.leaves(0, 3, 4)));
        assertThat(store.find(List.of(Leaves.leaf(0, 3)))).containsValue(new LeafPosition(0, 3));
    }

    @Test
    void anUpdateThatRewritesAnOldLeafIsRefusedWhole() {
        trees.apply(Leaves.update(0, 0, 10));
        TreeHead before = store.heads().get(0);
        ShardUpdate rewriting = Leaves.update(0, Leaves.leaves(1, 0, 10), Leaves.leaves(0, 10, 20));
        assertThatExceptionOfType(InvalidProofException.class)
                .isThrownBy(() -> trees.apply(rewriting))
                .withMessageContaining("rewrites the first 10 leaves");
        assertThat(store.heads().get(0)).isEqualTo(before);
    }

    @Test
    void aSecondHeadOfTheSameSizeIsRefused() {
        trees.apply(Leaves.update(0, 0, 10));
        ShardUpdate other = Leaves.update(0, List.of(), Leaves.leaves(1, 0, 10));
        assertThatExceptionOfType(InvalidProofException.class).isThrownBy(() -> trees.apply(other));
    }

    @Test
    void tilesThatDoNotGiveTheRootAreRefused() {
        ShardUpdate update = Leaves.update(0, 0, 10);
        ShardUpdate forged = new ShardUpdate(0, new TreeHead(10, Hash.ZERO), update.tiles());
        assertThatExceptionOfType(InvalidProofException.class).isThrownBy(() -> trees.apply(forged));
    }

    @Test
    void anUpdateAfterAMissingOneIsRefused() {
        trees.apply(Leaves.update(0, 0, 300));
        ShardUpdate later = Leaves.update(0, 600, 610);
        assertThatExceptionOfType(InvalidProofException.class).isThrownBy(() -> trees.apply(later));
    }
}
