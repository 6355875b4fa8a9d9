package io.meterproof.quickstart.conformance;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.meterproof.formats.block.SignatureAlgorithm;
import io.meterproof.metering.signature.ProviderVerifier;
import io.meterproof.metering.signature.SignatureOutcome;
import io.meterproof.metering.signature.VerificationKey;
import java.security.InvalidKeyException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Lists of Ed25519 vectors: those of RFC 8032 section 7.1, the C2SP CCTV ones, and the speccheck ones. Our policy takes
 * canonical points of the prime-order group only: so of CCTV exactly those without a flag, and none of speccheck, each of
 * which has a point outside that group, another encoding of it, or an S that is not reduced.
 */
final class Ed25519Vectors {
    private Ed25519Vectors() {}

    static Optional<List<EdgeCase>> read(String file, JsonNode vectors) {
        JsonNode first = vectors.get(0);
        List<EdgeCase> cases = new ArrayList<>();
        for (JsonNode vector : vectors) {
            String id = file + "#" + vector.path("number").asInt(cases.size());
            if (first.has("public")) {
                cases.add(edge(id, true, "RFC 8032", () -> check(vector, "public", "signature")));
            } else if (first.has("pub_key")) {
                cases.add(edge(id, false, "speccheck", () -> check(vector, "pub_key", "signature")));
            } else if (first.has("key") && first.has("sig")) {
                JsonNode flags = vector.path("flags");
                byte[] message = vector.path("msg").asText().getBytes(UTF_8);
                cases.add(edge(
                        id,
                        flags.isEmpty(),
                        flags.toString(),
                        () -> check(hex(vector, "key"), message, hex(vector, "sig"))));
            } else {
                return Optional.empty();
            }
        }
        return Optional.of(cases);
    }

    /** The vector is read when it is checked: one that cannot be does not keep the others from it. */
    private static EdgeCase edge(String id, boolean valid, String flags, Supplier<EdgeCase.Check> vector) {
        return new EdgeCase(
                id, Optional.of(valid), flags, provider -> vector.get().accepts(provider));
    }

    private static EdgeCase.Check check(JsonNode vector, String key, String signature) {
        return check(hex(vector, key), hex(vector, "message"), hex(vector, signature));
    }

    /** All our providers have Ed25519. */
    static EdgeCase.Check check(byte[] key, byte[] message, byte[] signature) {
        return provider -> {
            try {
                VerificationKey checked = VerificationKey.of(SignatureAlgorithm.ED25519, key);
                SignatureOutcome outcome = ProviderVerifier.of(provider).verify(checked, message, signature);
                return Optional.of(outcome == SignatureOutcome.VALID);
            } catch (InvalidKeyException e) {
                return Optional.of(false);
            }
        };
    }

    /** @throws IllegalArgumentException if the field is missing, or not hexadecimal */
    static byte[] hex(JsonNode vector, String name) {
        try {
            return HexFormat.of().parseHex(vector.required(name).asText());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(name + " is missing, or not in hexadecimal", e);
        }
    }
}
