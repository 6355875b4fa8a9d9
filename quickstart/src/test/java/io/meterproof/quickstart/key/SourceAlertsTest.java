package io.meterproof.quickstart.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.meterproof.metering.document.InvalidDocumentException;
import io.meterproof.records.avro.SourceAlert;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class SourceAlertsTest {
    private static final Instant TEN = Instant.parse("2026-05-01T10:00:00Z");

    @Test
    void theNewestQuarantineOfASourceIsFound() {
        SourceAlerts alerts = new SourceAlerts(List.of(
                alert("SOURCE", "north", "QUARANTINED", 0),
                alert("SOURCE", "north", "RELEASED", 1),
                alert("SOURCE", "north", "QUARANTINED", 2),
                alert("SOURCE", "north", "SILENT", 5),
                alert("SOURCE", "south", "QUARANTINED", 6),
                alert("KEY", "north", "QUARANTINED", 7)));

        assertThat(alerts.quarantineOf("north")).isEqualTo(TEN.plusSeconds(2 * 3600));
    }

    @Test
    void aSourceThatWasReleasedIsInNone() {
        SourceAlerts alerts = new SourceAlerts(
                List.of(alert("SOURCE", "north", "QUARANTINED", 0), alert("SOURCE", "north", "RELEASED", 1)));

        assertThatExceptionOfType(InvalidDocumentException.class)
                .isThrownBy(() -> alerts.quarantineOf("north"))
                .withMessageContaining("source: is in no quarantine");
    }

    private static SourceAlert alert(String kind, String subject, String what, int hours) {
        long raised = TEN.plusSeconds(3600L * hours).toEpochMilli();
        return new SourceAlert("id", kind, subject, what, raised, "why", 40L, 30L, List.of());
    }
}
