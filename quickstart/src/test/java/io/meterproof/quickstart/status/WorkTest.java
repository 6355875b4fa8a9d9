package io.meterproof.quickstart.status;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.meterproof.quickstart.connect.ConnectRest;
import io.meterproof.quickstart.flink.FlinkRest;
import io.meterproof.quickstart.stack.PartStatus;
import io.meterproof.quickstart.stack.PartStatus.State;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WorkTest {
    private static final Instant NOW = Instant.parse("2012-06-01T00:10:00Z");
    private static final String OVERVIEW = "/jobs/overview";
    private static final String EXCEPTIONS = "/jobs/b/exceptions";
    private static final String CHECKPOINTS = "/jobs/b/checkpoints";
    private static final String CONNECTORS = "/connectors?expand=status";

    private final Map<String, String> answers = new HashMap<>(Map.of(
            OVERVIEW,
            overview("RUNNING"),
            "/jobs/b",
            "{\"vertices\":[{\"status\":\"RUNNING\"}]}",
            "/jobs/b/metrics?get=numRestarts",
            "[{\"id\":\"numRestarts\",\"value\":\"12\"}]",
            EXCEPTIONS,
            "{\"exceptionHistory\":{\"entries\":[]}}",
            CHECKPOINTS,
            committedAt("2012-06-01T00:09:50Z"),
            CONNECTORS,
            "{}"));
    private HttpServer servers;

    @BeforeEach
    void startTheServers() throws IOException {
        servers = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        servers.createContext("/", exchange -> {
            byte[] answer = answers.getOrDefault(exchange.getRequestURI().toString(), "")
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer.length == 0 ? 404 : 200, answer.length == 0 ? -1 : answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        servers.start();
    }

    @AfterEach
    void stopTheServers() {
        servers.stop(0);
    }

    @Test
    void aJobThatRunsIsReady() throws InterruptedException {
        assertThat(parts()).containsExactly(new PartStatus("job log", State.READY, null, 12, ""));
    }

    @Test
    void aJobThatFailedAMomentAgoIsNotReadyAndSaysWhy() throws InterruptedException {
        answers.put(EXCEPTIONS, failedAt("2012-06-01T00:09:30Z"));
        assertThat(work().troubles())
                .singleElement()
                .asString()
                .startsWith("job log")
                .contains("Caused by: Inner: why");
        assertThat(parts())
                .containsExactly(new PartStatus(
                        "job log", State.RESTARTING, null, 12, "2012-06-01T00:09:30Z Caused by: Inner: why"));
    }

    @Test
    void aJobThatRecoveredIsReady() throws InterruptedException {
        answers.put(EXCEPTIONS, failedAt("2012-06-01T00:08:30Z"));
        assertThat(parts()).extracting(PartStatus::state).containsExactly(State.READY);
    }

    @Test
    void aJobWhoseTasksDoNotRunIsNotReady() throws InterruptedException {
        answers.put("/jobs/b", "{\"vertices\":[{\"status\":\"RUNNING\"},{\"status\":\"SCHEDULED\"}]}");
        assertThat(parts()).extracting(PartStatus::state).containsExactly(State.RESTARTING);
    }

    @Test
    void aJobThatCommitsNothingIsStalledThoughItsTasksRun() throws InterruptedException {
        answers.put(CHECKPOINTS, committedAt("2012-06-01T00:06:59Z"));
        assertThat(parts())
                .singleElement()
                .satisfies(part -> assertThat(part.state()).isEqualTo(State.STALLED))
                .satisfies(part -> assertThat(part.detail()).contains("nothing since 2012-06-01T00:06:59Z"));
    }

    @Test
    void aJobThatNeverCommittedIsStalledSomeTimeAfterItBegan() throws InterruptedException {
        answers.put(CHECKPOINTS, "{\"latest\":{\"completed\":null}}");
        assertThat(parts()).extracting(PartStatus::state).containsExactly(State.STALLED);
    }

    @Test
    void aJobThatFlinkGaveUpHasFailed() throws InterruptedException {
        answers.put(OVERVIEW, overview("FAILED"));
        answers.put("/jobs/b", "{\"vertices\":[{\"status\":\"FAILED\"}]}");
        answers.put(EXCEPTIONS, failedAt("2012-06-01T00:01:00Z"));
        assertThat(parts()).extracting(PartStatus::state).containsExactly(State.FAILED);
    }

    @Test
    void aJobThatFlinkDoesNotKnowHasFailed() throws InterruptedException {
        answers.put(OVERVIEW, "{\"jobs\":[]}");
        assertThat(parts()).containsExactly(new PartStatus("job log", State.FAILED, null, 0, "Flink does not know it"));
    }

    @Test
    void aConnectorWithAFailedTaskHasFailedAndSaysWhy() throws InterruptedException {
        answers.put(CONNECTORS, connector("RUNNING", "FAILED"));
        assertThat(parts()).contains(new PartStatus("connector files", State.FAILED, null, 0, "Broken: disk"));
    }

    @Test
    void aConnectorThatRunsIsReady() throws InterruptedException {
        answers.put(CONNECTORS, connector("RUNNING", "RUNNING"));
        assertThat(parts()).contains(new PartStatus("connector files", State.READY, null, 0, ""));
    }

    @Test
    void serversThatDoNotAnswerAreNotReady() throws InterruptedException {
        answers.clear();
        assertThat(parts()).extracting(PartStatus::state).containsExactly(State.FAILED, State.FAILED);
    }

    private List<PartStatus> parts() throws InterruptedException {
        return work().parts();
    }

    private Work work() {
        String url = "http://127.0.0.1:" + servers.getAddress().getPort();
        return new Work(new FlinkRest(url), new ConnectRest(url), Set.of("log"), NOW);
    }

    /** An ended run of the same job is older. */
    private static String overview(String state) {
        return "{\"jobs\":[{\"jid\":\"b\",\"name\":\"log\",\"start-time\":2,\"state\":\"" + state
                + "\"},{\"jid\":\"a\",\"name\":\"log\",\"start-time\":1,\"state\":\"FINISHED\"}]}";
    }

    private static String committedAt(String instant) {
        return "{\"latest\":{\"completed\":{\"latest_ack_timestamp\":"
                + Instant.parse(instant).toEpochMilli() + "}}}";
    }

    private static String failedAt(String instant) {
        return "{\"exceptionHistory\":{\"entries\":[{\"timestamp\":"
                + Instant.parse(instant).toEpochMilli()
                + ",\"stacktrace\":\"Outer: what\\n\\tat a\\nCaused by: Inner: why\\n\\tat b\"}]}}";
    }

    private static String connector(String state, String ofTheTask) {
        return "{\"files\":{\"status\":{\"connector\":{\"state\":\"" + state + "\"},\"tasks\":[{\"state\":\""
                + ofTheTask + "\",\"trace\":\"Broken: disk\\n\\tat a\"}]}}}";
    }
}
