package io.meterproof.metering.document;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meterproof.formats.block.SignatureAlgorithm;
import io.meterproof.tlog.Hash;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;

/** The JSON of vouchers, each with its {@code kind}. */
final class VoucherJson {
    private static final String MAKER = "maker";
    private static final String CERTIFICATE = "certificate";
    private static final String FINGERPRINT = "fingerprint";
    private static final String PREDECESSOR = "predecessor";
    private static final int LONGEST_CHAIN = 8;
    private static final Pattern READ = Pattern.compile("[0-9a-f]{32}");

    private VoucherJson() {}

    static ObjectNode write(Voucher voucher) {
        ObjectNode object = CanonicalJson.newObject();
        if (voucher instanceof Voucher.Certificate certificate) {
            ArrayNode chain = object.put("kind", CERTIFICATE).putArray("chain");
            certificate.chain().forEach(chain::add);
            return object;
        } else if (voucher instanceof Voucher.Fingerprint fingerprint) {
            return object.put("kind", FINGERPRINT).put("read", fingerprint.read());
        } else if (voucher instanceof Voucher.Predecessor predecessor) {
            return object.put("kind", PREDECESSOR)
                    .put("algorithm", KeyJson.name(predecessor.algorithm()))
                    .put("publicKey", predecessor.publicKey())
                    .put("key", predecessor.key().hex());
        }
        return object.put("kind", MAKER);
    }

    static Voucher read(Fields fields) {
        Voucher voucher =
                switch (fields.text("kind")) {
                    case MAKER -> new Voucher.Maker();
                    case CERTIFICATE -> new Voucher.Certificate(readChain(fields));
                    case FINGERPRINT -> new Voucher.Fingerprint(readFingerprint(fields));
                    case PREDECESSOR -> readPredecessor(fields);
                    default ->
                        throw fields.refuse("kind", "is none of maker, certificate, fingerprint and predecessor");
                };
        fields.done();
        return voucher;
    }

    private static List<String> readChain(Fields fields) {
        List<String> chain = fields.texts("chain");
        fields.check(
                !chain.isEmpty() && chain.size() <= LONGEST_CHAIN,
                "chain",
                "does not have 1 to " + LONGEST_CHAIN + " certificates");
        fields.check(chain.stream().allMatch(VoucherJson::isBase64), "chain", "is not in base64");
        return chain;
    }

    private static boolean isBase64(String text) {
        try {
            return Base64.getEncoder()
                    .encodeToString(Base64.getDecoder().decode(text))
                    .equals(text);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static String readFingerprint(Fields fields) {
        String read = fields.text("read");
        fields.check(READ.matcher(read).matches(), "read", "is not 16 bytes in lower-case hexadecimal");
        return read;
    }

    private static Voucher.Predecessor readPredecessor(Fields fields) {
        SignatureAlgorithm algorithm = KeyJson.readAlgorithm(fields);
        fields.check(algorithm != SignatureAlgorithm.ECDSA, "algorithm", "is that of keys which sign no documents");
        byte[] publicKey = KeyJson.readPublicKey(fields, algorithm);
        Hash key = KeyJson.readKey(fields, algorithm, publicKey);
        return new Voucher.Predecessor(algorithm, HexFormat.of().formatHex(publicKey), key);
    }
}
