package io.meterproof.metering.document;

import io.meterproof.formats.signed.Leniency;
import io.meterproof.tlog.Hash;

/**
 * By which records of a meter, or of all meters of a model, that depart from their format in one way are accepted for a time.
 *
 * @param meter identity of the meter or of the model
 * @param effective the records' own time
 * @param reason why the meter cannot do better
 */
public record LeniencyGrant(Hash meter, Leniency leniency, Effective effective, String reason)
        implements RegistryEvent {

    @Override
    public Hash about() {
        return meter;
    }

    /** Whether it is granted to the meter of an enrolment. */
    public boolean isFor(MeterEnrolment enrolment) {
        return meter.equals(enrolment.meter())
                || enrolment.modelId().filter(meter::equals).isPresent();
    }
}
