package io.meterproof.anchor.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.meterproof.anchor.Leaves;
import io.meterproof.anchor.MemoryStore;
import io.meterproof.anchor.store.ContradictionException;
import io.meterproof.anchor.store.LeafPosition;
import io.meterproof.anchor.store.MissingTileException;
import io.meterproof.metering.commitment.Seal;
import io.meterproof.metering.commitment.StatementPointer;
import io.meterproof.tlog.Hash;
import io.meterproof.tlog.Tile;
import io.meterproof.tlog.TilePath;
import io.meterproof.tlog.TreeHead;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
        assertThatExceptionOfType(ContradictionException.class)
                .isThrownBy(() -> trees.apply(rewriting))
                .withMessageContaining("rewrites the first 10 leaves");
        assertThat(store.heads().get(0)).isEqualTo(before);
    }

    @Test
    void aSecondHeadOfTheSameSizeIsRefused() {
        trees.apply(Leaves.update(0, 0, 10));
        ShardUpdate other = Leaves.update(0, List.of(), Leaves.leaves(1, 0, 10));
        assertThatExceptionOfType(ContradictionException.class).isThrownBy(() -> trees.apply(other));
    }

    @Test
    void tilesThatDoNotGiveTheRootAreRefused() {
        ShardUpdate update = Leaves.update(0, 0, 10);
        ShardUpdate forged =
                new ShardUpdate(0, new TreeHead(10, Hash.ZERO), update.tiles(), Map.of(), Optional.empty());
        assertThatExceptionOfType(ContradictionException.class).isThrownBy(() -> trees.apply(forged));
    }

    @Test
    void anUpdateAfterAMissingOneIsRefused() {
        trees.apply(Leaves.update(0, 0, 300));
        ShardUpdate later = Leaves.update(0, 600, 610);
        assertThatExceptionOfType(ContradictionException.class).isThrownBy(() -> trees.apply(later));
    }

    @Test
    void aFullTileThatItsParentDoesNotBindIsRefusedWhole() {
        ShardUpdate update = Leaves.update(0, 0, 300);
        assertRefused(
                replaced(update, 0, forged(update.tiles().get(0))), "tile/0/000 is not what tile/1/000.p/1 binds");
        assertThat(store.heads()).isEmpty();
    }

    @Test
    void aFullTileThatComesAgainWithOtherLeavesIsRefused() {
        trees.apply(Leaves.update(0, 0, 300));
        ShardUpdate later = Leaves.update(0, 300, 310);
        Tile old = Leaves.update(0, 0, 300).tiles().get(0);
        assertRefused(added(later, forged(old)), "tile/0/000 is not what");
    }

    @Test
    void aTileOutsideTheTreeIsRefused() {
        ShardUpdate update = Leaves.update(0, 0, 10);
        for (TilePath outside : List.of(
                new TilePath(0, 1, 10), new TilePath(1, 0, 1), new TilePath(8, 0, 10), new TilePath(0, 1L << 60, 10))) {
            Tile tile = new Tile(outside, new byte[outside.width() * Hash.LENGTH]);
            assertRefused(added(update, tile), "is outside the tree");
        }
    }

    @Test
    void aTileThatIsThereTwiceIsRefused() {
        ShardUpdate update = Leaves.update(0, 0, 10);
        assertRefused(added(update, forged(update.tiles().get(0))), "twice");
    }

    @Test
    void anUpdateThatLacksAChangedTileIsRefused() {
        ShardUpdate update = Leaves.update(0, 0, 300);
        assertRefused(
                new ShardUpdate(
                        0,
                        update.head(),
                        update.tiles().subList(1, update.tiles().size()),
                        Map.of(),
                        Optional.empty()),
                "tile/0/000 is missing");
    }

    @Test
    void nothingIsAppendedToASealedShard() {
        Seal seal = new Seal(2, 4);
        trees.apply(Leaves.update(0, 0, 10));
        trees.apply(Leaves.sealing(0, 10, seal));
        trees.apply(Leaves.sealing(0, 10, seal));
        assertThat(store.shards().seals()).isEqualTo(Map.of(0, seal));
        List<Hash> sealed = new ArrayList<>(Leaves.leaves(0, 0, 10));
        sealed.add(seal.leafHash());
        assertRefused(Leaves.update(0, sealed, Leaves.leaves(0, 11, 12)), "is sealed with 11 leaves");
    }

    @Test
    void aSealThatIsNotTheLastLeafIsRefusedWhole() {
        ShardUpdate update = Leaves.update(0, 0, 10);
        ShardUpdate forged = new ShardUpdate(0, update.head(), update.tiles(), Map.of(), Optional.of(new Seal(2, 4)));
        assertRefused(forged, "the last leaf is not the seal");
        assertThat(store.heads()).isEmpty();
    }

    @Test
    void aTileThatTheStoreHasLostIsWaitedFor() {
        trees.apply(Leaves.update(0, 0, 300));
        ShardUpdate later = Leaves.update(0, 300, 301);
        store.lose("shard/0/1/0");
        assertThatExceptionOfType(MissingTileException.class).isThrownBy(() -> trees.apply(later));
    }

    @Test
    void theNewestPointerOfATagIsTheOneOfTheIndex() {
        StatementPointer first = new StatementPointer(Hash.ZERO, Leaves.leaf(0, 1));
        trees.apply(Leaves.update(0, 0, 10));
        trees.apply(Leaves.pointing(0, 10, first));

        assertThat(store.statements(store.heads()).get(Hash.ZERO)).hasValue(Leaves.leaf(0, 1));
        assertThat(store.statements(Map.of(0, Leaves.update(0, 0, 10).head())).root())
                .isEqualTo(Hash.ZERO);
    }

    @Test
    void aPointerThatIsNotTheLeafIsRefused() {
        trees.apply(Leaves.update(0, 0, 10));
        ShardUpdate update = Leaves.pointing(0, 10, new StatementPointer(Hash.ZERO, Hash.ZERO));
        StatementPointer other = new StatementPointer(Hash.ZERO, Leaves.leaf(0, 1));

        assertRefused(
                new ShardUpdate(0, update.head(), update.tiles(), Map.of(10L, other), Optional.empty()),
                "leaf 10 is not the pointer that the update says");
        assertThat(store.statements(store.heads()).root()).isEqualTo(Hash.ZERO);
    }

    private void assertRefused(ShardUpdate update, String why) {
        assertThatExceptionOfType(ContradictionException.class)
                .isThrownBy(() -> trees.apply(update))
                .withMessageContaining(why);
    }

    private static ShardUpdate replaced(ShardUpdate update, int position, Tile by) {
        List<Tile> tiles = new ArrayList<>(update.tiles());
        tiles.set(position, by);
        return new ShardUpdate(update.shard(), update.head(), tiles, Map.of(), Optional.empty());
    }

    private static ShardUpdate added(ShardUpdate update, Tile tile) {
        List<Tile> tiles = new ArrayList<>(update.tiles());
        tiles.add(tile);
        return new ShardUpdate(update.shard(), update.head(), tiles, Map.of(), Optional.empty());
    }

    private static Tile forged(Tile tile) {
        byte[] hashes = tile.bytes();
        hashes[0] ^= 1;
        return new Tile(tile.path(), hashes);
    }
}
