package io.meterproof.quickstart.scenario.meter;

import io.meterproof.formats.signed.SignedFormat;

/** How a station of the field writes and signs a session. */
public interface FieldRecords {

    SignedFormat format();

    byte[] write(FieldSession session);
}
