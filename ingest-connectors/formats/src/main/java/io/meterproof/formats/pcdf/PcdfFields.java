package io.meterproof.formats.pcdf;

import io.meterproof.formats.signed.MalformedRecordException;
import java.util.HashMap;
import java.util.Map;

/** The fields {@code (NAME:value)}, each there once; a value may hold colons, but no parentheses. */
record PcdfFields(Map<String, String> values) {

    static PcdfFields parse(String text, int from) throws MalformedRecordException {
        Map<String, String> values = new HashMap<>();
        int at = from;
        while (at < text.length()) {
            int colon = text.indexOf(':', at);
            int end = text.indexOf(')', at);
            if (text.charAt(at) != '(' || colon < 0 || end < colon || text.lastIndexOf('(', end) != at) {
                throw new MalformedRecordException("not (NAME:value) at " + at);
            }
            String name = text.substring(at + 1, colon);
            if (values.put(name, text.substring(colon + 1, end)) != null) {
                throw new MalformedRecordException(name + " is there twice");
            }
            at = end + 1;
        }
        return new PcdfFields(values);
    }

    String get(String name) throws MalformedRecordException {
        String value = values.get(name);
        if (value == null) {
            throw new MalformedRecordException("no " + name);
        }
        return value;
    }
}
