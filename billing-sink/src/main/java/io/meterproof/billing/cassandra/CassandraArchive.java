package io.meterproof.billing.cassandra;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.CqlSessionBuilder;
import com.datastax.oss.driver.api.core.DriverException;
import com.datastax.oss.driver.api.core.config.DefaultDriverOption;
import com.datastax.oss.driver.api.core.config.DriverConfigLoader;
import com.datastax.oss.driver.api.core.servererrors.QueryValidationException;
import io.meterproof.billing.store.ArchiveReader;
import io.meterproof.billing.store.ArchiveWriter;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A session with a Cassandra cluster whose tables are there. */
public final class CassandraArchive implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CassandraArchive.class);

    private final CqlSession session;
    private final ArchiveWriter writer;
    private final ArchiveReader reader;

    private CassandraArchive(CqlSession session, Consumer<Duration> latency) {
        this.session = session;
        writer = new CassandraWriter(session, latency);
        reader = new CassandraReader(session);
    }

    /**
     * Waits until the cluster answers and has the tables.
     *
     * @param latency told how long each acknowledged upsert took
     * @throws InterruptedException when the sink stops before that
     */
    public static CassandraArchive open(
            InetSocketAddress contact, String datacenter, String keyspace, Consumer<Duration> latency)
            throws InterruptedException {
        BackOff backOff = new BackOff();
        while (true) {
            try {
                return connect(contact, datacenter, CqlIdentifier.fromInternal(keyspace), latency);
            } catch (QueryValidationException e) {
                throw e; // Trying again would not mend a statement or a missing right.
            } catch (DriverException e) {
                Duration pause = backOff.next();
                LOG.warn(
                        "Cassandra at {} is not ready ({}); next try in {} ms",
                        contact,
                        e.getMessage(),
                        pause.toMillis());
                Thread.sleep(pause.toMillis());
            }
        }
    }

    private static CassandraArchive connect(
            InetSocketAddress contact, String datacenter, CqlIdentifier keyspace, Consumer<Duration> latency) {
        try (CqlSession session = session(contact, datacenter).build()) {
            Schema.createKeyspace(session, keyspace);
        }
        CqlSession session = session(contact, datacenter).withKeyspace(keyspace).build();
        try {
            Schema.createTables(session);
            return new CassandraArchive(session, latency);
        } catch (DriverException e) {
            session.close();
            throw e;
        }
    }

    private static CqlSessionBuilder session(InetSocketAddress contact, String datacenter) {
        return CqlSession.builder()
                .addContactPoint(contact)
                .withLocalDatacenter(datacenter)
                .withConfigLoader(configuration());
    }

    private static DriverConfigLoader configuration() {
        return DriverConfigLoader.programmaticBuilder()
                .withDuration(DefaultDriverOption.REQUEST_TIMEOUT, Duration.ofSeconds(10))
                .withDuration(DefaultDriverOption.CONNECTION_INIT_QUERY_TIMEOUT, Duration.ofSeconds(5))
                .withDuration(DefaultDriverOption.CONTROL_CONNECTION_TIMEOUT, Duration.ofSeconds(5))
                .withDuration(DefaultDriverOption.RECONNECTION_MAX_DELAY, Duration.ofSeconds(5))
                .withInt(DefaultDriverOption.REQUEST_PAGE_SIZE, 500)
                .withInt(DefaultDriverOption.NETTY_IO_SIZE, 2)
                .withInt(DefaultDriverOption.NETTY_ADMIN_SIZE, 1)
                .build();
    }

    public ArchiveWriter writer() {
        return writer;
    }

    public ArchiveReader reader() {
        return reader;
    }

    @Override
    public void close() {
        session.close();
    }
}
