package io.meterproof.billing.cassandra;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** Makes the keyspace, unreplicated, and the tables where they are not there yet. Who needs replicas makes the keyspace first, with three of them, because everything is asked of a quorum. */
final class Schema {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private Schema() {}

    static void createKeyspace(CqlSession session, CqlIdentifier keyspace) {
        execute(
                session,
                "CREATE KEYSPACE IF NOT EXISTS " + keyspace.asCql(true)
                        + " WITH replication = {'class': 'NetworkTopologyStrategy', 'replication_factor': 1}");
    }

    /** Makes the tables with the driver's picture of the schema held still, which it else redraws for a second after each. */
    static void createTables(CqlSession session) {
        session.setSchemaMetadataEnabled(false);
        try {
            tables().forEach(table -> execute(session, table));
        } finally {
            session.setSchemaMetadataEnabled(null);
        }
    }

    private static void execute(CqlSession session, String cql) {
        session.execute(SimpleStatement.newInstance(cql).setTimeout(TIMEOUT));
    }

    private static List<String> tables() {
        try (InputStream cql = Schema.class.getResourceAsStream("/schema.cql")) {
            String text = new String(cql.readAllBytes(), StandardCharsets.UTF_8).replaceAll("(?m)^--.*$", "");
            return Arrays.stream(text.split(";"))
                    .map(String::strip)
                    .filter(statement -> !statement.isEmpty())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("the schema is inside the jar", e);
        }
    }
}
