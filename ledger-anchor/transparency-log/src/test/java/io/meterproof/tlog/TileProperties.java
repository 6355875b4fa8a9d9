package io.meterproof.tlog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

class TileProperties {
    @Property(tries = 60)
    void tilesGrownInAnyStepsGiveEveryHeadOnTheWay(
            @ForAll @Size(min = 1, max = 6) List<@IntRange(max = 400) Integer> steps) {
        List<Hash> leaves =
                Trees.leaves(steps.stream().mapToInt(Integer::intValue).sum());
        Trees.Store store = new Trees.Store();
        TreeEdge edge = TreeEdge.EMPTY;
        for (int step : steps) {
            int size = (int) edge.size();
            TreeBuilder.Growth growth = TreeBuilder.grow(edge, leaves.subList(size, size + step));
            store.put(growth.tiles());
            edge = TreeEdge.decode(growth.edge().encode());
            assertThat(TreeEdge.read(store, edge.size())).isEqualTo(edge);
            assertThat(growth.head())
                    .isEqualTo(new TreeHead(size + step, TreeHasher.root(leaves.subList(0, size + step))));
        }
        long end = 0;
        for (int step : steps) {
            end += step;
            assertThat(new TileHashes(store, end).root()).isEqualTo(TreeHasher.root(leaves.subList(0, (int) end)));
        }
    }

    @Property(tries = 30)
    void proofsFromTilesAreTheProofsFromLeaves(
            @ForAll @IntRange(min = 1, max = 1500) int size, @ForAll @IntRange(max = 1499) int any) {
        int index = any % size;
        List<Hash> leaves = Trees.leaves(size);
        Subtrees tree = Subtrees.over(leaves);
        Trees.Store store = new Trees.Store();
        store.put(TreeBuilder.grow(TreeEdge.EMPTY, leaves).tiles());
        TileHashes tiles = new TileHashes(store, size);
        List<Long> indexes = LongStream.of(index, size - 1).distinct().boxed().toList();
        assertThat(tiles.inclusion(index)).isEqualTo(InclusionProof.of(tree, size, index));
        assertThat(tiles.consistency(index + 1)).isEqualTo(ConsistencyProof.of(tree, index + 1, size));
        assertThat(tiles.multiproof(indexes)).isEqualTo(Multiproof.of(tree, size, indexes));
        assertThat(tiles.leaf(index)).isEqualTo(leaves.get(index));
    }

    @Property
    void aTilePathReadsBackAsItself(
            @ForAll @IntRange(max = 63) int level,
            @ForAll @LongRange(max = 999_999_999_999_999_999L) long index,
            @ForAll @IntRange(min = 1, max = 256) int width) {
        TilePath path = new TilePath(level, index, width);
        assertThat(TilePath.parse(path.toString())).isEqualTo(path);
    }
}
