package io.meterproof.billing.cassandra;

import com.datastax.oss.driver.api.core.cql.Row;
import io.meterproof.billing.store.PeriodRow;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Reads what is kept by period, the newest first, and no more periods than it takes. */
record NewestFirst(Queries queries) {
    /** @param cql of one period's rows, newest first, at most so many */
    <T> List<T> list(PeriodRow.Kind kind, String cql, Function<Row, T> read, int limit) {
        List<T> rows = new ArrayList<>();
        for (String period : periods(kind)) {
            if (rows.size() >= limit) {
                break;
            }
            rows.addAll(queries.list(cql, read, period, limit - rows.size()));
        }
        return rows;
    }

    /** @param cql of one period's count */
    long count(PeriodRow.Kind kind, String cql) {
        return periods(kind).stream()
                .flatMap(period -> queries.list(cql, row -> row.getLong(0), period).stream())
                .mapToLong(Long::longValue)
                .sum();
    }

    private List<String> periods(PeriodRow.Kind kind) {
        return queries.list("SELECT period FROM periods WHERE kind = ?", row -> row.getString("period"), kind.name());
    }
}
