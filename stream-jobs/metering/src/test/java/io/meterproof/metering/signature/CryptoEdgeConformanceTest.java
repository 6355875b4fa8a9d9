package io.meterproof.metering.signature;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.meterproof.formats.block.DerSignature;
import io.meterproof.formats.block.SignatureAlgorithm;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.InvalidKeyException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/** The vectors of Wycheproof for our algorithms, read from {@code conformance.data}/crypto-edge. */
class CryptoEdgeConformanceTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path VECTORS = Path.of(System.getProperty("conformance.data"), "crypto-edge", "wycheproof");

    private final List<String> disagreements = new ArrayList<>();
    private int agreements;

    @Test
    void everyProviderAgreesWithEveryVector() throws IOException {
        if (!Files.isDirectory(VECTORS)) {
            assertThat(System.getenv("CI")).as("missing " + VECTORS).isNotEqualTo("true");
            System.out.println("NOT RUN: no vectors at " + VECTORS);
            return;
        }
        try (Stream<Path> files = Files.list(VECTORS)) {
            for (Path file : files.sorted().toList()) {
                judgeFile(file);
            }
        }
        System.out.println("crypto-edge: " + agreements + " agreed, " + disagreements.size() + " disagreed");
        assertThat(disagreements).isEmpty();
        assertThat(agreements).isPositive();
    }

    private void judgeFile(Path file) throws IOException {
        for (JsonNode group : read(file).path("testGroups")) {
            Optional<SignatureAlgorithm> algorithm = algorithm(group.path("publicKey"), group.path("sha"));
            if (algorithm.isPresent()) {
                for (JsonNode vector : group.path("tests")) {
                    judge(file.getFileName() + "#" + vector.path("tcId").asText(), algorithm.get(), group, vector);
                }
            }
        }
    }

    private void judge(String id, SignatureAlgorithm algorithm, JsonNode group, JsonNode vector) {
        boolean der = group.path("type").asText().equals("EcdsaVerify");
        boolean expected = !vector.path("result").asText().equals("invalid");
        byte[] key = hex(group.path("publicKey").path(algorithm == SignatureAlgorithm.P256 ? "uncompressed" : "pk"));
        Providers.all().forEach(provider -> {
            ProviderVerifier verifier = ProviderVerifier.of(provider);
            boolean valid = isGenuine(verifier, algorithm, key, hex(vector.path("msg")), hex(vector.path("sig")), der);
            if (valid == expected) {
                agreements++;
            } else {
                disagreements.add(id + " on " + provider.getName() + ": " + vector.path("flags"));
            }
        });
    }

    /** The vectors know no high s. */
    private static boolean isGenuine(
            ProviderVerifier verifier,
            SignatureAlgorithm algorithm,
            byte[] key,
            byte[] message,
            byte[] signature,
            boolean der) {
        try {
            byte[] plain = der ? DerSignature.decode(signature).plain() : signature;
            return verifier.verify(VerificationKey.of(algorithm, key), message, plain) != SignatureOutcome.INVALID;
        } catch (InvalidKeyException | IllegalArgumentException e) {
            return false;
        }
    }

    /** The curves of foreign formats come with their parsers. */
    private static Optional<SignatureAlgorithm> algorithm(JsonNode key, JsonNode sha) {
        return switch (key.path("curve").asText()) {
            case "edwards25519" -> Optional.of(SignatureAlgorithm.ED25519);
            case "secp256r1" ->
                sha.asText().equals("SHA-256") ? Optional.of(SignatureAlgorithm.P256) : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static JsonNode read(Path file) throws IOException {
        try (InputStream bytes = Files.newInputStream(file);
                InputStream text = file.toString().endsWith(".gz") ? new GZIPInputStream(bytes) : bytes) {
            return JSON.readTree(text);
        }
    }

    private static byte[] hex(JsonNode text) {
        return HexFormat.of().parseHex(text.asText());
    }
}
