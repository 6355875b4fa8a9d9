package io.meterproof.metering.document;

import io.meterproof.formats.signed.Leniency;
import io.meterproof.tlog.Hash;

/**
 * By which records of a meter that depart from their format in one way are accepted for a time.
 *
 * @param effective the records' own time
 * @param reason why the meter cannot do better
 */
public record LeniencyGrant(Hash meter, Leniency leniency, Effective effective, String reason)
        implements RegistryEvent {}
