package io.meterproof.quickstart.scenario;

import io.meterproof.formats.signed.SignedFormat;

/** How a station of the field writes and signs a session. */
interface FieldRecords {

    SignedFormat format();

    byte[] write(FieldSession session);
}
