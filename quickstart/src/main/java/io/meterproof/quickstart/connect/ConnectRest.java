package io.meterproof.quickstart.connect;

import com.fasterxml.jackson.databind.JsonNode;
import io.meterproof.quickstart.http.JsonHttp;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** The part of Kafka Connect's REST API that running connectors takes. */
public record ConnectRest(String url) {
    private static final List<String> WORST_FIRST =
            List.of("FAILED", "UNASSIGNED", "RESTARTING", "STOPPED", "PAUSED", "RUNNING");

    /**
     * Sets a connector's configuration; setting it again changes nothing.
     *
     * @throws IOException also while the worker rebalances (409): ask again
     */
    public void configure(String connector, Map<String, String> configuration)
            throws IOException, InterruptedException {
        JsonHttp.send("PUT", url + "/connectors/" + connector + "/config", configuration);
    }

    /** How every connector fares. */
    public List<ConnectorCondition> conditions() throws IOException, InterruptedException {
        List<ConnectorCondition> conditions = new ArrayList<>();
        for (var each : JsonHttp.get(url + "/connectors?expand=status").properties()) {
            conditions.add(condition(each.getKey(), each.getValue().path("status")));
        }
        return conditions;
    }

    private static ConnectorCondition condition(String name, JsonNode status) {
        List<JsonNode> workers = new ArrayList<>(List.of(status.path("connector")));
        status.path("tasks").forEach(workers::add);
        JsonNode worst = workers.stream()
                .min(Comparator.comparingInt(worker -> WORST_FIRST.indexOf(state(worker))))
                .orElseThrow();
        return new ConnectorCondition(
                name, state(worst), worst.path("trace").asText().lines().findFirst());
    }

    private static String state(JsonNode worker) {
        return worker.path("state").asText();
    }
}
