package io.meterproof.formats.pcdf;

import io.meterproof.formats.signed.MalformedSignedRecordException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** The fields {@code (NAME:value)}, each there once; a value may hold colons, but no parentheses. */
record PcdfFields(Map<String, String> values) {
    /** What may stand behind the signed text: it proves nothing. */
    private static final Set<String> UNSIGNED = Set.of("SG", "PK");

    /**
     * The fields of a record.
     *
     * @param from where the first one stands
     * @param signed where the signed text ends
     */
    static PcdfFields parse(String text, int from, int signed) throws MalformedSignedRecordException {
        Map<String, String> values = new HashMap<>();
        int at = from;
        while (at < text.length()) {
            int colon = text.indexOf(':', at);
            int end = text.indexOf(')', at);
            if (text.charAt(at) != '(' || colon < 0 || end < colon || text.lastIndexOf('(', end) != at) {
                throw new MalformedSignedRecordException("not (NAME:value) at " + at);
            }
            String name = text.substring(at + 1, colon);
            if (at >= signed && !UNSIGNED.contains(name)) {
                throw new MalformedSignedRecordException(name + " is not signed");
            }
            if (values.put(name, text.substring(colon + 1, end)) != null) {
                throw new MalformedSignedRecordException(name + " is there twice");
            }
            at = end + 1;
        }
        return new PcdfFields(values);
    }

    String get(String name) throws MalformedSignedRecordException {
        String value = values.get(name);
        if (value == null) {
            throw new MalformedSignedRecordException("no " + name);
        }
        return value;
    }
}
