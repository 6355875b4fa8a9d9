package io.meterproof.quickstart.usagepoint;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.meterproof.quickstart.Meterproof;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Commands that ask the billing API one question. */
class BillingQueryTest {
    private final List<String> asked = new ArrayList<>();
    private final StringWriter out = new StringWriter();
    private HttpServer billing;
    private String answer = "";

    @BeforeEach
    void start() throws IOException {
        billing = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        billing.createContext("/", exchange -> {
            asked.add(exchange.getRequestURI().toString());
            byte[] body = answer.getBytes(UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        billing.start();
    }

    @AfterEach
    void stop() {
        billing.stop(0);
    }

    @Test
    void aTaskIsALine() {
        answer = """
            {"tasks":[{"rule":"spike/1","usagePoint":"up-1","obis":"1-0:1.8.0*255","firstSequence":"97",
            "from":"2026-03-01T00:00:00Z","to":"2026-03-01T00:15:00Z","reason":"measured 5"}]}\
            """;

        assertThat(ask("tasks", "--usage-point", "up 1")).isZero();
        assertThat(asked).containsExactly("/tasks?limit=100000&usagePoint=up%201");
        assertThat(out.toString())
                .isEqualToIgnoringNewLines("spike/1    up-1 1-0:1.8.0*255, number 97,"
                        + " 2026-03-01T00:00:00Z to 2026-03-01T00:15:00Z: measured 5");
    }

    @Test
    void anEmptyListIsSaidInWords() {
        answer = "{\"tasks\":[],\"unallocated\":[]}";

        assertThat(ask("tasks")).isZero();
        assertThat(ask("unallocated")).isZero();
        assertThat(asked).containsExactly("/tasks?limit=100000", "/unallocated?limit=100000");
        assertThat(out.toString())
                .isEqualToIgnoringNewLines("Nothing is questionable.Somebody answers for all that was measured.");
    }

    @Test
    void nobodyIsSaidInWords() {
        answer = "{\"responsible\":[]}";

        assertThat(ask("responsible", "up-1", "--at", "2026-03-01T00:00:00Z")).isZero();
        assertThat(out.toString()).isEqualToIgnoringNewLines("Nobody answers for up-1 then: what is used waits.");
    }

    @Test
    void whatNobodyPaysIsATableWithItsTotals() {
        String ages =
                "\"ages\":[{\"quantity\":\"1.5\"},{\"quantity\":\"0\"},{\"quantity\":\"0\"},{\"quantity\":\"2\"}]";
        answer = "{\"unallocated\":[{\"subject\":\"usage-point/up-1\",\"unit\":\"kWh\"," + ages
                + "}],\"totals\":[{\"unit\":\"kWh\"," + ages + "}]}";

        assertThat(ask("unallocated")).isZero();
        assertThat(out.toString().lines())
                .hasSize(3)
                .anyMatch(line -> line.startsWith("usage-point/up-1") && line.contains(" 1.5 "))
                .last()
                .asString()
                .startsWith("all");
    }

    @Test
    void whoAnswersIsAskedForAnInstant() {
        answer =
                "{\"responsible\":[{\"readingType\":\"1-0:1.8.0*255\",\"from\":\"2026-03-01T00:00:00Z\",\"party\":\"nobody\"}]}";

        assertThat(ask("responsible", "up/1", "--at", "2026-03-02T00:00:00Z")).isZero();
        assertThat(asked).containsExactly("/usage-points/up%2F1/responsible?at=2026-03-02T00%3A00%3A00Z");
        assertThat(out.toString()).contains("2026-03-01T00:00:00Z to now", "what is used waits");
    }

    @Test
    void asJsonTheAnswerIsPrintedAsItIs() {
        answer = "{\"tasks\":[]}";

        assertThat(ask("tasks", "--json")).isZero();
        assertThat(out.toString()).contains("\"tasks\" : [ ]");
    }

    private int ask(String... arguments) {
        List<String> command = new ArrayList<>(List.of(arguments));
        command.addAll(
                List.of("--url", "http://127.0.0.1:" + billing.getAddress().getPort()));
        PrintWriter words = new PrintWriter(out, true);
        return Meterproof.commandLine().setOut(words).setErr(words).execute(command.toArray(String[]::new));
    }
}
