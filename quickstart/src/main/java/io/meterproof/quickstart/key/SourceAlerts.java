package io.meterproof.quickstart.key;

import io.meterproof.metering.document.InvalidDocumentException;
import io.meterproof.metering.health.AlertKind;
import io.meterproof.metering.health.Subject;
import io.meterproof.metering.health.SubjectKind;
import io.meterproof.quickstart.part.Endpoints;
import io.meterproof.quickstart.part.StackException;
import io.meterproof.records.Topics;
import io.meterproof.records.avro.SourceAlert;
import io.meterproof.records.publish.TopicContents;
import io.meterproof.records.wire.AvroWire;
import io.meterproof.records.wire.ConfluentSchemaRegistry;
import io.meterproof.records.wire.MalformedRecordException;
import io.meterproof.records.wire.RegistryUnavailableException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.kafka.common.KafkaException;

/** What the alerts of a running stack say of sources. */
record SourceAlerts(List<SourceAlert> all) {

    static SourceAlerts of(Endpoints stack) {
        try {
            var wire = new AvroWire<>(
                    Topics.SOURCE_ALERTS, SourceAlert.class, ConfluentSchemaRegistry.at(stack.registryUrl()));
            List<SourceAlert> all = new ArrayList<>();
            new TopicContents(stack.bootstrapServers())
                    .forEach(Topics.SOURCE_ALERTS, (key, value) -> read(wire, value, all));
            return new SourceAlerts(all);
        } catch (KafkaException | RegistryUnavailableException e) {
            throw new StackException("The alerts do not answer: " + e.getMessage(), e);
        }
    }

    private static void read(AvroWire<SourceAlert> wire, byte[] value, List<SourceAlert> all) {
        try {
            all.add(wire.read(value));
        } catch (MalformedRecordException e) {
            return; // The job has put it among the dead letters.
        }
    }

    /**
     * When the quarantine was raised in which a source is.
     *
     * @throws InvalidDocumentException if it is in none
     */
    Instant quarantineOf(String source) {
        Subject subject = new Subject(SubjectKind.SOURCE, source);
        return all.stream()
                .filter(alert -> alert.getSubjectKind().equals(subject.kind().name()))
                .filter(alert -> alert.getSubject().equals(subject.name()))
                .filter(SourceAlerts::isOfQuarantine)
                .max(Comparator.comparingLong(SourceAlert::getRaised))
                .filter(alert -> alert.getKind().equals(AlertKind.QUARANTINED.name()))
                .map(alert -> Instant.ofEpochMilli(alert.getRaised()))
                .orElseThrow(() -> new InvalidDocumentException("source", "is in no quarantine"));
    }

    private static boolean isOfQuarantine(SourceAlert alert) {
        return alert.getKind().equals(AlertKind.QUARANTINED.name())
                || alert.getKind().equals(AlertKind.RELEASED.name());
    }
}
