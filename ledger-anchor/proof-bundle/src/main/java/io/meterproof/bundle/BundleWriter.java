package io.meterproof.bundle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meterproof.bundle.LogProof.ShardProof;
import io.meterproof.metering.document.CanonicalJson;
import io.meterproof.metering.document.DocumentSignature;
import io.meterproof.metering.document.SignedDocument;
import io.meterproof.tlog.Hash;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** Bundle records to canonical JSON. */
final class BundleWriter {
    private BundleWriter() {}

    static String write(Bundle bundle, String digest) {
        ObjectNode root = object().put("format", Bundle.FORMAT)
                .put("account", bundle.account())
                .put("digest", digest);
        root.set("entries", array(bundle.entries(), BundleWriter::entry));
        root.set("blocks", array(bundle.blocks(), BundleWriter::block));
        root.set("documents", array(bundle.documents(), BundleWriter::document));
        root.set("keys", array(bundle.keys(), BundleWriter::key));
        root.set("log", log(bundle.log()));
        root.set("anchor", anchor(bundle.anchor()));
        return CanonicalJson.encode(root);
    }

    static JsonNode entry(BundledEntry entry) {
        return object().<ObjectNode>set("entry", CanonicalJson.parse(entry.payload()))
                .set("leaf", leaf(entry.leaf()));
    }

    static ObjectNode leaf(LeafPosition leaf) {
        return object().put("shard", leaf.shard())
                .put("index", Long.toString(leaf.index()))
                .put("salt", leaf.salt().hex());
    }

    static JsonNode block(BundledBlock block) {
        BlockEvidence evidence = block.evidence();
        ObjectNode node = object().put("usagePoint", evidence.usagePoint())
                .put("originClass", evidence.originClass().name())
                .put("signed", base64(evidence.signed()));
        if (evidence.isNative()) {
            node.put("signature", base64(evidence.signature())).put("readings", base64(evidence.readings()));
        } else {
            node.put("format", evidence.format())
                    .put("key", evidence.key().orElseThrow().hex());
            evidence.leniency().ifPresent(document -> node.put("leniency", document.hex()));
        }
        evidence.charging().ifPresent(charging -> node.put("transaction", charging.transaction())
                .put("token", charging.token()));
        return node.set("leaf", leaf(block.leaf()));
    }

    static JsonNode document(SignedDocument document) {
        return object().put("json", document.json())
                .set("signatures", array(document.signatures(), BundleWriter::signature));
    }

    private static JsonNode signature(DocumentSignature signature) {
        return object().put("role", signature.role().name().toLowerCase(Locale.ROOT))
                .put("key", signature.key().hex())
                .put("signature", base64(signature.signature()));
    }

    static JsonNode key(SignerKey key) {
        return object().put("role", key.roleName()).put("publicKey", key.publicKey());
    }

    static JsonNode log(LogProof log) {
        ObjectNode node = object().put("epoch", Long.toString(log.epoch()))
                .put("generation", Long.toString(log.generation()))
                .put("shardSetSize", log.shardSetSize())
                .put("statementIndex", log.statementIndex().hex())
                .put("epochCheckpoint", log.epochCheckpoint());
        if (log.firstShard() > 0) {
            node.put("firstShard", log.firstShard());
        }
        node.set("shards", array(log.shards(), BundleWriter::shard));
        node.set("statementPath", hashes(log.statementPath()));
        node.set("shardSetProof", hashes(log.shardSetProof()));
        return node.set("epochInclusion", hashes(log.epochInclusion()));
    }

    private static JsonNode shard(ShardProof shard) {
        ObjectNode node = object().put("shard", shard.shard())
                .put("position", shard.position())
                .put("note", shard.note());
        shard.seal().ifPresent(seal -> node.putObject("sealed")
                .put("generation", Long.toString(seal.generation()))
                .put("firstShard", seal.firstShard()));
        return node.set("multiproof", hashes(shard.multiproof()));
    }

    static JsonNode anchor(AnchorClaim anchor) {
        return object().put("chainId", anchor.chainId())
                .put("contract", anchor.contract())
                .put("transaction", anchor.transaction())
                .put("block", anchor.block())
                .put("blockNumber", Long.toString(anchor.blockNumber()))
                .put("root", anchor.root().hex())
                .put("expected", anchor.expected().hex())
                .put("acc", anchor.accumulator().hex());
    }

    static ArrayNode hashes(List<Hash> hashes) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode(hashes.size());
        hashes.forEach(hash -> array.add(hash.hex()));
        return array;
    }

    static <T> ArrayNode array(List<T> values, Function<T, JsonNode> writer) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode(values.size());
        values.forEach(value -> array.add(writer.apply(value)));
        return array;
    }

    static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static ObjectNode object() {
        return CanonicalJson.newObject();
    }
}
