package io.meterproof.billing.cassandra;

import com.datastax.oss.driver.api.core.ConsistencyLevel;
import com.datastax.oss.driver.api.core.CqlIdentifier;
import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.CqlSessionBuilder;
import com.datastax.oss.driver.api.core.DriverException;
import com.datastax.oss.driver.api.core.config.DefaultDriverOption;
import com.datastax.oss.driver.api.core.config.DriverConfigLoader;
import com.datastax.oss.driver.api.core.servererrors.QueryValidationException;
import io.meterproof.billing.store.ArchiveReader;
import io.meterproof.billing.store.ArchiveWriter;
import io.meterproof.billing.store.StoreUnavailableException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A Cassandra cluster and the tables in it. Reads see what was written: both are at LOCAL_QUORUM. */
public final class CassandraArchive implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CassandraArchive.class);

    private final InetSocketAddress contact;
    private final String datacenter;
    private final CqlIdentifier keyspace;
    private final AtomicReference<CqlSession> session = new AtomicReference<>();
    private final ArchiveReader reader = new CassandraReader(this::session);
    private volatile String state = "Cassandra is not reached yet";

    public CassandraArchive(InetSocketAddress contact, String datacenter, String keyspace) {
        this.contact = contact;
        this.datacenter = datacenter;
        this.keyspace = CqlIdentifier.fromInternal(keyspace);
    }

    /**
     * Waits until the cluster answers and has the tables.
     *
     * @throws InterruptedException when the sink stops before that
     */
    public void connect() throws InterruptedException {
        BackOff backOff = new BackOff();
        while (session.get() == null) {
            try {
                session.set(connected());
                state = "ok";
            } catch (QueryValidationException e) {
                throw e; // Trying again would not mend a statement or a missing right.
            } catch (DriverException e) {
                Duration pause = backOff.next();
                state = "Cassandra at " + contact + " is not ready: " + e.getMessage();
                LOG.warn("{}; next try in {} ms", state, pause.toMillis());
                Thread.sleep(pause.toMillis());
            }
        }
    }

    private CqlSession connected() {
        try (CqlSession unbound = session(contact, datacenter).build()) {
            Schema.createKeyspace(unbound, keyspace);
        }
        CqlSession bound = session(contact, datacenter).withKeyspace(keyspace).build();
        try {
            Schema.createTables(bound);
            return bound;
        } catch (DriverException e) {
            bound.close();
            throw e;
        }
    }

    private CqlSession session() {
        CqlSession connected = session.get();
        if (connected == null) {
            throw new StoreUnavailableException(state);
        }
        return connected;
    }

    /** {@code ok}, or why the cluster is not reached. */
    public String state() {
        return state;
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
                .withString(DefaultDriverOption.REQUEST_CONSISTENCY, ConsistencyLevel.LOCAL_QUORUM.name())
                .withInt(DefaultDriverOption.REQUEST_PAGE_SIZE, 500)
                .withInt(DefaultDriverOption.NETTY_IO_SIZE, 2)
                .withInt(DefaultDriverOption.NETTY_ADMIN_SIZE, 1)
                .build();
    }

    /**
     * Writes to the connected cluster.
     *
     * @param latency told how long each acknowledged request took
     */
    public ArchiveWriter writer(Consumer<Duration> latency) {
        return new CassandraWriter(session(), latency);
    }

    /** May be used at once; refuses to answer until the cluster is connected. */
    public ArchiveReader reader() {
        return reader;
    }

    @Override
    public void close() {
        Optional.ofNullable(session.get()).ifPresent(CqlSession::close);
    }
}
