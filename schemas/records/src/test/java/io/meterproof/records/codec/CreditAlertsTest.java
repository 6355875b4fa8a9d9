package io.meterproof.records.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.meterproof.metering.prepayment.AlertKind;
import io.meterproof.metering.prepayment.CreditAlert;
import io.meterproof.records.wire.MalformedRecordException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CreditAlertsTest {
    private static final Instant RAISED = Instant.parse("2026-03-01T06:05:00Z");

    @Test
    void anAlertComesBackAsItWas() throws Exception {
        for (Optional<Instant> emptyAt : List.of(Optional.<Instant>empty(), Optional.of(RAISED.plusSeconds(1)))) {
            CreditAlert alert = alert(emptyAt);

            assertThat(CreditAlerts.toPure(CreditAlerts.toAvro(alert))).isEqualTo(alert);
        }
    }

    @Test
    void anUnknownKindIsMalformed() {
        io.meterproof.records.avro.CreditAlert record = CreditAlerts.toAvro(alert(Optional.empty()));
        record.setKind("FINE");

        assertThatThrownBy(() -> CreditAlerts.toPure(record))
                .isInstanceOf(MalformedRecordException.class)
                .hasMessage("no kind of alert: FINE");
    }

    private static CreditAlert alert(Optional<Instant> emptyAt) {
        return new CreditAlert("id", "account-1", AlertKind.EXHAUSTED, RAISED, -5, emptyAt, "EUR");
    }
}
