package io.meterproof.tlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class PrefixTreeProperties {
    @Property(tries = 100)
    void theRootIsAFunctionOfThePairsAlone(@ForAll @IntRange(min = 1, max = 200) int size, @ForAll int cut) {
        SortedMap<Hash, Hash> pairs = pairs(size);
        List<Hash> keys = new ArrayList<>(pairs.keySet());
        Collections.rotate(keys, cut);
        PrefixTree grown = PrefixTree.EMPTY;
        for (Hash key : keys) {
            grown = grown.with(new TreeMap<>(Collections.singletonMap(key, Hash.ZERO)));
            grown = grown.with(new TreeMap<>(Collections.singletonMap(key, pairs.get(key))));
        }

        assertThat(grown.root()).isEqualTo(PrefixTree.EMPTY.with(pairs).root());
    }

    @Property(tries = 100)
    void everyKeyHasAPathToTheRootAndNoOtherValueHas(@ForAll @IntRange(min = 1, max = 200) int size) {
        SortedMap<Hash, Hash> pairs = pairs(size);
        PrefixTree tree = PrefixTree.EMPTY.with(pairs);

        pairs.forEach((key, value) -> {
            assertThat(tree.get(key)).hasValue(value);
            assertThat(PrefixTree.root(key, value, tree.path(key))).isEqualTo(tree.root());
            assertThat(PrefixTree.root(key, key, tree.path(key))).isNotEqualTo(tree.root());
        });
    }

    @Property(tries = 50)
    void anEarlierTreeStaysAsItWas(@ForAll @IntRange(min = 2, max = 100) int size) {
        SortedMap<Hash, Hash> pairs = pairs(size);
        PrefixTree before = PrefixTree.EMPTY.with(pairs);
        Hash root = before.root();
        Hash key = pairs.firstKey();
        PrefixTree after = before.with(new TreeMap<>(Collections.singletonMap(key, Hash.ZERO)));

        assertThat(before.root()).isEqualTo(root).isNotEqualTo(after.root());
        assertThat(before.get(key)).hasValue(pairs.get(key));
        assertThat(after.get(key)).hasValue(Hash.ZERO);
    }

    @Example
    void anEmptyTreeHasNoKeyAndTheRootZero() {
        assertThat(PrefixTree.EMPTY.root()).isEqualTo(Hash.ZERO);
        assertThat(PrefixTree.EMPTY.get(Hash.ZERO)).isEmpty();
    }

    @Example
    void keysThatDifferInTheirLastBitStandApart() {
        byte[] last = new byte[Hash.LENGTH];
        last[Hash.LENGTH - 1] = 1;
        SortedMap<Hash, Hash> pairs = new TreeMap<>();
        pairs.put(Hash.ZERO, Hash.ZERO);
        pairs.put(Hash.of(last), Hash.ZERO);
        PrefixTree tree = PrefixTree.EMPTY.with(pairs);

        assertThat(tree.path(Hash.ZERO)).hasSize(256);
        assertThat(PrefixTree.root(Hash.of(last), Hash.ZERO, tree.path(Hash.of(last))))
                .isEqualTo(tree.root());
    }

    @Example
    void aPathThatIsLongerThanAKeyIsRefused() {
        List<Hash> path = Stream.generate(() -> Hash.ZERO).limit(257).toList();

        assertThatThrownBy(() -> PrefixTree.root(Hash.ZERO, Hash.ZERO, path)).isInstanceOf(InvalidProofException.class);
    }

    private static SortedMap<Hash, Hash> pairs(int size) {
        SortedMap<Hash, Hash> pairs = new TreeMap<>();
        Trees.leaves(size).forEach(leaf -> pairs.put(leaf, TreeHasher.sha256(leaf.bytes())));
        return pairs;
    }
}
