package io.meterproof.tlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an outsider may hand in as a proof or a key. */
class BadInputTest {
    private static final List<Hash> LEAVES = Trees.leaves(7);
    private static final Hash ROOT = TreeHasher.root(LEAVES);

    @Test
    void aTruncatedPathIsRefusedByItsLength() {
        List<Hash> path = InclusionProof.of(Subtrees.over(LEAVES), 7, 2).path();
        assertThatExceptionOfType(InvalidProofException.class)
                .isThrownBy(() -> new InclusionProof(2, 7, Trees.shorter(path)).verify(LEAVES.get(2), ROOT))
                .withMessage("an inclusion path here has 3 hashes, not 2");
    }

    @Test
    void anOverlongPathIsRefusedBeforeAnythingIsHashed() {
        List<Hash> path = Collections.nCopies(1_000_000, Hash.ZERO);
        assertThatExceptionOfType(InvalidProofException.class)
                .isThrownBy(() -> new InclusionProof(2, 7, path).verify(LEAVES.get(2), ROOT))
                .withMessage("an inclusion path here has 3 hashes, not 1000000");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 31, 33, 64})
    void aHashOfAnotherLengthIsNone(int length) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Hash.of(new byte[length]))
                .withMessage("a hash has 32 bytes, not " + length);
    }

    @ParameterizedTest
    @CsvSource({"7, 7", "-1, 7", "0, 0", "9223372036854775807, 7", "0, -1"})
    void aLeafBeyondTheTreeIsRefused(long index, long size) {
        assertThatExceptionOfType(InvalidProofException.class)
                .isThrownBy(() -> new InclusionProof(index, size, List.of()).verify(LEAVES.get(0), ROOT))
                .withMessageContaining("is outside a tree of " + size);
    }

    @Test
    void theEmptyTreeHoldsNothingAndIsThePrefixOfNothing() {
        Hash empty = TreeHasher.root(List.of());
        assertThat(empty.hex()).isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        assertThatExceptionOfType(InvalidProofException.class)
                .isThrownBy(() -> new InclusionProof(0, 0, List.of()).verify(empty, empty));
        assertThatExceptionOfType(InvalidProofException.class)
                .isThrownBy(() -> new ConsistencyProof(0, 7, List.of()).verify(empty, ROOT))
                .withMessage("nothing is proven from an empty tree");
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "3, 2", "-1, 1", "1, 3", "4, 9", "1, 9223372036854775807"})
    void aSubtreeThatIsNoneIsRefused(long begin, long end) {
        assertThatExceptionOfType(InvalidProofException.class).isThrownBy(() -> new Subtree(begin, end));
    }

    @Test
    void theLargestSubtreesAreSubtrees() {
        assertThat(new Subtree(0, Long.MAX_VALUE).size()).isEqualTo(Long.MAX_VALUE);
        assertThat(new Subtree(1L << 62, (1L << 62) + 1).size()).isOne();
    }

    /** The points of order 1, 2, 4 and 8, and the encodings of them that are not canonical. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "0000000000000000000000000000000000000000000000000000000000000000",
                "0100000000000000000000000000000000000000000000000000000000000000",
                "0100000000000000000000000000000000000000000000000000000000000080",
                "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
                "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85",
                "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
                "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa",
                "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
                "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
                "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff"
            })
    void aKeyOfSmallOrderSignsNoNotes(String raw) {
        assertThatExceptionOfType(InvalidProofException.class)
                .isThrownBy(() -> new NoteKey("example.com/log", HexFormat.of().parseHex(raw)))
                .withMessage("an Ed25519 key of small order verifies anything");
    }
}
