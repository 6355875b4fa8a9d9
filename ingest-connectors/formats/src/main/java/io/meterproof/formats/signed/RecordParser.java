package io.meterproof.formats.signed;

import java.util.List;

/** Reads one format. Pure and bounded: at most {@link RecordLimits#MAX_BYTES} in, time linear in them. */
@FunctionalInterface
public interface RecordParser {

    /**
     * The signed records in these bytes, at least one.
     *
     * @throws MalformedSignedRecordException for any bytes that are not the format
     */
    List<SignedRecord> parse(byte[] bytes) throws MalformedSignedRecordException;
}
