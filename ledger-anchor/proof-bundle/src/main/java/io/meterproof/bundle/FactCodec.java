package io.meterproof.bundle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meterproof.formats.block.DisclosedReading;
import io.meterproof.formats.block.Quality;
import io.meterproof.metering.document.CanonicalJson;
import io.meterproof.metering.document.Fields;
import io.meterproof.metering.document.InvalidDocumentException;
import io.meterproof.tlog.Hash;
import io.meterproof.tlog.TreeHasher;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;

/** The one JSON form of a fact's proof: RFC 8785, with a digest of everything else. */
public final class FactCodec {
    private static final String DIGEST = "digest";
    private static final int SALT_LENGTH = 16;

    private FactCodec() {}

    /** Whether a text claims to be such a proof. */
    public static boolean isFact(String json) {
        return json.contains("\"format\":\"" + FactProof.FORMAT + "\"");
    }

    public static String encode(FactProof proof) {
        ObjectNode root = CanonicalJson.newObject().put("format", FactProof.FORMAT);
        if (proof.fact() instanceof Fact.OfEntry entry) {
            root.set("entry", BundleWriter.entry(entry.entry()));
        } else if (proof.fact() instanceof Fact.OfAlert alert) {
            root.set("alert", write(alert));
        } else if (proof.fact() instanceof Fact.OfBlock block) {
            root.set("block", BundleWriter.block(block.block()));
        } else if (proof.fact() instanceof Fact.OfReading reading) {
            root.set("reading", write(reading));
        }
        root.set("documents", BundleWriter.array(proof.documents(), BundleWriter::document));
        root.set("keys", BundleWriter.array(proof.keys(), BundleWriter::key));
        root.set("log", BundleWriter.log(proof.log()));
        root.set("anchor", BundleWriter.anchor(proof.anchor()));
        return CanonicalJson.encode(root.put(DIGEST, digestOf(root).hex()));
    }

    /**
     * Reads a proof by structure alone; nothing in it is believed yet, not even its digest.
     *
     * @throws InvalidDocumentException with the field that is missing, unknown, of another type, or not in its one spelling
     */
    public static Sealed decode(String json) {
        ObjectNode root = CanonicalJson.parse(json, BundleLimits.JSON);
        return ProofFields.whole(Fields.of(root), fields -> {
            fields.check(fields.text("format").equals(FactProof.FORMAT), "format", "is not " + FactProof.FORMAT);
            FactProof proof = new FactProof(
                    fact(fields, root),
                    ProofFields.list(fields, "documents", BundleReader::document),
                    ProofFields.list(fields, "keys", BundleReader::key),
                    ProofFields.whole(fields.object("log"), BundleReader::log),
                    ProofFields.whole(fields.object("anchor"), ProofFields::anchor));
            return new Sealed(proof, fields.hash(DIGEST), digestOf(root));
        });
    }

    /**
     * A proof and its digest.
     *
     * @param digest as the proof gives it
     * @param computed as it is
     */
    public record Sealed(FactProof proof, Hash digest, Hash computed) {}

    private static Fact fact(Fields fields, ObjectNode root) {
        if (fields.has("entry")) {
            return new Fact.OfEntry(
                    ProofFields.whole(fields.object("entry"), entry -> BundleReader.entry(entry, root.path("entry"))));
        } else if (fields.has("alert")) {
            return ProofFields.whole(fields.object("alert"), alert -> alert(alert, root.path("alert")));
        } else if (fields.has("block")) {
            return new Fact.OfBlock(ProofFields.whole(fields.object("block"), BundleReader::block));
        }
        return ProofFields.whole(fields.object("reading"), FactCodec::reading);
    }

    private static Fact.OfAlert alert(Fields fields, JsonNode proven) {
        fields.object("alert");
        return new Fact.OfAlert(CanonicalJson.encode((ObjectNode) proven.get("alert")), BundleReader.leaf(fields));
    }

    private static Fact.OfReading reading(Fields fields) {
        int index = fields.count("index");
        fields.check(index <= Short.MAX_VALUE, "index", "is that of no reading");
        int quality = fields.count("quality");
        fields.check(quality < Quality.values().length, "quality", "is unknown");
        byte[] salt = fields.converted("salt", HexFormat.of()::parseHex, "is not hexadecimal");
        boolean isSalt =
                salt.length == SALT_LENGTH && HexFormat.of().formatHex(salt).equals(fields.text("salt"));
        fields.check(isSalt, "salt", "is not 16 bytes in lower-case hexadecimal");
        return new Fact.OfReading(
                ProofFields.base64(fields, "signed"),
                ProofFields.base64(fields, "signature"),
                BundleReader.leaf(fields),
                new DisclosedReading(index, fields.integer("value"), (byte) quality, salt),
                ProofFields.hashes(fields, "path"));
    }

    private static ObjectNode write(Fact.OfAlert fact) {
        ObjectNode node = CanonicalJson.newObject();
        node.set("alert", CanonicalJson.parsePart(fact.payload()));
        return node.set("leaf", BundleWriter.leaf(fact.leaf()));
    }

    private static ObjectNode write(Fact.OfReading fact) {
        ObjectNode node = CanonicalJson.newObject()
                .put("signed", BundleWriter.base64(fact.signed()))
                .put("signature", BundleWriter.base64(fact.signature()))
                .put("index", fact.reading().index())
                .put("value", Long.toString(fact.reading().value()))
                .put("quality", fact.reading().quality())
                .put("salt", HexFormat.of().formatHex(fact.reading().salt()));
        node.set("path", BundleWriter.hashes(List.copyOf(fact.path())));
        return node.set("leaf", BundleWriter.leaf(fact.leaf()));
    }

    private static Hash digestOf(ObjectNode root) {
        ObjectNode open = root.deepCopy().put(DIGEST, "");
        return TreeHasher.sha256(CanonicalJson.encode(open).getBytes(StandardCharsets.UTF_8));
    }
}
