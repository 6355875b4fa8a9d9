package io.meterproof.metering.document;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;

/** The JSON of what people say in place of readings: edits and estimates. */
final class EditJson {
    static final String EDIT = "reading-edit";
    static final String ESTIMATE = "reading-estimate";

    private static final int MOST_VALUES = 3_000;
    private static final int LONGEST = 86_400;
    /** The range of a register of nine digits. */
    private static final long LARGEST_VALUE = 1_000_000_000_000L;

    private static final long LARGEST_SEQUENCE = 1L << 60;

    private EditJson() {}

    static ObjectNode write(ReadingEdit edit) {
        ObjectNode object = DocumentObject.ofType(EDIT)
                .put("meter", edit.meter().hex())
                .put("obis", edit.obis().toString())
                .put("firstSequence", Long.toString(edit.firstSequence()))
                .put("interval", edit.interval())
                .put("author", edit.author())
                .put("reason", edit.reason());
        DocumentObject.putInstant(object, "start", edit.start());
        DocumentObject.putInstant(object, "at", edit.at());
        ArrayNode values = object.putArray("values");
        edit.values().forEach(value -> values.add(Long.toString(value)));
        return object;
    }

    static ReadingEdit read(Fields fields) {
        long first = fields.integer("firstSequence");
        fields.check(first >= 1 && first <= LARGEST_SEQUENCE, "firstSequence", "is not from 1 to 2^60");
        int interval = fields.count("interval");
        fields.check(interval >= 1 && interval <= LONGEST, "interval", "is not from 1 to " + LONGEST + " seconds");
        List<String> texts = fields.texts("values");
        fields.check(texts.size() <= MOST_VALUES, "values", "are more than " + MOST_VALUES);
        return new ReadingEdit(
                fields.hash("meter"),
                fields.obis("obis"),
                first,
                fields.instant("start"),
                interval,
                texts.stream().map(text -> value(fields, text)).toList(),
                fields.instant("at"),
                fields.name("author"),
                fields.name("reason"));
    }

    static ObjectNode write(ReadingEstimate estimate) {
        ObjectNode object = DocumentObject.ofType(ESTIMATE)
                .put("meter", estimate.meter().hex())
                .put("obis", estimate.obis().toString())
                .put("rule", ReadingEstimate.RULE)
                .put("author", estimate.author())
                .put("reason", estimate.reason());
        DocumentObject.putInstant(object, "to", estimate.to());
        DocumentObject.putInstant(object, "at", estimate.at());
        return object;
    }

    static ReadingEstimate readEstimate(Fields fields) {
        fields.check(fields.text("rule").equals(ReadingEstimate.RULE), "rule", "is not " + ReadingEstimate.RULE);
        Instant to = fields.instant("to");
        Instant at = fields.instant("at");
        fields.check(!to.isAfter(at), "to", "is after at: what is not yet used is not estimated");
        return new ReadingEstimate(
                fields.hash("meter"), fields.obis("obis"), to, at, fields.name("author"), fields.name("reason"));
    }

    private static Long value(Fields fields, String text) {
        fields.check(
                Texts.isInteger(text)
                        && text.length() <= Long.toString(LARGEST_VALUE).length() + 1,
                "values",
                "are not each a decimal integer in a string");
        long value = Long.parseLong(text);
        fields.check(Math.abs(value) <= LARGEST_VALUE, "values", "are not each at most " + LARGEST_VALUE);
        return value;
    }
}
