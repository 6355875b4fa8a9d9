package io.meterproof.anchor.run;

import io.meterproof.anchor.epoch.Epoch;
import io.meterproof.anchor.epoch.EpochLog;
import io.meterproof.anchor.store.StoreUnavailableException;
import io.meterproof.tlog.TreeHead;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** What Prometheus reads: computed from the stores when it asks. */
public final class Meters {
    private final PrometheusRegistry registry = new PrometheusRegistry();
    private final Gauge epochs = gauge("meterproof_epochs", "Epochs made");
    private final Gauge anchors = gauge("meterproof_anchors_final", "Epochs whose anchor is final");
    private final Gauge leaves = gauge("meterproof_log_leaves", "Leaves stored");
    private final Gauge lag = gauge("meterproof_log_leaves_without_epoch", "Leaves that no epoch covers yet");
    private final Gauge troubles = gauge("meterproof_anchor_troubles", "Parts that are trying again or have stopped");
    private final Supplier<Stores> stores;
    private final Health health;

    public Meters(Supplier<Stores> stores, Health health) {
        this.stores = stores;
        this.health = health;
    }

    /**
     * The Prometheus text format.
     *
     * @throws StoreUnavailableException if the store does not answer
     */
    public String scrape() {
        Optional<Epoch> newest = stores.get().epochs().newest();
        Map<Integer, TreeHead> heads = stores.get().trees().heads();
        long made = newest.map(epoch -> epoch.number() + 1).orElse(0L);
        epochs.set((double) made);
        anchors.set((double) (newest.filter(epoch -> !epoch.anchor().isFinal()).isPresent() ? made - 1 : made));
        leaves.set((double) heads.values().stream().mapToLong(TreeHead::size).sum());
        lag.set((double) heads.entrySet().stream()
                .mapToLong(head -> head.getValue().size() - EpochLog.signedSize(newest, head.getKey()))
                .sum());
        troubles.set(health.troubles().size());
        return text();
    }

    private String text() {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        try {
            PrometheusTextFormatWriter.create().write(text, registry.scrape());
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail", e);
        }
        return text.toString(StandardCharsets.UTF_8);
    }

    private Gauge gauge(String name, String help) {
        return Gauge.builder().name(name).help(help).register(registry);
    }
}
