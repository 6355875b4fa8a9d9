package io.meterproof.billing.task;

import io.meterproof.records.Topics;
import io.meterproof.records.avro.ReadingTask;
import io.meterproof.records.wire.AvroWire;
import io.meterproof.records.wire.MalformedRecordException;
import io.meterproof.records.wire.SchemaRegistry;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The tasks that nobody has decided; a channel has at most 32. For many threads. */
public final class OpenTasks {
    private static final Logger LOG = LoggerFactory.getLogger(OpenTasks.class);
    private static final String OPENED = "OPENED";

    private final AvroWire<ReadingTask> wire;
    private final Map<String, ReadingTask> open = new ConcurrentHashMap<>();

    public OpenTasks(SchemaRegistry registry) {
        wire = new AvroWire<>(Topics.READINGS_TASKS, ReadingTask.class, registry);
    }

    /**
     * Takes a record of {@code readings.tasks}. From one thread.
     *
     * @throws io.meterproof.records.wire.RegistryUnavailableException if it cannot be read now
     */
    public void put(byte[] key, byte[] value) {
        String id = new String(key, StandardCharsets.UTF_8);
        try {
            ReadingTask task = value == null ? null : wire.read(value);
            if (task != null && task.getState().equals(OPENED)) {
                open.put(id, task);
            } else {
                open.remove(id);
            }
        } catch (MalformedRecordException e) {
            LOG.error("task {} does not decode: {}", id, e.getMessage());
        }
    }

    /** The newest first. */
    public List<ReadingTask> newestFirst() {
        return open.values().stream()
                .sorted(Comparator.comparingLong(ReadingTask::getFrom)
                        .reversed()
                        .thenComparing(ReadingTask::getId))
                .toList();
    }

    /** Shows how many are open, by rule. */
    public void show(PrometheusRegistry registry) {
        GaugeWithCallback.builder()
                .name("meterproof_reading_tasks_open")
                .help("Questionable readings that no edit has decided.")
                .labelNames("rule")
                .callback(gauge -> byRule().forEach((rule, count) -> gauge.call(count, rule)))
                .register(registry);
    }

    private Map<String, Long> byRule() {
        Map<String, Long> counts = new TreeMap<>();
        open.values().forEach(task -> counts.merge(task.getRule(), 1L, Long::sum));
        return counts;
    }
}
