package io.meterproof.quickstart.redrive;

import io.meterproof.metering.document.DocumentCodec;
import io.meterproof.metering.document.InvalidDocumentException;
import io.meterproof.metering.document.RegistryEvent;
import io.meterproof.metering.health.AlertKind;
import io.meterproof.metering.health.SubjectKind;
import io.meterproof.metering.verdict.Verdict;
import io.meterproof.records.avro.SignedRecord;
import io.meterproof.records.avro.SourceAlert;
import java.util.HashMap;
import java.util.Map;

/** When something was last published that may give a rejected reading another verdict, UTC milliseconds. */
final class Change {
    private final Map<String, Long> ofMeters = new HashMap<>();
    private final Map<String, Long> releases = new HashMap<>();

    /** Something was said of a meter. What is no event is not looked at; whether it is believed is the job's to say. */
    void registered(SignedRecord record, long published) {
        try {
            if (DocumentCodec.decode(record.getDocument()) instanceof RegistryEvent event) {
                ofMeters.merge(event.subject(), published, Math::max);
            }
        } catch (InvalidDocumentException e) {
            return; // The job has put it among the dead letters.
        }
    }

    /** An alert was raised; only the release of a source changes verdicts. */
    void alerted(SourceAlert alert, long published) {
        if (alert.getSubjectKind().equals(SubjectKind.SOURCE.name())
                && alert.getKind().equals(AlertKind.RELEASED.name())) {
            releases.merge(alert.getSubject(), published, Math::max);
        }
    }

    /** Whether anything has come since a reading was rejected. */
    boolean isSince(long rejected, Candidate reading) {
        boolean quarantined = reading.verdict() == Verdict.SOURCE_QUARANTINED;
        Long newest = quarantined ? releases.get(reading.source()) : ofMeters.get(reading.meter());
        return newest != null && newest >= rejected;
    }
}
