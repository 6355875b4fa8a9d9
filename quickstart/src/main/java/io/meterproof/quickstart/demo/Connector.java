package io.meterproof.quickstart.demo;

import io.meterproof.quickstart.connect.ConnectRest;
import io.meterproof.quickstart.connect.ConnectorCondition;
import io.meterproof.quickstart.part.Endpoints;
import io.meterproof.quickstart.part.StackException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** The connector that reads the spool directory. */
record Connector(Endpoints endpoints) {
    private static final String NAME = "block-files";

    /**
     * Tells Kafka Connect to read the directory; telling it again changes nothing.
     *
     * @throws IOException also while the worker rebalances (409): ask again
     */
    void read(Path spool) throws IOException, InterruptedException {
        connect()
                .configure(
                        NAME,
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
        for (ConnectorCondition condition : connect().conditions()) {
            if (condition.name().equals(NAME) && condition.hasFailed()) {
                throw new StackException("The connector " + NAME + " failed: "
                        + condition.failure().orElse("without a word") + ". See connect.log in "
                        + endpoints.logsDir() + ".");
            }
        }
    }

    private ConnectRest connect() {
        return new ConnectRest(endpoints.connectUrl());
    }
}
