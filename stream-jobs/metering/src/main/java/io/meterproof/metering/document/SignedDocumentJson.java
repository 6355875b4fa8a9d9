package io.meterproof.metering.document;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meterproof.tlog.Hash;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

/**
 * A signed document as JSON for people and for HTTP: {@code {"document":{...},"signatures":[{"role","key","signature"}]}}, keys
 * in lower-case hexadecimal, signatures in base64. The document is read in any form: what is signed is its canonical one.
 */
public final class SignedDocumentJson {
    /** How large the JSON may be. */
    public static final int MAX_BYTES = 256 << 10;

    private static final int MOST_SIGNATURES = 16;

    private SignedDocumentJson() {}

    public static ObjectNode write(SignedDocument signed) {
        ObjectNode object = CanonicalJson.newObject();
        object.set("document", CanonicalJson.parse(signed.json()));
        ArrayNode signatures = object.putArray("signatures");
        for (DocumentSignature signature : signed.signatures()) {
            signatures.add(CanonicalJson.newObject()
                    .put("role", signature.role().name().toLowerCase(Locale.ROOT))
                    .put("key", signature.key().hex())
                    .put("signature", Base64.getEncoder().encodeToString(signature.signature())));
        }
        return object;
    }

    /**
     * Reads the JSON of a document that is one, whoever signed it.
     *
     * @throws InvalidDocumentException with the field and the reason
     */
    public static SignedDocument read(String json) {
        ObjectNode object = CanonicalJson.parseAnyForm(json);
        Fields fields = Fields.of(object);
        fields.object("document");
        List<DocumentSignature> signatures = new ArrayList<>();
        for (Fields each : fields.objects("signatures")) {
            signatures.add(readSignature(each));
        }
        fields.check(signatures.size() <= MOST_SIGNATURES, "signatures", "are more than " + MOST_SIGNATURES);
        fields.done();
        String document = canonical((ObjectNode) object.get("document"));
        DocumentCodec.decode(document);
        return new SignedDocument(document, signatures);
    }

    private static String canonical(ObjectNode document) {
        try {
            return CanonicalJson.encode(document);
        } catch (IllegalArgumentException e) {
            throw new InvalidDocumentException("document", "has no canonical form of RFC 8785");
        }
    }

    private static DocumentSignature readSignature(Fields fields) {
        Role role = fields.converted("role", name -> RegistryJson.constant(Role.class, name), "is not a role");
        Hash key = fields.hash("key");
        byte[] signature = fields.converted("signature", Base64.getDecoder()::decode, "is not in base64");
        fields.done();
        return new DocumentSignature(role, key, signature);
    }
}
