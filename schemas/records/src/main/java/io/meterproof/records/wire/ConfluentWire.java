package io.meterproof.records.wire;

import java.nio.ByteBuffer;

/** The Confluent wire format: magic byte 0, schema id (4 bytes, big-endian), Avro binary. */
public final class ConfluentWire {
    public static final int HEADER_LENGTH = 1 + Integer.BYTES;

    private static final byte MAGIC = 0;

    private ConfluentWire() {}

    /** The five bytes in front of a record written with a schema. */
    public static byte[] header(int schemaId) {
        return ByteBuffer.allocate(HEADER_LENGTH).put(MAGIC).putInt(schemaId).array();
    }

    /**
     * The schema id of a framed record.
     *
     * @throws MalformedRecordException for an absent, short or otherwise framed value
     */
    public static int schemaId(byte[] value) throws MalformedRecordException {
        if (value == null || value.length == 0) {
            throw new MalformedRecordException("empty value");
        }
        if (value.length < HEADER_LENGTH) {
            throw new MalformedRecordException("value of " + value.length + " bytes is shorter than its header");
        }
        if (value[0] != MAGIC) {
            throw new MalformedRecordException("magic byte is " + value[0] + ", not 0");
        }
        int schemaId = ByteBuffer.wrap(value, 1, Integer.BYTES).getInt();
        if (schemaId < 0) {
            throw new MalformedRecordException("negative schema id " + schemaId);
        }
        return schemaId;
    }
}
