package io.meterproof.records.key;

import io.meterproof.records.wire.MalformedRecordException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Keys that people can read. */
final class KeyTexts {
    private KeyTexts() {}

    static Matcher match(Pattern form, byte[] key) throws MalformedRecordException {
        Matcher matcher = form.matcher(key == null ? "" : new String(key, StandardCharsets.UTF_8));
        if (!matcher.matches()) {
            throw new MalformedRecordException("the key is not of the form " + form);
        }
        return matcher;
    }
}
