package io.meterproof.quickstart.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.meterproof.quickstart.http.JsonHttp;
import io.meterproof.quickstart.part.Endpoints;
import io.meterproof.quickstart.part.StackException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** The connector that reads the spool directory, as Kafka Connect's REST API shows it. */
record Connector(Endpoints endpoints) {
    private static final String NAME = "block-files";
    private static final String FAILED = "FAILED";

    /**
     * Tells Kafka Connect to read the directory; telling it again changes nothing.
     *
     * @throws IOException also while the worker rebalances (409): ask again
     */
    void read(Path spool) throws IOException, InterruptedException {
        JsonHttp.send(
                "PUT",
                url() + "/config",
                Map.of(
                        "connector.class",
                        "io.meterproof.connect.BlockFileSourceConnector",
                        "tasks.max",
                        "1",
                        "exactly.once.support",
                        "required",
                        "spool.directory",
                        spool.toString(),
                        "schema.registry.url",
                        endpoints.registryUrl()));
    }

    /** @throws StackException if the connector or a task of it has failed: nothing more is read then */
    void requireHealth() throws IOException, InterruptedException {
        JsonNode status = JsonHttp.get(url() + "/status");
        requireHealth(status.path("connector"));
        for (JsonNode task : status.path("tasks")) {
            requireHealth(task);
        }
    }

    private void requireHealth(JsonNode worker) {
        if (worker.path("state").asText().equals(FAILED)) {
            String trace = worker.path("trace").asText();
            throw new StackException("The connector " + NAME + " failed: "
                    + trace.lines().findFirst().orElse("without a word") + ". See connect.log in "
                    + endpoints.logsDir() + ".");
        }
    }

    private String url() {
        return endpoints.connectUrl() + "/connectors/" + NAME;
    }
}
