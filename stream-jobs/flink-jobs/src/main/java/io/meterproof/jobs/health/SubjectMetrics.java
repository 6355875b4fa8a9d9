package io.meterproof.jobs.health;

import io.meterproof.metering.health.SourceHealth;
import io.meterproof.metering.health.Tally;
import io.meterproof.metering.verdict.Verdict;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.runtime.metrics.groups.AbstractMetricGroup;

/** One subject's metrics: verdicts as they come, the rest as of the newest hour that was judged. */
final class SubjectMetrics {
    private final MetricGroup metrics;
    private final Map<Verdict, Counter> verdicts = new EnumMap<>(Verdict.class);
    /** Written by the task's thread alone, read by the metrics' too. */
    private volatile SourceHealth newest;

    SubjectMetrics(MetricGroup metrics, SourceHealth state) {
        this.metrics = metrics;
        newest = state;
        metrics.gauge("failuresPerMille", (Gauge<Long>) () -> failuresPerMille(newest.lastDay()));
        metrics.gauge("smallestDelaySeconds", (Gauge<Long>) () -> smallestDelaySeconds(newest.lastDay()));
        metrics.gauge("quarantined", (Gauge<Integer>) () -> newest.conditions().quarantined() ? 1 : 0);
        metrics.gauge("silent", (Gauge<Integer>) () -> newest.conditions().silent() ? 1 : 0);
        metrics.gauge("drifting", (Gauge<Integer>) () -> newest.conditions().drifting() ? 1 : 0);
    }

    void count(Verdict verdict) {
        verdicts.computeIfAbsent(verdict, this::counter).inc();
    }

    void show(SourceHealth state) {
        newest = state;
    }

    /** Flink takes metrics away by closing their group, which its interface for functions does not offer. */
    void close() {
        if (metrics instanceof AbstractMetricGroup<?> group) {
            group.close();
        }
    }

    private Counter counter(Verdict verdict) {
        return metrics.addGroup("verdict", verdict.name().toLowerCase(Locale.ROOT))
                .counter("readings");
    }

    private static long failuresPerMille(Tally day) {
        return day.readings() == 0 ? 0 : 1000 * day.failures() / day.readings();
    }

    private static long smallestDelaySeconds(Tally day) {
        return day.smallestDelay() == Tally.NO_DELAY ? 0 : day.smallestDelay() / 1000;
    }
}
