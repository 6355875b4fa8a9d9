package io.meterproof.billing;

import io.meterproof.billing.archive.ArchiveObserver;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Duration;
import java.util.function.IntSupplier;
import org.apache.kafka.common.TopicPartition;

/** What this process did since it started, for operators; the books are kept elsewhere. */
final class SinkMetrics implements ArchiveObserver {
    private static final double NANOS_PER_SECOND = 1e9;

    private final PrometheusRegistry registry = new PrometheusRegistry();
    private final Counter records = Counter.builder()
            .name("meterproof_billing_records_total")
            .help("Records kept since the start.")
            .labelNames("topic")
            .register(registry);
    private final Gauge lag = Gauge.builder()
            .name("meterproof_billing_lag_records")
            .help("Records committed but not kept yet.")
            .labelNames("topic", "partition")
            .register(registry);
    private final Histogram writes = Histogram.builder()
            .name("meterproof_billing_cassandra_write_seconds")
            .help("Time until Cassandra acknowledged a request of upserts.")
            .classicOnly()
            .register(registry);

    /** Shows what settlement waits for. */
    void show(IntSupplier unanswered) {
        GaugeWithCallback.builder()
                .name("meterproof_recalls_unanswered")
                .help("Months that settlement asked for and that are not kept here yet.")
                .callback(callback -> callback.call(unanswered.getAsInt()))
                .register(registry);
    }

    PrometheusRegistry registry() {
        return registry;
    }

    void wrote(Duration latency) {
        writes.observe(latency.toNanos() / NANOS_PER_SECOND);
    }

    @Override
    public void consumed(TopicPartition partition, int count) {
        records.labelValues(partition.topic()).inc(count);
    }

    @Override
    public void lag(TopicPartition partition, long behind) {
        lag.labelValues(partition.topic(), Integer.toString(partition.partition()))
                .set(behind);
    }
}
