package io.meterproof.formats.ocmf;

import io.meterproof.formats.signed.MalformedSignedRecordException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A version of the format. Within a major version a later minor one adds fields and changes none ("Versioning of the
 * document"); before 1.0 the fields were those of today from 0.4 on.
 */
record OcmfVersion(int major, int minor) {
    private static final Pattern TEXT = Pattern.compile("(\\d{1,3})\\.(\\d{1,3})(?:\\.\\d{1,3})?");
    private static final int FIRST_OF_MAJOR_0 = 4;

    static OcmfVersion parse(String text) throws MalformedSignedRecordException {
        Matcher parts = TEXT.matcher(text);
        if (!parts.matches()) {
            throw new MalformedSignedRecordException("FV is not a version");
        }
        return new OcmfVersion(Integer.parseInt(parts.group(1)), Integer.parseInt(parts.group(2)));
    }

    boolean isKnown() {
        return major == 1 || major == 0 && minor >= FIRST_OF_MAJOR_0;
    }
}
