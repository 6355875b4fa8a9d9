package io.meterproof.quickstart.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import io.meterproof.bundle.verify.BundleVerifier;
import io.meterproof.bundle.verify.VerificationReport;
import io.meterproof.metering.document.TrustFile;
import io.meterproof.metering.document.TrustFileCodec;
import io.meterproof.metering.signature.CryptoProviders;
import io.meterproof.metering.signature.ProviderVerifier;
import io.meterproof.quickstart.Meterproof;
import io.meterproof.quickstart.http.JsonHttp;
import io.meterproof.quickstart.part.Endpoints;
import io.meterproof.quickstart.scenario.Scenario;
import io.meterproof.quickstart.scenario.Seed;
import io.meterproof.quickstart.scenario.neighbourhood.NeighbourhoodScenario;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The whole pipeline on real components, its TaskManager killed in the middle of the work. */
@Timeout(value = 15, unit = TimeUnit.MINUTES)
class PipelineIT {
    @TempDir
    private static Path directory;

    private static @Nullable PlayedStack stack;
    private static int exitCode;

    @BeforeAll
    static void playTheNeighbourhood() {
        stack = new PlayedStack(directory);
        exitCode = stack.play();
    }

    @AfterAll
    static void stop() {
        if (stack != null) {
            stack.close();
        }
    }

    @Test
    void everyInvariantHoldsThoughTheTaskManagerWasKilled() {
        assertThat(exitCode).isZero();
        assertThat(stack.output()).contains("held   conservation").doesNotContain("BROKEN");
        assertThat(stack.state().parts())
                .anyMatch(part -> part.name().equals("flink-taskmanager") && part.restarts() == 1);
    }

    @Test
    void statementsAreIssuedOnceTwoPeopleApprovedThem() throws Exception {
        Path batch = directory.resolve("home-01.batch");

        assertThat(stack.corrections("preview", "--account", "home-01", "--out", batch.toString()))
                .isZero();
        assertThat(stack.approve(batch, "billing")).isZero();
        assertThat(stack.corrections("submit", batch.toString())).isEqualTo(1);
        assertThat(stack.approve(batch, "billing-2")).isZero();
        assertThat(stack.corrections("submit", batch.toString())).isZero();
        while (!stack.statesOf("home-01").equals(Set.of("approved"))) {
            Thread.onSpinWait();
        }
        assertThat(stack.corrections("issue")).isZero();
        while (!stack.statesOf("home-01").equals(Set.of("issued"))) {
            Thread.onSpinWait();
        }
    }

    @Test
    void editsPublishedPricesAndImportedTariffsAreOnTheNextBill() throws Exception {
        BillingTeam team = new BillingTeam(stack.data(), Files.createDirectory(directory.resolve("desk")));
        team.editReadings();
        team.moveToPublishedPrices();
        team.moveToAnImportedTariff();
        team.awaits(List.of("used, edited", "energy, DE-LU"), "bill", "home-13");
        team.awaits(List.of("idle, withheld", "start", "time"), "bill", "home-07");

        assertThat(team.does("close", "home-13", "home-07", "--to", "2026-03-24T23:00:00Z"))
                .contains("2 periods closed");
        assertThat(team.does("close", "home-13", "home-07", "--to", "2026-03-24T23:00:00Z"))
                .contains("0 periods closed");
        for (String account : List.of("home-13", "home-07")) {
            String bill = directory.resolve("desk/" + account + ".json").toString();
            team.awaits(List.of("verify it"), "prove", "bill", account, "--out", bill);
            team.does(
                    "verify",
                    bill,
                    "--trust",
                    stack.data().resolve("trust.json").toString());
            assertThat(team.does("invoice", bill)).contains("credit note");
        }
        assertThat(Files.readString(directory.resolve("desk/home-13.json"))).contains("\"edit\":", "\"DE-LU\"");
        assertThat(Files.readString(directory.resolve("desk/home-07.json"))).contains("\"withheld\"", "\"time\"");
    }

    @Test
    void aLateReadingIsACorrectionOnTheBillAndACreditNote() {
        BillingTeam team = new BillingTeam(stack.data(), directory);

        assertThat(team.does("bill", "home-14", "--as-of", "2026-03-02T00:00:00Z"))
                .contains("used, estimated")
                .doesNotContain("correction:");
        assertThat(team.does("bill", "home-14"))
                .contains("reversal of 2026-02-25T23:00:00Z", "rebill of 2026-02-25T23:00:00Z");
        assertThat(team.does("invoice", stack.out().resolve("bill-home-14.json").toString()))
                .containsPattern("credit note home-14-[0-9]+, .*, corrects home-14-000001");
    }

    @Test
    void aWarningIsProvenAlone() throws Exception {
        BillingTeam team = new BillingTeam(stack.data(), directory);
        String alert = JsonHttp.get(stack.endpoints().billingUrl() + "/alerts")
                .at("/alerts/0/id")
                .asText();
        String proof = directory.resolve("alert.json").toString();

        team.awaits(List.of("verify it"), "prove", "alert", alert, "--out", proof);

        String trust = stack.data().resolve("trust.json").toString();
        assertThat(team.does("verify", proof, "--trust", trust)).contains("alert ", " to account ");
    }

    @Test
    void aPaymentIsBookedOnce() {
        BillingTeam team = new BillingTeam(stack.data(), directory);

        assertThat(team.does("top-up", "gas-02", "65.00", "--id", "payment-1")).contains(": published");
        assertThat(team.does("top-up", "gas-02", "65.00", "--id", "payment-1")).contains("published before");
    }

    @Test
    void theSummaryIsOfItsSchema() throws Exception {
        Path schema = Path.of(System.getProperty("meterproof.home"), "docs/summary.schema.json");
        JsonNode summary =
                new ObjectMapper().readTree(stack.out().resolve("summary.json").toFile());

        assertThat(JsonSchemaFactory.getInstance(VersionFlag.V202012)
                        .getSchema(Files.readString(schema))
                        .validate(summary))
                .isEmpty();
    }

    @Test
    void theCommandVerifiesEveryBillAndItsAnchor() throws Exception {
        List<String> command =
                new ArrayList<>(List.of("verify", "--trust", stack.trust().toString()));
        stack.bills().forEach(bill -> command.add(bill.toString()));
        assertThat(stack.run(command.toArray(String[]::new))).isZero();

        command.addAll(List.of("--rpc", stack.endpoints().rpcUrl()));
        assertThat(stack.run(command.toArray(String[]::new))).isZero();
    }

    @Test
    void theCommandRefutesAChangedBill() throws Exception {
        String changed = withOtherCharacterAfter(
                "\"amount\":\"", Files.readString(stack.bills().get(0)));
        Path file = Files.writeString(directory.resolve("changed.json"), changed);

        assertThat(stack.run("verify", file.toString(), "--trust", stack.trust().toString()))
                .isEqualTo(1);
        assertThat(stack.output()).contains("changed.json: REFUTED in step");
    }

    @Test
    void everyBillVerifiesOfflineAndNamesWhatWasChangedInIt() throws Exception {
        TrustFile trust = TrustFileCodec.decode(Files.readString(stack.trust()));
        BundleVerifier verifier = new BundleVerifier(
                ProviderVerifier.of(CryptoProviders.preferred().provider()));
        for (Path file : stack.bills()) {
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

    @Test
    void billsRestOnRecordsOfTheField() throws Exception {
        StringBuilder bills = new StringBuilder();
        for (Path bill : stack.bills()) {
            bills.append(Files.readString(bill));
        }

        assertThat(bills).contains("\"format\":\"ocmf\"").contains("\"format\":\"pcdf\"");
    }

    @Test
    void theLogSaysWhatItProvesOfAKey() throws Exception {
        String data = stack.data().toString();
        StringWriter listed = new StringWriter();
        Meterproof.commandLine()
                .setOut(new PrintWriter(listed, true))
                .execute("key", "list", "--json", "--data-dir", data);
        JsonNode history = new ObjectMapper()
                .readTree(listed.toString().lines().findFirst().orElseThrow());
        Path proposal = directory.resolve("compromise.json");
        String now = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();

        int code = stack.run(
                "key",
                "compromise",
                "--from-log",
                "--data-dir",
                data,
                "--reason",
                "test",
                "--since",
                now,
                "--meter",
                history.path("meter").textValue(),
                "--key",
                history.at("/keys/0/key").textValue(),
                "--out",
                proposal.toString());

        assertThat(code).isZero();
        assertThat(new ObjectMapper().readTree(proposal.toFile()).at("/document/proven"))
                .isNotEmpty();
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
    void whatIsRedrivenSettlesOnceAndOnlyWhatIsSaidToBeRight() throws Exception {
        assertThat(stack.redrive("--verdict", "CONFLICTING", "--verdict", "FROM_THE_FUTURE", "--dry-run"))
                .contains("before: 2 readings", "1 CONFLICTING", "1 FROM_THE_FUTURE")
                .doesNotContain("after");
        long entries = stack.settled();

        assertThat(stack.redrive("--verdict", "CONFLICTING", "--verdict", "FROM_THE_FUTURE"))
                .containsPattern("after: 2 readings\\s+1 FROM_THE_FUTURE\\s+1 REPLAYED");
        assertThat(stack.settled()).isEqualTo(entries);

        Resolving.thatTheRejectedBlockIsRight(stack.endpoints());
        assertThat(stack.redrive("--verdict", "CONFLICTING")).containsPattern("after: 1 readings\\s+1 ACCEPTED");
        assertThat(stack.redrive("--verdict", "CONFLICTING")).contains("before: 0 readings");
    }

    @Test
    void theSameScenarioAgainChangesNothing() throws Exception {
        Endpoints endpoints = stack.endpoints();
        Scenario scenario = NeighbourhoodScenario.of(
                new Seed(1), NeighbourhoodScenario.FIRST_DAY, DemoCommand.signers(endpoints.keysDir()));
        try (Feed feed = new Feed(endpoints, stack.data().resolve("spool"))) {
            assertThat(feed.privacyKeys(scenario.holders())).isZero();
            assertThat(feed.documents(scenario.documents())).isZero();
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
}
