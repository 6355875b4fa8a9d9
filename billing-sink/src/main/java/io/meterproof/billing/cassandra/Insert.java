package io.meterproof.billing.cassandra;

import io.meterproof.billing.store.Row;
import java.util.function.Function;

/** An idempotent upsert, or erasure, of a kind of row. */
record Insert<R extends Row>(Class<R> type, String cql, Function<R, Object[]> values) {
    Object[] bind(Row row) {
        return values.apply(type.cast(row));
    }
}
