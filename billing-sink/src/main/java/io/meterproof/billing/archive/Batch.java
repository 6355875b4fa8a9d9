package io.meterproof.billing.archive;

import io.meterproof.billing.store.AccountRow;
import io.meterproof.billing.store.PeriodRow;
import io.meterproof.billing.store.Periods;
import io.meterproof.billing.store.Row;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;

/** The rows and counts of the records of one poll. */
final class Batch {
    private final Set<PeriodRow> periods = new HashSet<>();
    private final List<Row> rows = new ArrayList<>();
    private final Map<String, AccountRow> accounts = new LinkedHashMap<>();
    private final Map<TopicPartition, Map<String, Long>> counts = new HashMap<>();

    void add(TopicPartition partition, Filed filed) {
        for (Row row : filed.rows()) {
            Periods.of(row).ifPresent(periods::add);
            if (row instanceof AccountRow account) {
                accounts.merge(account.account(), account, (a, b) -> a.sequence() > b.sequence() ? a : b);
            } else {
                rows.add(row);
            }
        }
        Counts.addTo(counts.computeIfAbsent(partition, none -> new HashMap<>()), filed.counts());
    }

    /** What to write; of an account only where it stands last, of a period that it is there. */
    List<Row> rows() {
        List<Row> all = new ArrayList<>(rows);
        all.addAll(accounts.values());
        all.addAll(periods);
        return all;
    }

    Map<String, Long> counts(TopicPartition partition) {
        return counts.getOrDefault(partition, Map.of());
    }
}
