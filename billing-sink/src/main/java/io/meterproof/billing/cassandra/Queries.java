package io.meterproof.billing.cassandra;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.DriverException;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import io.meterproof.billing.store.StoreUnavailableException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/** Runs prepared queries, page by page. Until there is a session they are refused. */
final class Queries {
    private final Supplier<CqlSession> session;
    private final Map<String, PreparedStatement> prepared = new ConcurrentHashMap<>();

    /** @param session throws {@link StoreUnavailableException} until there is one */
    Queries(Supplier<CqlSession> session) {
        this.session = session;
    }

    void each(String cql, Consumer<Row> consumer, Object... values) {
        try {
            PreparedStatement statement = prepared.computeIfAbsent(cql, session.get()::prepare);
            session.get().execute(statement.bind(values)).forEach(consumer);
        } catch (DriverException e) {
            throw new StoreUnavailableException(e);
        }
    }

    <T> List<T> list(String cql, Function<Row, T> read, Object... values) {
        List<T> rows = new ArrayList<>();
        each(cql, row -> rows.add(read.apply(row)), values);
        return rows;
    }
}
