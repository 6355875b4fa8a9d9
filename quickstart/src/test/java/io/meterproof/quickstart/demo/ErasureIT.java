package io.meterproof.quickstart.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.meterproof.quickstart.Meterproof;
import io.meterproof.quickstart.backlog.Patience;
import io.meterproof.quickstart.http.JsonHttp;
import io.meterproof.quickstart.part.Endpoints;
import io.meterproof.quickstart.stack.LocalStack;
import io.meterproof.quickstart.stack.Options;
import io.meterproof.quickstart.stack.Options.Scope;
import io.meterproof.quickstart.stack.ProgressListener;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** One account is erased on a real stack. One story in one test: a start takes a while. */
@Timeout(value = 15, unit = TimeUnit.MINUTES)
class ErasureIT {
    private static final Options KEPT_FOR_NO_TIME =
            new Options(Map.of(), Scope.PIPELINE, Options.PROMPT, Duration.ZERO);
    private static final String MOVED_OUT = "2026-03-31T22:00:00Z";
    private static final List<String> LISTS = List.of(
            "/accounts",
            "/statements",
            "/alerts",
            "/anomalies",
            "/rejected",
            "/tasks",
            "/unallocated",
            "/pipeline",
            "/trial-balance");

    @TempDir
    private Path directory;

    private Endpoints endpoints;
    private BillingTeam team;

    @Test
    void whatIsErasedIsNowhereTheLogIsWholeAndAnEarlierBillStillProvesItself() throws Exception {
        Path data = directory.resolve("data");
        try (LocalStack stack = LocalStack.start(data, KEPT_FOR_NO_TIME, ProgressListener.silent())) {
            endpoints = stack.endpoints();
            play(data);
            team = new BillingTeam(data, Files.createDirectory(directory.resolve("desk")));
            String trust = data.resolve("trust.json").toString();

            team.moveOut(MOVED_OUT);
            team.issue("home-13");
            awaitIssued();
            String bill = directory.resolve("bill.json").toString();
            team.awaits(List.of("verify it"), "prove", "bill", "home-13", "--out", bill);
            assertThat(team.isRefused("erase", "submit", team.proposeErasure("too-early.json")))
                    .contains("the account is not erased: its balance is ", "Nothing was destroyed");

            team.does("top-up", "home-13", balance(), "--id", "the-last-payment");
            while (!balance().equals("0.00")) {
                Thread.onSpinWait();
            }
            Needles content = new Household(endpoints).bytes();
            KafkaSearch topics = new KafkaSearch(endpoints.bootstrapServers());
            CassandraSearch tables = new CassandraSearch(endpoints.cassandra());
            assertThat(topics.find(content).current())
                    .contains("readings.verified", "settlement.lines", "privacy.keys", "reference.accounts");
            assertThat(tables.find(content)).containsKeys("ledger_entries", "verified_blocks", "documents");
            String neighbour = team.does("bill", "home-14");

            String erasure = team.proposeErasure("erasure.json");
            assertThat(team.does("erase", "submit", erasure)).contains("can never be opened again");
            assertThat(team.does("erase", "submit", erasure)).contains("can never be opened again");

            team.awaits(List.of("content erased"), "prove", "bill", "home-13", "--out", bill + ".not");
            team.awaits(List.of("content erased"), "prove", "entry", "home-13", "1", "--out", bill + ".not");
            assertThat(status("/accounts/home-13/bundle")).isEqualTo(410);
            assertErased(topics, tables, content);
            assertThat(team.does("fsck")).contains("clean: ").doesNotContain(" 0 erased leaves");
            team.does("verify", bill, "--trust", trust);
            assertNeighbourIsAsBefore(neighbour, trust);
        }
    }

    private void play(Path data) {
        int played = Meterproof.commandLine()
                .execute(
                        "demo",
                        "--exit",
                        "--data-dir",
                        data.toString(),
                        "--out",
                        directory.resolve("out").toString());
        assertThat(played).isZero();
    }

    /** The account's id stays where it is documented to, nothing else anywhere. */
    private void assertErased(KafkaSearch topics, CassandraSearch tables, Needles content) throws Exception {
        assertThat(team.does("fsck")).contains("clean: ").doesNotContain(" 0 erased leaves");
        assertThat(compacted(topics, content).current()).isEmpty();
        assertThat(tables.find(content)).isEmpty();

        KafkaSearch.Found id = compacted(topics, Household.id());
        assertThat(id.current())
                .contains("reference.agreements", "privacy.erasures")
                .isSubsetOf("reference.agreements", "privacy.erasures", "settlement.archive", "settlement.recalled");
        assertThat(id.tombstones())
                .contains("settlement.lines", "privacy.keys", "reference.accounts")
                .allMatch(topic -> Set.of("settlement.lines", "privacy.keys", "reference.accounts")
                                .contains(topic)
                        || topic.endsWith("-changelog"));
        assertThat(tables.find(Household.id()).keySet()).contains("documents").isSubsetOf("documents", "archive");

        for (String list : LISTS) {
            byte[] answer = answer(list).body().getBytes(StandardCharsets.UTF_8);
            assertThat(content.areIn(answer) || Household.id().areIn(answer))
                    .as(list)
                    .isFalse();
        }
    }

    /** What is left once brokers did what they do within a month, which needs some seconds. */
    private static KafkaSearch.Found compacted(KafkaSearch topics, Needles needles) throws Exception {
        KafkaSearch.Found found = topics.find(needles);
        long begin = System.nanoTime();
        while (!found.takenBack().isEmpty() && System.nanoTime() - begin < TimeUnit.MINUTES.toNanos(3)) {
            topics.compact(found.takenBack());
            found = topics.find(needles);
        }
        assertThat(found.takenBack()).isEmpty();
        return found;
    }

    private void assertNeighbourIsAsBefore(String bill, String trust) {
        String proven = directory.resolve("neighbour.json").toString();
        assertThat(team.does("bill", "home-14")).isEqualTo(bill);
        team.awaits(List.of("verify it"), "prove", "bill", "home-14", "--out", proven);
        team.does("verify", proven, "--trust", trust);
    }

    private void awaitIssued() throws Exception {
        new Patience(Duration.ofMinutes(3), () -> 0, Thread::onSpinWait, () -> "billing-sink does not show it")
                .await("all statements of home-13 to be issued", () -> states().equals(Set.of("issued")));
    }

    private Set<String> states() throws IOException, InterruptedException {
        Set<String> states = new HashSet<>();
        for (JsonNode statement :
                JsonHttp.get(endpoints.billingUrl() + "/statements").path("statements")) {
            if (statement.path("account").asText().equals("home-13")) {
                states.add(statement.path("state").asText());
            }
        }
        return states;
    }

    private String balance() throws Exception {
        return JsonHttp.get(endpoints.billingUrl() + "/accounts/home-13")
                .at("/account/balance")
                .asText();
    }

    private int status(String path) throws IOException, InterruptedException {
        return answer(path).statusCode();
    }

    private HttpResponse<String> answer(String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(endpoints.billingUrl() + path))
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    }
}
