package io.meterproof.formats.block;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Arrays;

/** The domain separation tags of blocks: the one table of what each hash begins with. */
final class Tags {
    /** Begins the signed bytes: name, then layout version 1 as u16. */
    private static final byte[] BLOCK = ascii("METERPROOF/BLK\0\1");

    private static final byte[] METER = ascii("METERPROOF/METER");
    private static final byte[] MODEL = ascii("METERPROOF/MODEL");
    private static final byte[] SOURCE = ascii("METERPROOF/SOURCE");
    private static final byte[] LOG = ascii("METERPROOF/LOG");
    private static final byte[] KEY = ascii("METERPROOF/KEY");
    private static final byte[] TRANSACTION = ascii("METERPROOF/TRANSACTION");
    private static final byte[] RECORD = ascii("METERPROOF/RECORD");
    private static final byte[] SALT = ascii("METERPROOF/SALT");

    /** First byte of a reading leaf. */
    static final byte READING = 'R';

    static final int BLOCK_LENGTH = BLOCK.length;

    private Tags() {}

    static byte[] block() {
        return BLOCK.clone();
    }

    static boolean startsBlock(byte[] signed) {
        return signed.length >= BLOCK.length && Arrays.equals(signed, 0, BLOCK.length, BLOCK, 0, BLOCK.length);
    }

    static byte[] meter() {
        return METER.clone();
    }

    static byte[] model() {
        return MODEL.clone();
    }

    static byte[] source() {
        return SOURCE.clone();
    }

    static byte[] log() {
        return LOG.clone();
    }

    static byte[] key() {
        return KEY.clone();
    }

    static byte[] transaction() {
        return TRANSACTION.clone();
    }

    static byte[] record() {
        return RECORD.clone();
    }

    static byte[] salt() {
        return SALT.clone();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(US_ASCII);
    }
}
