package io.meterproof.metering.document;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meterproof.tlog.Hash;
import java.util.List;

/** The JSON of erasures. */
final class ErasureJson {
    static final String ERASURE = "erasure";

    private ErasureJson() {}

    static ObjectNode write(Erasure erasure) {
        ObjectNode object =
                DocumentObject.ofType(ERASURE).put("account", erasure.account()).put("reason", erasure.reason());
        DocumentObject.putInstant(object, "at", erasure.at());
        ArrayNode leaves = object.putArray("leaves");
        erasure.leaves().forEach(leaf -> leaves.add(leaf.hex()));
        return object;
    }

    static Erasure read(Fields fields) {
        List<Hash> leaves = fields.hashes("leaves");
        boolean ascending = leaves.stream().sorted().distinct().toList().equals(leaves);
        fields.check(
                ascending && !leaves.isEmpty() && leaves.size() <= Erasure.MOST_LEAVES,
                "leaves",
                "are not 1 to " + Erasure.MOST_LEAVES + " in ascending order");
        return new Erasure(fields.identifier("account"), leaves, fields.name("reason"), fields.instant("at"));
    }
}
