package io.meterproof.bundle;

import io.meterproof.bundle.LogProof.ShardProof;
import io.meterproof.formats.block.ChargingTransaction;
import io.meterproof.formats.block.OriginClass;
import io.meterproof.metering.document.DocumentSignature;
import io.meterproof.metering.document.Role;
import io.meterproof.metering.document.SignedDocument;
import io.meterproof.tlog.Hash;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Bundle JSON to records. */
final class BundleReader {
    /** A bundle and the digest that it gives of itself. */
    record Read(Bundle bundle, Hash digest) {}

    private BundleReader() {}

    static Read read(byte[] utf8) {
        return JsonFields.parse(utf8, BundleReader::bundle);
    }

    private static Read bundle(JsonFields fields) {
        if (!fields.text("format").equals(Bundle.FORMAT)) {
            throw new BundleException("format", "is not " + Bundle.FORMAT);
        }
        return new Read(
                new Bundle(
                        fields.text("account"),
                        fields.objects("entries", BundleReader::entry),
                        fields.objects("blocks", BundleReader::block),
                        fields.objects("documents", BundleReader::document),
                        fields.objects("keys", BundleReader::key),
                        fields.object("log", BundleReader::log),
                        fields.object("anchor", BundleReader::anchor)),
                fields.hash("digest"));
    }

    private static BundledEntry entry(JsonFields fields) {
        return new BundledEntry(Canonical.text(fields.json("entry")), fields.object("leaf", BundleReader::leaf));
    }

    private static LeafPosition leaf(JsonFields fields) {
        return new LeafPosition(fields.count("shard"), fields.decimal("index"), fields.hash("salt"));
    }

    private static BundledBlock block(JsonFields fields) {
        BlockEvidence evidence = new BlockEvidence(
                fields.text("usagePoint"),
                fields.text("originClass", OriginClass::valueOf),
                fields.base64("signed"),
                fields.base64("signature"),
                fields.base64("readings"),
                charging(fields));
        return new BundledBlock(evidence, fields.object("leaf", BundleReader::leaf));
    }

    private static Optional<ChargingTransaction> charging(JsonFields fields) {
        Optional<String> transaction = fields.optionalText("transaction");
        Optional<String> token = fields.optionalText("token");
        if (transaction.isPresent() != token.isPresent()) {
            throw new IllegalArgumentException("transaction and token come together");
        }
        return transaction.map(id -> new ChargingTransaction(id, token.orElseThrow()));
    }

    private static SignedDocument document(JsonFields fields) {
        return new SignedDocument(fields.text("json"), fields.objects("signatures", BundleReader::signature));
    }

    private static DocumentSignature signature(JsonFields fields) {
        return new DocumentSignature(
                fields.text("role", BundleReader::role), fields.hash("key"), fields.base64("signature"));
    }

    private static SignerKey key(JsonFields fields) {
        return new SignerKey(fields.text("role", BundleReader::role), fields.text("publicKey"));
    }

    private static Role role(String name) {
        return Arrays.stream(Role.values())
                .filter(role -> role.name().toLowerCase(Locale.ROOT).equals(name))
                .findAny()
                .orElseThrow(() -> new IllegalArgumentException("is not a role: " + name));
    }

    private static LogProof log(JsonFields fields) {
        return new LogProof(
                fields.decimal("epoch"),
                fields.decimal("generation"),
                fields.objects("shards", BundleReader::shard),
                fields.count("shardSetSize"),
                fields.texts("shardSetProof", Hash::parseHex),
                fields.texts("epochInclusion", Hash::parseHex),
                fields.text("epochCheckpoint"));
    }

    private static ShardProof shard(JsonFields fields) {
        return new ShardProof(
                fields.count("shard"),
                fields.count("position"),
                fields.text("note"),
                fields.texts("multiproof", Hash::parseHex));
    }

    /** The anchor, in the bundle as in the answer of the proof API. */
    static AnchorClaim anchor(JsonFields fields) {
        return new AnchorClaim(
                fields.text("chainId"),
                fields.text("contract"),
                fields.text("transaction"),
                fields.text("block"),
                fields.decimal("blockNumber"),
                fields.hash("root"),
                fields.hash("expected"),
                fields.hash("acc"));
    }
}
