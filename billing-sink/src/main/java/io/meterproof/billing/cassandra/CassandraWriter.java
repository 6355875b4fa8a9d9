package io.meterproof.billing.cassandra;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.Statement;
import com.datastax.oss.driver.api.core.servererrors.QueryValidationException;
import io.meterproof.billing.store.ArchiveWriter;
import io.meterproof.billing.store.ErasedAccountRow;
import io.meterproof.billing.store.Row;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Prepared asynchronous upserts, a bounded number of {@link Requests} at a time; those that fail are tried again until all are
 * acknowledged. One that Cassandra refuses as invalid or not permitted stops the sink.
 */
final class CassandraWriter implements ArchiveWriter {
    private static final Logger LOG = LoggerFactory.getLogger(CassandraWriter.class);
    private static final int IN_FLIGHT = 32;

    private final CqlSession session;
    private final Requests requests;
    private final Consumer<Duration> latency;
    private final Map<Class<? extends Row>, List<Prepared>> prepared = new HashMap<>();
    private final ErasedDocuments erasedDocuments;

    /** @param latency told how long each acknowledged request took */
    CassandraWriter(CqlSession session, Consumer<Duration> latency) {
        this.session = session;
        this.requests = new Requests(session);
        this.latency = latency;
        this.erasedDocuments = new ErasedDocuments(session);
        Inserts.ALL.forEach(insert -> prepared.computeIfAbsent(insert.type(), none -> new ArrayList<>())
                .add(new Prepared(insert, session.prepare(insert.cql()))));
    }

    private record Prepared(Insert<? extends Row> insert, PreparedStatement statement) {
        BoundStatement bind(Row row) {
            return statement.bind(insert.bind(row)).setIdempotent(true);
        }
    }

    @Override
    public void write(Collection<? extends Row> rows) throws InterruptedException {
        List<Statement<?>> missing = requests.of(bind(rows));
        BackOff backOff = new BackOff();
        while (!missing.isEmpty()) {
            AtomicReference<Throwable> failure = new AtomicReference<>();
            missing = tryAll(missing, failure);
            if (!missing.isEmpty()) {
                stopIfPermanent(failure.get());
                Duration pause = backOff.next();
                LOG.warn(
                        "Cassandra did not take {} of the requests ({}); consuming waits, next try in {} ms",
                        missing.size(),
                        failure.get().toString(),
                        pause.toMillis());
                Thread.sleep(pause.toMillis());
            }
        }
    }

    /** Trying again does not mend a statement that Cassandra refuses to execute. */
    private static void stopIfPermanent(Throwable failure) {
        if (failure instanceof QueryValidationException refused) {
            throw refused;
        }
    }

    private List<BoundStatement> bind(Collection<? extends Row> rows) {
        List<BoundStatement> bound = new ArrayList<>();
        for (Row row : rows) {
            prepared.get(row.getClass()).forEach(each -> bound.add(each.bind(row)));
            if (row instanceof ErasedAccountRow erased) {
                bound.addAll(erasedDocuments.of(erased.account()));
            }
        }
        return bound;
    }

    /** Sends every request once and waits for all answers; returns those without an acknowledgement. */
    private List<Statement<?>> tryAll(List<Statement<?>> statements, AtomicReference<Throwable> failure)
            throws InterruptedException {
        Semaphore permits = new Semaphore(IN_FLIGHT);
        Queue<Statement<?>> failed = new ConcurrentLinkedQueue<>();
        for (Statement<?> statement : statements) {
            permits.acquire();
            long sent = System.nanoTime();
            session.executeAsync(statement).whenComplete((done, error) -> {
                try {
                    if (error == null) {
                        latency.accept(Duration.ofNanos(System.nanoTime() - sent));
                    } else {
                        failure.set(error);
                        failed.add(statement);
                    }
                } finally {
                    permits.release();
                }
            });
        }
        permits.acquire(IN_FLIGHT);
        return List.copyOf(failed);
    }
}
