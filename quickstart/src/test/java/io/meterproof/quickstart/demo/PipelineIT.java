package io.meterproof.quickstart.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.meterproof.bundle.verify.BundleVerifier;
import io.meterproof.bundle.verify.VerificationReport;
import io.meterproof.metering.document.TrustFile;
import io.meterproof.metering.document.TrustFileCodec;
import io.meterproof.metering.signature.CryptoProviders;
import io.meterproof.metering.signature.ProviderVerifier;
import io.meterproof.quickstart.backlog.TopicTally;
import io.meterproof.quickstart.part.Endpoints;
import io.meterproof.quickstart.scenario.NeighbourhoodScenario;
import io.meterproof.quickstart.scenario.Scenario;
import io.meterproof.quickstart.scenario.Seed;
import io.meterproof.quickstart.stack.LocalStack;
import io.meterproof.quickstart.stack.Options;
import io.meterproof.quickstart.stack.ProgressListener;
import io.meterproof.records.Topics;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The whole pipeline on real components, its TaskManager killed in the middle of the work. */
@Timeout(value = 15, unit = TimeUnit.MINUTES)
class PipelineIT {
    private static final int IN_THE_MIDDLE = 1_000;

    @TempDir
    private static Path directory;

    private static LocalStack stack;
    private static List<Check> checks;

    @BeforeAll
    static void playTheNeighbourhood() throws Exception {
        stack = LocalStack.start(directory.resolve("data"), Options.pipeline(), ProgressListener.silent());
        Endpoints endpoints = stack.endpoints();
        Scenario scenario = NeighbourhoodScenario.of(
                new Seed(1), NeighbourhoodScenario.FIRST_DAY, DemoCommand.signers(endpoints.keysDir()));
        CompletableFuture<Void> killed = CompletableFuture.runAsync(PipelineIT::killTheTaskManagerInTheMiddle);
        Demo demo = new Demo(
                endpoints, directory.resolve("spool"), "neighbourhood", new PrintWriter(System.out, true), false);
        checks = demo.run(scenario, Optional.of(directory.resolve("out")));
        killed.join();
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    private static void killTheTaskManagerInTheMiddle() {
        try (TopicTally tally =
                new TopicTally(stack.endpoints().bootstrapServers(), List.of(Topics.READINGS_VERIFIED))) {
            while (tally.count(Topics.READINGS_VERIFIED) < IN_THE_MIDDLE) {
                tally.update();
            }
        }
        ProcessHandle.of(stack.pid("flink-taskmanager")).orElseThrow().destroyForcibly();
    }

    @Test
    void everyInvariantHoldsThoughTheTaskManagerWasKilled() {
        assertThat(checks).isNotEmpty().allMatch(Check::held);
        assertThat(stack.state().parts())
                .anyMatch(part -> part.name().equals("flink-taskmanager") && part.restarts() == 1);
    }

    @Test
    void everyBillVerifiesOfflineAndNamesWhatWasChangedInIt() throws Exception {
        TrustFile trust = TrustFileCodec.decode(Files.readString(directory.resolve("out/trust.json")));
        BundleVerifier verifier = new BundleVerifier(
                ProviderVerifier.of(CryptoProviders.preferred().provider()));
        for (Path file : bills()) {
            String bill = Files.readString(file);
            assertThat(verify(verifier, bill, trust).passed())
                    .as(file.toString())
                    .isTrue();
            for (String field : List.of("\"amount\":\"", "\"price\":\"", "\"readings\":\"", "\"multiproof\":[\"")) {
                VerificationReport report = verify(verifier, withOtherCharacterAfter(field, bill), trust);
                assertThat(report.failure()).as(file + " with another " + field).hasValueSatisfying(step -> {
                    assertThat(step.path()).isNotEmpty();
                    assertThat(step.words()).isNotEmpty();
                });
            }
        }
    }

    private static VerificationReport verify(BundleVerifier verifier, String bill, TrustFile trust) {
        return verifier.verify(bill.getBytes(StandardCharsets.UTF_8), Optional.of(trust));
    }

    private static String withOtherCharacterAfter(String field, String bill) {
        int position = bill.indexOf(field) + field.length();
        assertThat(position).isGreaterThan(field.length());
        char other = bill.charAt(position) == '1' ? '2' : '1';
        return bill.substring(0, position) + other + bill.substring(position + 1);
    }

    private static List<Path> bills() throws Exception {
        try (Stream<Path> files = Files.list(directory.resolve("out"))) {
            return files.filter(file -> file.getFileName().toString().startsWith("bill-"))
                    .toList();
        }
    }

    @Test
    void whatIsNoReadingEndsWithItsBytesAndNoJobRestarts() throws Exception {
        List<byte[]> values = HostileValues.all(stack.endpoints());
        JsonNode before = HostileValues.restarts(stack.endpoints());

        HostileValues.send(values, stack.endpoints());

        HostileValues.awaitAll(values, stack.endpoints());
        assertThat(HostileValues.restarts(stack.endpoints())).isEqualTo(before);
    }

    @Test
    void theSameScenarioAgainChangesNothing() throws Exception {
        Endpoints endpoints = stack.endpoints();
        Scenario scenario = NeighbourhoodScenario.of(
                new Seed(1), NeighbourhoodScenario.FIRST_DAY, DemoCommand.signers(endpoints.keysDir()));
        try (Feed feed = new Feed(endpoints, directory.resolve("spool"))) {
            assertThat(feed.privacyKeys(scenario.holders())).isZero();
            assertThat(feed.documents(scenario.documents())).isZero();
        }
    }
}
