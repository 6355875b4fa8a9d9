package io.meterproof.quickstart.conformance;

import static io.meterproof.quickstart.conformance.Ed25519Vectors.hex;

import com.fasterxml.jackson.databind.JsonNode;
import io.meterproof.formats.signed.EllipticCurve;
import io.meterproof.formats.signed.RecordSignature;
import io.meterproof.formats.signed.SignatureEncoding;
import io.meterproof.formats.signed.SignatureHash;
import io.meterproof.metering.signature.EcPublicKey;
import io.meterproof.metering.signature.EcdsaVerifier;
import java.security.InvalidKeyException;
import java.security.Provider;
import java.security.SignatureException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A file of Wycheproof: groups of tests that share a key. */
final class WycheproofVectors {
    private static final Map<Provider, EcdsaVerifier> VERIFIERS = new ConcurrentHashMap<>();

    private WycheproofVectors() {}

    static List<EdgeCase> read(String file, JsonNode content) {
        List<EdgeCase> cases = new ArrayList<>();
        for (JsonNode group : content.path("testGroups")) {
            for (JsonNode test : group.path("tests")) {
                Optional<Boolean> expected =
                        switch (test.path("result").asText()) {
                            case "valid" -> Optional.of(true);
                            case "invalid" -> Optional.of(false);
                            default -> Optional.empty();
                        };
                String id = file + "#" + test.path("tcId").asText();
                cases.add(new EdgeCase(id, expected, test.path("flags").toString(), provider -> check(group, test)
                        .accepts(provider)));
            }
        }
        return cases;
    }

    private static EdgeCase.Check check(JsonNode group, JsonNode test) {
        byte[] message = hex(test, "msg");
        byte[] signature = hex(test, "sig");
        return switch (group.path("type").asText()) {
            case "EddsaVerify" -> Ed25519Vectors.check(hex(group.path("publicKey"), "pk"), message, signature);
            case "EcdsaVerify" -> ecdsa(group, SignatureEncoding.DER, message, signature);
            case "EcdsaP1363Verify" -> ecdsa(group, SignatureEncoding.PLAIN, message, signature);
            default -> provider -> Optional.empty();
        };
    }

    private static EdgeCase.Check ecdsa(JsonNode group, SignatureEncoding encoding, byte[] message, byte[] signature) {
        Optional<EllipticCurve> curve =
                EllipticCurve.named(group.path("publicKey").path("curve").asText());
        String hash = group.path("sha").asText().replace("-", "");
        byte[] point = hex(group.path("publicKey"), "uncompressed");
        return provider -> {
            EcdsaVerifier verifier = VERIFIERS.computeIfAbsent(provider, EcdsaVerifier::of);
            return curve.filter(verifier.curves()::contains).map(known -> {
                RecordSignature claimed = new RecordSignature(signature, encoding, known, SignatureHash.valueOf(hash));
                return accepts(verifier, point, message, claimed);
            });
        };
    }

    private static boolean accepts(EcdsaVerifier verifier, byte[] point, byte[] message, RecordSignature signature) {
        try {
            verifier.verify(EcPublicKey.of(point, signature.curve()), message, signature, Set.of());
            return true;
        } catch (InvalidKeyException | SignatureException e) {
            return false;
        }
    }
}
