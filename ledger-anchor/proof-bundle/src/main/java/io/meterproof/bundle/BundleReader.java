package io.meterproof.bundle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meterproof.bundle.BundleCodec.Sealed;
import io.meterproof.bundle.LogProof.ShardProof;
import io.meterproof.formats.block.ChargingTransaction;
import io.meterproof.formats.block.OriginClass;
import io.meterproof.formats.block.ReceivedBlock;
import io.meterproof.formats.signed.SignedFormat;
import io.meterproof.metering.document.CanonicalJson;
import io.meterproof.metering.document.DocumentSignature;
import io.meterproof.metering.document.Fields;
import io.meterproof.metering.document.Role;
import io.meterproof.metering.document.SignedDocument;
import io.meterproof.tlog.Hash;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Bundle JSON to records. */
final class BundleReader {
    private BundleReader() {}

    static Sealed read(String json, Function<Hash, Supplier<Hash>> digest) {
        ObjectNode root = CanonicalJson.parse(json, BundleLimits.JSON);
        return ProofFields.whole(Fields.of(root), fields -> bundle(fields, root, digest));
    }

    private static Sealed bundle(Fields fields, ObjectNode root, Function<Hash, Supplier<Hash>> digest) {
        fields.check(fields.text("format").equals(Bundle.FORMAT), "format", "is not " + Bundle.FORMAT);
        Bundle bundle = new Bundle(
                fields.identifier("account"),
                entries(fields, root),
                ProofFields.list(fields, "blocks", BundleReader::block),
                ProofFields.list(fields, "documents", BundleReader::document),
                ProofFields.list(fields, "keys", BundleReader::key),
                ProofFields.whole(fields.object("log"), BundleReader::log),
                ProofFields.whole(fields.object("anchor"), ProofFields::anchor));
        Hash given = fields.hash("digest");
        return new Sealed(bundle, given, digest.apply(given));
    }

    private static List<BundledEntry> entries(Fields fields, ObjectNode root) {
        List<BundledEntry> entries = new ArrayList<>();
        for (Fields entry : fields.objects("entries")) {
            entries.add(entry(entry, root.get("entries").get(entries.size())));
            entry.done();
        }
        return entries;
    }

    /** @param bundled the object whose fields these are */
    static BundledEntry entry(Fields fields, JsonNode bundled) {
        fields.object("entry");
        return new BundledEntry(CanonicalJson.encode((ObjectNode) bundled.get("entry")), leaf(fields));
    }

    static LeafPosition leaf(Fields fields) {
        return ProofFields.whole(
                fields.object("leaf"),
                leaf -> new LeafPosition(leaf.count("shard"), ProofFields.natural(leaf, "index"), leaf.hash("salt")));
    }

    static BundledBlock block(Fields fields) {
        boolean foreign = fields.has("format");
        BlockEvidence evidence = new BlockEvidence(
                fields.identifier("usagePoint"),
                fields.converted("originClass", OriginClass::valueOf, "is not an origin class"),
                foreign ? foreignFormat(fields) : ReceivedBlock.NATIVE,
                foreign ? Optional.of(fields.hash("key")) : Optional.empty(),
                foreign && fields.has("leniency") ? Optional.of(fields.hash("leniency")) : Optional.empty(),
                ProofFields.base64(fields, "signed"),
                foreign ? new byte[0] : ProofFields.base64(fields, "signature"),
                foreign ? new byte[0] : ProofFields.base64(fields, "readings"),
                charging(fields));
        return new BundledBlock(evidence, leaf(fields));
    }

    private static String foreignFormat(Fields fields) {
        String format = fields.text("format");
        fields.check(SignedFormat.labelled(format).isPresent(), "format", "is not a foreign format");
        return format;
    }

    private static Optional<ChargingTransaction> charging(Fields fields) {
        fields.check(fields.has("transaction") == fields.has("token"), "token", "comes with a transaction");
        return fields.optionalText("transaction")
                .map(transaction -> new ChargingTransaction(transaction, fields.text("token")));
    }

    static SignedDocument document(Fields fields) {
        return new SignedDocument(fields.text("json"), ProofFields.list(fields, "signatures", BundleReader::signature));
    }

    private static DocumentSignature signature(Fields fields) {
        return new DocumentSignature(role(fields), fields.hash("key"), ProofFields.base64(fields, "signature"));
    }

    static SignerKey key(Fields fields) {
        Role role = role(fields);
        return fields.converted(
                "publicKey", text -> new SignerKey(role, text), "is not 32 bytes in lower-case hexadecimal");
    }

    private static Role role(Fields fields) {
        String name = fields.text("role");
        return Arrays.stream(Role.values())
                .filter(role -> role.name().toLowerCase(Locale.ROOT).equals(name))
                .findAny()
                .orElseThrow(() -> fields.refuse("role", "is not a role"));
    }

    static LogProof log(Fields fields) {
        return new LogProof(
                ProofFields.natural(fields, "epoch"),
                ProofFields.natural(fields, "generation"),
                ProofFields.firstShard(fields),
                ProofFields.list(fields, "shards", BundleReader::shard),
                fields.count("shardSetSize"),
                ProofFields.hashes(fields, "shardSetProof"),
                fields.hash("statementIndex"),
                ProofFields.hashes(fields, "statementPath"),
                ProofFields.hashes(fields, "epochInclusion"),
                fields.text("epochCheckpoint"));
    }

    private static ShardProof shard(Fields fields) {
        return new ShardProof(
                fields.count("shard"),
                fields.count("position"),
                fields.text("note"),
                ProofFields.hashes(fields, "multiproof"),
                ProofFields.seal(fields));
    }
}
