package io.meterproof.formats.foreign;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.meterproof.formats.signed.SignedFormat;
import java.io.ByteArrayOutputStream;
import java.util.Optional;

/** Puts records that each state one moment together, as one piece for the parser of their format. What they signed is not touched. */
public final class SessionPieces {
    private static final byte[] NEW_LINE = "\n".getBytes(UTF_8);

    private SessionPieces() {}

    /** The first record and behind it the second; empty for a format whose records are whole sessions. */
    public static Optional<byte[]> join(SignedFormat format, byte[] first, byte[] second) {
        return switch (format) {
            case ALFEN, OCMF -> Optional.of(joined(first, NEW_LINE, second));
            case SML_EDL40 -> Optional.of(joined(first, second));
            case SML_XML ->
                Optional.of(joined(
                        "<values>".getBytes(UTF_8), element(first), element(second), "</values>".getBytes(UTF_8)));
            case PCDF, ISA_EDL40, MENNEKES_EDL -> Optional.empty();
        };
    }

    /** An XML document without what may stand only at a document's begin. */
    private static byte[] element(byte[] document) {
        return new String(document, UTF_8)
                .replaceFirst("^\\uFEFF?\\s*<\\?xml[^>]*\\?>", "")
                .getBytes(UTF_8);
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            joined.writeBytes(part);
        }
        return joined.toByteArray();
    }
}
