package io.meterproof.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import io.meterproof.bundle.PackedBundle;
import io.meterproof.bundle.TestBundles;
import io.meterproof.bundle.TestYear;
import io.meterproof.metering.document.TrustFileCodec;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jar as somebody has it who has nothing else. */
class VerifierIT {
    private static final long MOST_BYTES = 16L << 20;

    private static final int MOST_YEAR = 1_500_000;
    private static final long SHARD = 10_000_000;
    private static final int RUNS = 4;

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

    /** Half-hourly readings of two channels, sealed daily, in a shard of ten million leaves. The time is printed: the machine may be busy. */
    @Test
    void aYearsBillIsSmallAndSoonVerified() throws IOException, InterruptedException {
        byte[] packed = PackedBundle.pack(TestYear.among(SHARD));
        Files.write(directory.resolve("year.json.gz"), packed);
        List<Duration> times = new ArrayList<>();
        for (int i = 0; i < RUNS; i++) {
            long began = System.nanoTime();
            Run run = launched("year.json.gz", "--trust", "trust.json");
            times.add(Duration.ofNanos(System.nanoTime() - began));
            assertThat(run.words()).contains("PASSED; keys trusted");
        }
        Duration fastest = Collections.min(times);
        System.err.printf(
                "A year's bundle in a shard of %,d leaves: %,d bytes, verified in %d ms, the start of the JVM included (the"
                        + " fastest of %d runs)%n",
                SHARD, packed.length, fastest.toMillis(), RUNS);

        assertThat(packed).hasSizeLessThan(MOST_YEAR);
        assertThat(fastest).isLessThan(Duration.ofSeconds(10));
    }

    @Test
    void theJarIsSmall() throws IOException {
        assertThat(Files.size(jar())).isLessThan(MOST_BYTES);
    }

    private Run run(String... arguments) throws IOException, InterruptedException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        return started(List.of(java.toString(), "-jar", jar().toString()), arguments);
    }

    /** By the script beside the jar, which keeps what the JVM loads in an archive. */
    private Run launched(String... arguments) throws IOException, InterruptedException {
        return started(List.of(Path.of("meterproof-verify").toAbsolutePath().toString()), arguments);
    }

    private Run started(List<String> begin, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(begin);
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
