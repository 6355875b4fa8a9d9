package io.meterproof.quickstart.keys;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/**
 * What {@code trust.json} tells a verifier about a local stack.
 *
 * @param shards how many logs there are
 * @param contract address of the anchor contract
 */
public record TrustFile(List<RoleKey> keys, int shards, long chainId, String contract) {
    /** The local roles vouch for replayed history too, so their keys have no later beginning. */
    private static final String BEGINNING = "2000-01-01T00:00:00Z";

    private static final String ORIGIN = "meterproof.local";
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    public TrustFile {
        keys = List.copyOf(keys);
    }

    public String toJson() {
        var root = JSON.createObjectNode().put("name", "Meterproof local stack");
        keys.forEach(key -> describe(key, list(root, "keys")));
        for (int shard = 0; shard < shards; shard++) {
            list(root, "logs").addObject().put("shard", shard).put("origin", ORIGIN + "/shard/" + shard);
        }
        root.putObject("epochs").put("origin", ORIGIN + "/epochs");
        root.putObject("chain").put("chainId", Long.toString(chainId)).put("contract", contract);
        return root.toPrettyString() + "\n";
    }

    private static void describe(RoleKey key, ArrayNode keys) {
        keys.addObject()
                .put("role", key.role().name().toLowerCase(Locale.ROOT))
                .put("key", key.id().toString())
                .put("algorithm", "Ed25519")
                .put("publicKey", HexFormat.of().formatHex(key.rawPublicKey()))
                .put("from", BEGINNING);
    }

    private static ArrayNode list(ObjectNode root, String name) {
        return root.withArrayProperty(name);
    }
}
