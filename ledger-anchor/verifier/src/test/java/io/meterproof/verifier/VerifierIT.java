package io.meterproof.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import io.meterproof.bundle.TestBundles;
import io.meterproof.metering.document.TrustFileCodec;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jar as somebody has it who has nothing else. */
class VerifierIT {
    private static final long MOST_BYTES = 16L << 20;

    @TempDir
    private Path directory;

    @BeforeEach
    void writeBundle() throws IOException {
        Files.write(directory.resolve("bundle.json"), TestBundles.bytes());
        Files.writeString(directory.resolve("trust.json"), TrustFileCodec.encode(TestBundles.trust()));
    }

    @Test
    void aBillPassesUnderItsTrustFile() throws IOException, InterruptedException {
        Run run = run("bundle.json", "--trust", "trust.json");

        assertThat(run.words()).contains("PASSED; keys trusted");
        assertThat(run.exit()).isZero();
    }

    @Test
    void aChangedBillIsRefutedWithTheStep() throws IOException, InterruptedException {
        String changed = new String(TestBundles.bytes(), StandardCharsets.UTF_8)
                .replaceFirst("\"amount\":\"\\d", "\"amount\":\"7");
        Files.writeString(directory.resolve("changed.json"), changed);

        Run run = run("changed.json", "--trust", "trust.json");

        assertThat(run.words()).contains("REFUTED in step");
        assertThat(run.exit()).isEqualTo(1);
    }

    @Test
    void theJarIsSmall() throws IOException {
        assertThat(Files.size(jar())).isLessThan(MOST_BYTES);
    }

    private Run run(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-jar", jar().toString()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .start();
        String words = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Run(process.waitFor(), words);
    }

    private static Path jar() {
        return Path.of(System.getProperty("verifier"));
    }

    private record Run(int exit, String words) {}
}
