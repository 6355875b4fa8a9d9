package io.meterproof.billing.archive;

import io.meterproof.billing.store.Row;
import java.util.List;
import java.util.Map;

/** What a record comes to: rows to keep, and what to count. */
record Filed(List<Row> rows, Map<String, Long> counts) {
    static Filed of(Row row) {
        return new Filed(List.of(row), Map.of());
    }
}
