package io.meterproof.formats.signed;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;

/** The text of a record whose format is text. */
public final class RecordText {
    private RecordText() {}

    /**
     * Decodes UTF-8.
     *
     * @throws MalformedSignedRecordException for invalid UTF-8, or for a size that {@link RecordLimits} refuses
     */
    public static String decode(byte[] bytes) throws MalformedSignedRecordException {
        RecordLimits.checkSize(bytes);
        try {
            return UTF_8.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new MalformedSignedRecordException("not UTF-8", e);
        }
    }
}
