package io.meterproof.formats.sml;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.meterproof.formats.signed.BinaryText;
import io.meterproof.formats.signed.MalformedSignedRecordException;
import io.meterproof.formats.signed.RecordLimits;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The SML transport protocol, version 1: {@code 1b1b1b1b 01010101}, messages, padding, {@code 1b1b1b1b 1a}, one byte of padding
 * and two of check sum. The check sums are left alone: they guard a serial line, and the signature says more. Files also come as
 * hexadecimal or base64.
 */
final class SmlTransport {
    private static final int ESCAPE = 0x1b1b1b1b;
    private static final int VERSION_1 = 0x01010101;
    private static final int END = 0x1a;
    private static final int WORD = 4;

    private final byte[] files;
    private int at;

    private SmlTransport(byte[] files) {
        this.files = files;
    }

    /** The messages of each file, of which one follows on the other, unescaped and without padding. */
    static List<byte[]> files(byte[] received) throws MalformedSignedRecordException {
        RecordLimits.checkSize(received);
        SmlTransport transport = new SmlTransport(binary(received));
        List<byte[]> files = new ArrayList<>();
        do {
            files.add(transport.next());
        } while (transport.begins() && files.size() <= RecordLimits.MAX_RECORDS);
        return files;
    }

    private boolean begins() {
        return at + 2 * WORD <= files.length && word(at) == ESCAPE && word(at + WORD) == VERSION_1;
    }

    private byte[] next() throws MalformedSignedRecordException {
        if (!begins()) {
            throw new MalformedSignedRecordException("not an SML file");
        }
        ByteArrayOutputStream messages = new ByteArrayOutputStream();
        for (at += 2 * WORD; at + WORD <= files.length; at++) {
            if (word(at) != ESCAPE) {
                messages.write(files[at]);
            } else if (at + 2 * WORD <= files.length && word(at + WORD) == ESCAPE) {
                messages.write(files, at, WORD);
                at += 2 * WORD - 1;
            } else {
                at += WORD;
                return end(messages.toByteArray());
            }
        }
        throw new MalformedSignedRecordException("an SML file without an end");
    }

    private byte[] end(byte[] messages) throws MalformedSignedRecordException {
        int padding = at + 1 < files.length ? files[at + 1] : -1;
        if (padding < 0 || padding >= WORD || padding > messages.length || files[at] != END) {
            throw new MalformedSignedRecordException("an unknown SML escape sequence");
        }
        at += WORD;
        return Arrays.copyOf(messages, messages.length - padding);
    }

    private static byte[] binary(byte[] received) {
        SmlTransport asItIs = new SmlTransport(received);
        if (received.length >= WORD && asItIs.word(0) == ESCAPE) {
            return received;
        }
        String text = new String(received, ISO_8859_1);
        Optional<byte[]> hex = BinaryText.ofHex(text);
        return hex.or(() -> BinaryText.ofBase64(text)).orElse(received);
    }

    private int word(int from) {
        return files[from] << 24
                | (files[from + 1] & 0xff) << 16
                | (files[from + 2] & 0xff) << 8
                | files[from + 3] & 0xff;
    }
}
