package io.meterproof.billing.cassandra;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.BatchStatement;
import com.datastax.oss.driver.api.core.cql.BatchType;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.Statement;
import com.datastax.oss.driver.api.core.metadata.Node;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * Puts upserts that the same replicas take into one request: a request costs more than what it writes. Each stays a write of its own
 * (the batches are unlogged), and none has a size or a number of partitions of which Cassandra warns.
 */
final class Requests {
    /** Below {@code batch_size_warn_threshold}, 5 KiB, with room for what stands around the values. */
    private static final int MOST_BYTES = 4_500;
    /** As {@code unlogged_batch_across_partitions_warn_threshold}. */
    private static final int MOST_UPSERTS = 10;

    private final CqlSession session;
    private final CqlIdentifier keyspace;
    private final Grouping<BoundStatement> grouping =
            new Grouping<>(MOST_UPSERTS, MOST_BYTES, this::replicas, Requests::bytes);

    /** @param session of a keyspace */
    Requests(CqlSession session) {
        this.session = session;
        keyspace = session.getKeyspace().orElseThrow();
    }

    List<Statement<?>> of(Collection<BoundStatement> upserts) {
        return grouping.of(upserts).stream()
                .<Statement<?>>map(Requests::request)
                .toList();
    }

    private static Statement<?> request(List<BoundStatement> upserts) {
        return upserts.size() == 1
                ? upserts.get(0)
                : BatchStatement.newInstance(BatchType.UNLOGGED).addAll(upserts).setIdempotent(true);
    }

    private Set<Node> replicas(BoundStatement upsert) {
        return session.getMetadata()
                .getTokenMap()
                .map(tokens -> tokens.getReplicas(keyspace, upsert.getRoutingKey()))
                .orElse(Set.of());
    }

    private static int bytes(BoundStatement upsert) {
        int bytes = 0;
        for (ByteBuffer value : upsert.getValues()) {
            bytes += value == null ? 0 : value.remaining();
        }
        return bytes;
    }
}
