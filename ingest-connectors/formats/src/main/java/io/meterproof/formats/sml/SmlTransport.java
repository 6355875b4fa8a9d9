package io.meterproof.formats.sml;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.meterproof.formats.signed.BinaryText;
import io.meterproof.formats.signed.MalformedRecordException;
import io.meterproof.formats.signed.RecordLimits;
import java.io.ByteArrayOutputStream;
import java.util.Optional;

/**
 * The SML transport protocol, version 1: {@code 1b1b1b1b 01010101}, messages, padding, {@code 1b1b1b1b 1a}. The check
 * sums are left alone: they guard a serial line, and the signature says more. Files also come as hexadecimal or base64.
 */
final class SmlTransport {
    private static final int ESCAPE = 0x1b1b1b1b;
    private static final int VERSION_1 = 0x01010101;
    private static final int END = 0x1a;
    private static final int WORD = 4;

    private SmlTransport() {}

    /** The messages, unescaped and without padding. */
    static byte[] messages(byte[] received) throws MalformedRecordException {
        RecordLimits.checkSize(received);
        byte[] file = binary(received);
        if (file.length < 2 * WORD || word(file, 0) != ESCAPE || word(file, WORD) != VERSION_1) {
            throw new MalformedRecordException("not an SML file");
        }
        ByteArrayOutputStream messages = new ByteArrayOutputStream(file.length);
        for (int at = 2 * WORD; at + WORD <= file.length; at++) {
            if (word(file, at) != ESCAPE) {
                messages.write(file[at]);
            } else if (at + 2 * WORD <= file.length && word(file, at + WORD) == ESCAPE) {
                messages.write(file, at, WORD);
                at += 2 * WORD - 1;
            } else {
                return end(file, at + WORD, messages.toByteArray());
            }
        }
        throw new MalformedRecordException("an SML file without an end");
    }

    private static byte[] end(byte[] file, int at, byte[] messages) throws MalformedRecordException {
        int padding = at + 1 < file.length ? file[at + 1] : -1;
        if (padding < 0 || padding >= WORD || padding > messages.length || file[at] != END) {
            throw new MalformedRecordException("an unknown SML escape sequence");
        }
        byte[] unpadded = new byte[messages.length - padding];
        System.arraycopy(messages, 0, unpadded, 0, unpadded.length);
        return unpadded;
    }

    private static byte[] binary(byte[] received) {
        if (received.length >= WORD && word(received, 0) == ESCAPE) {
            return received;
        }
        String text = new String(received, ISO_8859_1);
        Optional<byte[]> hex = BinaryText.ofHex(text);
        return hex.or(() -> BinaryText.ofBase64(text)).orElse(received);
    }

    private static int word(byte[] bytes, int at) {
        return bytes[at] << 24 | (bytes[at + 1] & 0xff) << 16 | (bytes[at + 2] & 0xff) << 8 | bytes[at + 3] & 0xff;
    }
}
