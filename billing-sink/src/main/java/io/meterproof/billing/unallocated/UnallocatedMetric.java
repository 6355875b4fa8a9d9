package io.meterproof.billing.unallocated;

import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.function.Supplier;

/** Shows how many readings are nobody's, by usage point or token and by age: those of the channels that wait longest. */
public final class UnallocatedMetric {
    private static final int MOST_CHANNELS = 1_000;

    private UnallocatedMetric() {}

    /** @param today in UTC */
    public static void show(UnallocatedChannels channels, Supplier<LocalDate> today, PrometheusRegistry registry) {
        GaugeWithCallback.builder()
                .name("meterproof_unallocated_readings")
                .help("Accepted readings that nobody pays, by days since their service month ended.")
                .labelNames("subject", "meter", "obis", "unit", "age")
                .callback(gauge -> channels.on(today.get()).stream()
                        .limit(MOST_CHANNELS)
                        .forEach(each -> each.ages()
                                .forEach((age, amount) -> gauge.call(
                                        amount.readings(),
                                        each.subject(),
                                        each.meter(),
                                        each.obis(),
                                        each.unit(),
                                        age.days()))))
                .register(registry);
    }

    /** The day in UTC. */
    public static LocalDate todayInUtc() {
        return LocalDate.now(ZoneOffset.UTC);
    }
}
