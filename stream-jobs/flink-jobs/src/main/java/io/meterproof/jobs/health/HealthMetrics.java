package io.meterproof.jobs.health;

import io.meterproof.metering.health.AlertKind;
import io.meterproof.metering.health.HealthAlert;
import io.meterproof.metering.health.SourceHealth;
import io.meterproof.metering.health.Subject;
import io.meterproof.metering.health.SubjectKind;
import io.meterproof.metering.verdict.Verdict;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;

/**
 * Health as metrics. Each source and maker has its own, and each key that something was rejected of, until there are so many
 * that they would weigh more than the job: the rest is told by alerts alone. Counts are since the task started.
 */
final class HealthMetrics {
    private static final int MOST_SUBJECTS = 1_000;

    private final MetricGroup metrics;
    private final Map<Subject, SubjectMetrics> subjects = new HashMap<>();
    private final Map<AlertKind, Counter> told = new EnumMap<>(AlertKind.class);

    HealthMetrics(MetricGroup metrics) {
        this.metrics = metrics;
        for (AlertKind kind : AlertKind.values()) {
            String name = kind.name().toLowerCase(Locale.ROOT);
            told.put(kind, metrics.addGroup("alert", name).counter("alerts"));
        }
    }

    /** @param state with the verdict; a task that starts anew shows it before it is judged again */
    void observed(Subject subject, Verdict verdict, SourceHealth state) {
        boolean suspect = subject.kind() != SubjectKind.KEY || verdict != Verdict.ACCEPTED;
        if (suspect && subjects.size() < MOST_SUBJECTS) {
            subjects.computeIfAbsent(
                    subject, one -> new SubjectMetrics(metrics.addGroup(one.word(), one.name()), state));
        }
        SubjectMetrics shown = subjects.get(subject);
        if (shown != null) {
            shown.count(verdict);
        }
    }

    void judged(Subject subject, SourceHealth state) {
        SubjectMetrics shown = subjects.get(subject);
        if (shown != null) {
            shown.show(state);
        }
    }

    /** Its place is free for another. */
    void forgotten(Subject subject) {
        SubjectMetrics shown = subjects.remove(subject);
        if (shown != null) {
            shown.close();
        }
    }

    void told(HealthAlert alert) {
        told.get(alert.kind()).inc();
    }
}
