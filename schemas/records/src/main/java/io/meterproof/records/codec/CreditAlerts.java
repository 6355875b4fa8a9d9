package io.meterproof.records.codec;

import io.meterproof.metering.prepayment.AlertKind;
import io.meterproof.metering.prepayment.CreditAlert;
import io.meterproof.records.wire.MalformedRecordException;
import java.time.Instant;
import java.util.Optional;

/** {@link io.meterproof.records.avro.CreditAlert} ↔ {@link CreditAlert}. */
public final class CreditAlerts {
    private CreditAlerts() {}

    public static io.meterproof.records.avro.CreditAlert toAvro(CreditAlert alert) {
        return new io.meterproof.records.avro.CreditAlert(
                alert.id(),
                alert.account(),
                alert.kind().name(),
                alert.raised().toEpochMilli(),
                alert.balance(),
                alert.emptyAt().map(Instant::toEpochMilli).orElse(null),
                alert.currency());
    }

    /** @throws MalformedRecordException for a kind that is none */
    public static CreditAlert toPure(io.meterproof.records.avro.CreditAlert record) throws MalformedRecordException {
        try {
            return new CreditAlert(
                    record.getId(),
                    record.getAccount(),
                    AlertKind.valueOf(record.getKind()),
                    Instant.ofEpochMilli(record.getRaised()),
                    record.getBalance(),
                    Optional.ofNullable(record.getEmptyAt()).map(Instant::ofEpochMilli),
                    record.getCurrency());
        } catch (IllegalArgumentException e) {
            throw new MalformedRecordException("no kind of alert: " + record.getKind(), e);
        }
    }
}
