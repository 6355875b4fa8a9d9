package io.meterproof.tlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TileTest {
    /** The example of C2SP tlog-tiles, "Merkle Tree". */
    @Test
    void aLargeIndexIsWrittenInGroupsOfThreeDigits() {
        assertThat(new TilePath(0, 1_234_067, 256)).hasToString("tile/0/x001/x234/067");
    }

    /** The example of C2SP tlog-tiles, "Partial Tiles". */
    @Test
    void aTreeOf70000LeavesHas273FullTilesAndPartialOnesOfWidth112And17And1() {
        TreeBuilder.Growth growth = TreeBuilder.grow(TreeEdge.EMPTY, Trees.leaves(70_000));
        assertThat(growth.tiles().stream()
                        .filter(tile -> tile.path().level() == 0 && !tile.path().partial()))
                .hasSize(273);
        assertThat(growth.tiles().stream().map(Tile::toString))
                .contains("tile/0/273.p/112", "tile/1/000", "tile/1/001.p/17", "tile/2/000.p/1")
                .hasSize(277);
    }

    @Test
    void onlyTilesThatChangedAreGiven() {
        TreeEdge edge = TreeBuilder.grow(TreeEdge.EMPTY, Trees.leaves(300)).edge();
        assertThat(TreeBuilder.grow(edge, Trees.leaves(2)).tiles())
                .extracting(Tile::toString)
                .containsExactly("tile/0/001.p/46");
    }

    @Test
    void nothingAppendedChangesNoTile() {
        TreeEdge edge = TreeBuilder.grow(TreeEdge.EMPTY, Trees.leaves(300)).edge();
        assertThat(TreeBuilder.grow(edge, List.of())).isEqualTo(new TreeBuilder.Growth(edge, List.of()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tile/0/67",
                "tile/00/067",
                "tile/64/067",
                "tile/0/x000/067",
                "tile/0/067.p/0",
                "tile/0/067.p/256",
                "tile/0/067.p/012",
                "tile/0/001/067",
                "/tile/0/067",
                "tile/0/067\n",
                "tile/-1/067"
            })
    void aPathInAnotherSpellingIsRefused(String path) {
        assertThatExceptionOfType(InvalidProofException.class).isThrownBy(() -> TilePath.parse(path));
    }

    @Test
    void aTileOfAnotherLengthIsRefused() {
        assertThatExceptionOfType(InvalidProofException.class)
                .isThrownBy(() -> new Tile(new TilePath(0, 0, 2), new byte[63]))
                .withMessageContaining("64 bytes, not 63");
    }
}
