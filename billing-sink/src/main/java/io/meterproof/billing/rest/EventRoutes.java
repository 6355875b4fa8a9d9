package io.meterproof.billing.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.javalin.http.Context;
import io.meterproof.billing.kept.KeptValues;
import io.meterproof.billing.store.ArchiveReader;
import io.meterproof.billing.store.RejectedRow;
import io.meterproof.records.Topics;
import io.meterproof.records.avro.Anomaly;
import io.meterproof.records.avro.CreditAlert;
import io.meterproof.records.wire.SchemaRegistry;
import io.meterproof.statement.Figures;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What somebody should look at: low credit, odd use, readings that did not settle. */
final class EventRoutes {
    private final ArchiveReader reader;
    private final Directory directory;
    private final KeptValues<CreditAlert> alerts;
    private final KeptValues<Anomaly> anomalies;

    EventRoutes(ArchiveReader reader, SchemaRegistry registry) {
        this.reader = reader;
        directory = new Directory(reader);
        alerts = new KeptValues<>(Topics.ALERTS, CreditAlert.class, registry);
        anomalies = new KeptValues<>(Topics.ANOMALIES, Anomaly.class, registry);
    }

    List<Route> routes() {
        return List.of(
                Route.get("/alerts", this::alerts),
                Route.get("/anomalies", this::anomalies),
                Route.get("/rejected", this::rejected));
    }

    record Alerts(List<AlertView> alerts) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record AlertView(
            String id, String account, String kind, String raised, String balance, String currency, String emptyAt) {}

    record Anomalies(List<AnomalyView> anomalies) {}

    record AnomalyView(
            String id,
            String usagePoint,
            String place,
            String placeName,
            String detector,
            int certaintyPerMille,
            String from,
            String to,
            String detected,
            String unit,
            String excess,
            String savingsLow,
            String savingsHigh,
            String currency,
            String evidence) {}

    record Rejections(List<RejectedView> rejected) {}

    record RejectedView(
            String meter,
            String arrival,
            String verdict,
            String reason,
            int size,
            String topic,
            int partition,
            String offset) {}

    private void alerts(Context context) {
        context.json(new Alerts(reader.alerts(Route.limit(context)).stream()
                .map(row -> view(alerts.read(row.value())))
                .sorted(Comparator.comparing(AlertView::raised).reversed())
                .toList()));
    }

    private static AlertView view(CreditAlert alert) {
        return new AlertView(
                alert.getId(),
                alert.getAccount(),
                alert.getKind(),
                instant(alert.getRaised()),
                Figures.money(alert.getBalance()),
                alert.getCurrency(),
                Optional.ofNullable(alert.getEmptyAt())
                        .map(EventRoutes::instant)
                        .orElse(null));
    }

    private void anomalies(Context context) {
        context.json(new Anomalies(reader.anomalies(Route.limit(context)).stream()
                .map(row -> view(anomalies.read(row.value())))
                .sorted(Comparator.comparing(AnomalyView::detected).reversed())
                .toList()));
    }

    private AnomalyView view(Anomaly anomaly) {
        Directory.Place place = directory.place(anomaly.getUsagePoint());
        return new AnomalyView(
                anomaly.getId(),
                anomaly.getUsagePoint(),
                place.id(),
                place.name(),
                anomaly.getDetector(),
                anomaly.getCertainty(),
                instant(anomaly.getFrom()),
                instant(anomaly.getTo()),
                instant(anomaly.getDetected()),
                anomaly.getUnit(),
                Figures.quantity(anomaly.getExcess()),
                Figures.money(anomaly.getSavingsLow()),
                Figures.money(anomaly.getSavingsHigh()),
                anomaly.getCurrency(),
                anomaly.getEvidence());
    }

    private void rejected(Context context) {
        context.json(new Rejections(reader.rejected(Route.limit(context)).stream()
                .sorted(Comparator.comparing(RejectedRow::arrival).reversed())
                .map(EventRoutes::view)
                .toList()));
    }

    private static RejectedView view(RejectedRow row) {
        return new RejectedView(
                row.meter(),
                row.arrival().toString(),
                row.verdict(),
                row.reason(),
                row.size(),
                row.topic(),
                row.partition(),
                Long.toString(row.offset()));
    }

    private static String instant(long millis) {
        return Instant.ofEpochMilli(millis).toString();
    }
}
