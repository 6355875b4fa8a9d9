package io.meterproof.jobs.settlement;

import io.meterproof.metering.verdict.Verdict;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;

/** Verdicts given since the task started, as metrics. The exact counts are those of the topics. */
final class VerdictCounters {
    private final Map<Verdict, Counter> counters = new EnumMap<>(Verdict.class);

    VerdictCounters(MetricGroup metrics) {
        for (Verdict verdict : Verdict.values()) {
            String name = verdict.name().toLowerCase(Locale.ROOT);
            counters.put(verdict, metrics.addGroup("verdict", name).counter("readings"));
        }
    }

    void count(Verdict verdict) {
        counters.get(verdict).inc();
    }
}
