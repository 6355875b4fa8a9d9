package io.meterproof.quickstart.prove;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpServer;
import io.meterproof.quickstart.Meterproof;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProveConsistencyCommandTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path GOLDEN =
            Path.of("../ledger-anchor/proof-bundle/src/test/resources/golden/supersession/v1");

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private HttpServer log;

    @TempDir
    private Path directory;

    @BeforeEach
    void startLog() throws IOException {
        log = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        log.start();
    }

    @AfterEach
    void stopLog() {
        log.stop(0);
    }

    @Test
    void whatTheLogAnswersBecomesOneFileThatVerifies() throws IOException {
        answerAll();
        Path proof = directory.resolve("grown.json");

        assertThat(prove("older.json", "newer.json", "--out", proof.toString())).isZero();
        assertThat(proof).hasSameBinaryContentAs(GOLDEN.resolve("consistency.json"));
        assertThat(out.toString()).contains("--since", "--consistency " + proof);
    }

    @Test
    void aLogThatDoesNotShowThatItOnlyGrewIsSaidSo() throws IOException {
        for (JsonNode each : logs()) {
            answer(((ObjectNode) each.deepCopy()).set("path", JSON.createArrayNode()));
        }

        assertThat(prove("older.json", "newer.json")).isEqualTo(1);
        assertThat(err.toString().lines()).singleElement().asString().contains("does not show that", "only grew");
    }

    @Test
    void aLogWithoutSuchLeavesIsNamed() {
        assertThat(prove("older.json", "newer.json")).isEqualTo(1);
        assertThat(err.toString().lines()).singleElement().asString().contains("No proof of", "from 3 to 4");
    }

    @Test
    void billsTheWrongWayRoundAreNoProof() throws IOException {
        answerAll();

        assertThat(prove("newer.json", "older.json")).isEqualTo(1);
        assertThat(err.toString().lines()).singleElement().asString().contains("from 4 to 3");
    }

    @Test
    void aFileThatIsNoBundleIsNamed() {
        assertThat(prove("older.json", "consistency.json")).isEqualTo(1);
        assertThat(err.toString().lines()).singleElement().asString().contains("consistency.json is no bundle");
    }

    private void answerAll() throws IOException {
        for (JsonNode each : logs()) {
            answer(each);
        }
    }

    private static JsonNode logs() throws IOException {
        return JSON.readTree(GOLDEN.resolve("consistency.json").toFile()).get("logs");
    }

    private void answer(JsonNode growth) {
        String origin = growth.get("origin").textValue();
        String tree = origin.endsWith("/epochs") ? "/epochs" : "/shards" + origin.substring(origin.lastIndexOf('/'));
        String path = tree + "/consistency/" + growth.get("from").textValue() + "/"
                + growth.get("to").textValue();
        log.createContext(path, exchange -> {
            byte[] body = growth.toString().getBytes(UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
    }

    private int prove(String older, String newer, String... more) {
        var line = Meterproof.commandLine();
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(err, true));
        var all = new String[6 + more.length];
        all[0] = "prove";
        all[1] = "consistency";
        all[2] = GOLDEN.resolve(older).toString();
        all[3] = GOLDEN.resolve(newer).toString();
        all[4] = "--log";
        all[5] = "http://127.0.0.1:" + log.getAddress().getPort();
        System.arraycopy(more, 0, all, 6, more.length);
        return line.execute(all);
    }
}
