package io.meterproof.metering.prepayment;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.meterproof.metering.commitment.EntryType;
import io.meterproof.metering.commitment.Payload;
import io.meterproof.metering.document.InvalidDocumentException;
import io.meterproof.tlog.Hash;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AlertJsonTest {
    private static final String ID = "00".repeat(Hash.LENGTH);
    private static final String JSON = "{\"account\":\"account-1\",\"balance\":\"-5\",\"currency\":\"EUR\","
            + "\"emptyAt\":\"2026-03-02T12:00:00Z\",\"id\":\"" + ID
            + "\",\"kind\":\"EXHAUSTED\",\"raised\":\"2026-03-01T06:05:00Z\"}";

    private final CreditAlert alert = alert(Optional.of(Instant.parse("2026-03-02T12:00:00Z")));

    @Test
    void anAlertHasOneSpelling() {
        assertThat(AlertJson.encode(alert)).asString().isEqualTo(JSON);
        assertThat(AlertJson.decodePart(JSON)).isEqualTo(alert);
    }

    @Test
    void anAlertWithoutForecastLeavesItOut() {
        CreditAlert unforeseen = alert(Optional.empty());

        assertThat(AlertJson.decodePart(new String(AlertJson.encode(unforeseen), UTF_8)))
                .isEqualTo(unforeseen);
    }

    @Test
    void theLogCommitsToItUnderItsId() {
        Payload payload = AlertJson.payload(alert);

        assertThat(payload.type()).isEqualTo(EntryType.ALERT);
        assertThat(payload.id()).isEqualTo(Hash.ZERO);
        assertThat(payload.bytes()).asString().isEqualTo(JSON);
    }

    @Test
    void anUnknownFieldIsRefused() {
        assertThatThrownBy(() -> AlertJson.decodePart(JSON.replace("{\"acc", "{\"a\":\"\",\"acc")))
                .isInstanceOf(InvalidDocumentException.class);
    }

    private static CreditAlert alert(Optional<Instant> emptyAt) {
        return new CreditAlert(
                ID, "account-1", AlertKind.EXHAUSTED, Instant.parse("2026-03-01T06:05:00Z"), -5, emptyAt, "EUR");
    }
}
