package io.meterproof.quickstart.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import io.meterproof.quickstart.conformance.set.Tally;
import io.meterproof.tlog.CompactRange;
import io.meterproof.tlog.Hash;
import io.meterproof.tlog.Subtrees;
import io.meterproof.tlog.TreeHasher;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Leaves in hexadecimal, and the root of the tree of each size from zero on. */
final class ReferenceTree {
    private ReferenceTree() {}

    static void judge(String file, JsonNode tree, Tally tally) {
        List<Hash> leaves = new ArrayList<>();
        for (JsonNode leaf : tree.path("leaves_hex")) {
            leaves.add(TreeHasher.leaf(HexFormat.of().parseHex(leaf.asText())));
        }
        JsonNode roots = tree.path("roots_hex_by_size");
        if (leaves.isEmpty() || roots.size() != leaves.size() + 1) {
            tally.compare(file, "a tree with a root of each size", "nothing", "its form is not known");
            return;
        }
        CompactRange range = CompactRange.EMPTY;
        for (int size = 0; size <= leaves.size(); size++) {
            String expected = roots.get(size).asText();
            tally.compare(file + "#" + size, expected, range.root().hex(), "the root, leaf by leaf");
            if (size > 0) {
                String whole = Subtrees.over(leaves).hash(0, size).hex();
                tally.compare(file + "#" + size, expected, whole, "the root, all leaves at once");
            }
            range = size < leaves.size() ? range.append(leaves.get(size)) : range;
        }
    }
}
