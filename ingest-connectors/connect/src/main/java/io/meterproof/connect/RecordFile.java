package io.meterproof.connect;

import io.meterproof.formats.signed.SignedFormat;
import java.util.Optional;

/** A file that is one record of a format of the field, which its name's ending tells: {@code 4711.ocmf}. */
final class RecordFile {
    private RecordFile() {}

    /** The format of a file of this name; empty for a file of lines. */
    static Optional<SignedFormat> formatOf(String file) {
        return SignedFormat.labelled(file.substring(file.lastIndexOf('.') + 1));
    }
}
