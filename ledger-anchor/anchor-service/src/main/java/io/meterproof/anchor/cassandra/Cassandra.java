package io.meterproof.anchor.cassandra;

import com.datastax.oss.driver.api.core.ConsistencyLevel;
import com.datastax.oss.driver.api.core.CqlIdentifier;
import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.CqlSessionBuilder;
import com.datastax.oss.driver.api.core.DriverException;
import com.datastax.oss.driver.api.core.config.DefaultDriverOption;
import com.datastax.oss.driver.api.core.config.DriverConfigLoader;
import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.ResultSet;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import com.datastax.oss.driver.api.core.cql.Statement;
import io.meterproof.anchor.store.StoreUnavailableException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * A session with the tables of this service; what the driver throws is told as {@link StoreUnavailableException}. Everything is read
 * and written at LOCAL_QUORUM: what was signed must be seen by every later read, whichever replica is away.
 */
public final class Cassandra implements AutoCloseable {
    private static final int IN_FLIGHT = 128;
    private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration SCHEMA_TIMEOUT = Duration.ofSeconds(30);
    private final CqlSession session;

    private Cassandra(CqlSession session) {
        this.session = session;
    }

    /** Connects, and makes the keyspace (unreplicated) and the tables that are not there. */
    public static Cassandra connect(InetSocketAddress contact, String datacenter, String keyspace) {
        CqlIdentifier name = CqlIdentifier.fromInternal(keyspace);
        return guarded(() -> {
            try (CqlSession session = builder(contact, datacenter).build()) {
                execute(
                        session,
                        "CREATE KEYSPACE IF NOT EXISTS " + name.asCql(true)
                                + " WITH replication = {'class': 'NetworkTopologyStrategy', 'replication_factor': 1}");
            }
            CqlSession session = builder(contact, datacenter).withKeyspace(name).build();
            createTables(session);
            return new Cassandra(session);
        });
    }

    private static CqlSessionBuilder builder(InetSocketAddress contact, String datacenter) {
        return CqlSession.builder()
                .addContactPoint(contact)
                .withLocalDatacenter(datacenter)
                .withConfigLoader(DriverConfigLoader.programmaticBuilder()
                        .withDuration(DefaultDriverOption.REQUEST_TIMEOUT, REQUEST_TIMEOUT)
                        .withString(DefaultDriverOption.REQUEST_CONSISTENCY, ConsistencyLevel.LOCAL_QUORUM.name())
                        .withDuration(DefaultDriverOption.CONNECTION_INIT_QUERY_TIMEOUT, REQUEST_TIMEOUT)
                        .build());
    }

    PreparedStatement prepare(String cql) {
        return guarded(() -> session.prepare(cql));
    }

    ResultSet execute(BoundStatement statement) {
        return guarded(() -> session.execute(statement));
    }

    /** Executes all, a few hundred at a time, and returns their answers in order. */
    List<AsyncResultSet> executeAll(List<? extends Statement<?>> statements) {
        return guarded(() -> {
            List<AsyncResultSet> answers = new ArrayList<>(statements.size());
            for (int begin = 0; begin < statements.size(); begin += IN_FLIGHT) {
                List<CompletionStage<AsyncResultSet>> flying =
                        statements.subList(begin, Math.min(begin + IN_FLIGHT, statements.size())).stream()
                                .map(session::executeAsync)
                                .toList();
                flying.forEach(stage -> answers.add(stage.toCompletableFuture().join()));
            }
            return answers;
        });
    }

    @Override
    public void close() {
        session.close();
    }

    /** Makes the tables with the driver's picture of the schema held still, which it else redraws for a second after each. */
    private static void createTables(CqlSession session) {
        session.setSchemaMetadataEnabled(false);
        try {
            schema().filter(table -> !table.isBlank()).forEach(table -> execute(session, table.strip()));
        } finally {
            session.setSchemaMetadataEnabled(null);
        }
    }

    private static void execute(CqlSession session, String cql) {
        session.execute(SimpleStatement.newInstance(cql).setTimeout(SCHEMA_TIMEOUT));
    }

    private static Stream<String> schema() {
        try (InputStream cql = Cassandra.class.getResourceAsStream("/anchor-schema.cql")) {
            byte[] text = Objects.requireNonNull(cql, "anchor-schema.cql").readAllBytes();
            return Arrays.stream(new String(text, StandardCharsets.UTF_8)
                    .replaceAll("(?m)^--.*$", "")
                    .split(";", -1));
        } catch (IOException e) {
            throw new UncheckedIOException("the schema is inside the jar", e);
        }
    }

    private static <T> T guarded(Supplier<T> request) {
        try {
            return request.get();
        } catch (DriverException | CompletionException e) {
            throw new StoreUnavailableException("Cassandra: " + e.getMessage(), e);
        }
    }
}
