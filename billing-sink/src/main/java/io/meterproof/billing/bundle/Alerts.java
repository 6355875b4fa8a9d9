package io.meterproof.billing.bundle;

import io.meterproof.billing.kept.KeptValues;
import io.meterproof.billing.store.AlertRow;
import io.meterproof.metering.prepayment.CreditAlert;
import io.meterproof.records.Topics;
import io.meterproof.records.codec.CreditAlerts;
import io.meterproof.records.wire.MalformedRecordException;
import io.meterproof.records.wire.SchemaRegistry;

/** Reads kept alerts. */
final class Alerts {
    private final KeptValues<io.meterproof.records.avro.CreditAlert> alerts;

    Alerts(SchemaRegistry registry) {
        alerts = new KeptValues<>(Topics.ALERTS, io.meterproof.records.avro.CreditAlert.class, registry);
    }

    CreditAlert read(AlertRow row) {
        try {
            return CreditAlerts.toPure(alerts.read(row.value()));
        } catch (MalformedRecordException e) {
            throw new IllegalStateException("a kept alert was one once", e);
        }
    }
}
