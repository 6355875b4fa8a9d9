package io.meterproof.billing.recall;

import io.meterproof.billing.store.MonthPartRow;
import io.meterproof.records.avro.ArchiveRecall;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What a recall comes to by the rows that the store has of its month. */
sealed interface Answer {

    /** All that was asked for. */
    record Whole(List<MonthPartRow> parts) implements Answer {
        public Whole {
            parts = List.copyOf(parts);
        }
    }

    /** The store is behind: something is missing, or of an earlier version. */
    record Behind() implements Answer {}

    /** The month was given up again since, so nobody waits for this version any longer. */
    record Outdated() implements Answer {}

    static Answer of(ArchiveRecall recall, List<MonthPartRow> rows) {
        Map<String, MonthPartRow> byPart =
                rows.stream().collect(Collectors.toMap(MonthPartRow::part, Function.identity()));
        List<MonthPartRow> parts = new ArrayList<>();
        for (String part : recall.getParts()) {
            MonthPartRow row = byPart.get(part);
            if (row != null && row.version() > recall.getVersion()) {
                return new Outdated();
            } else if (row != null && row.version() == recall.getVersion()) {
                parts.add(row);
            }
        }
        return parts.size() == recall.getParts().size() ? new Whole(parts) : new Behind();
    }
}
