package io.meterproof.metering.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Arrays;
import org.erdtman.jcs.NumberToJSON;

/** Writes a tree of JSON in canonical form, whatever the order of its fields. */
record CanonicalTree(CanonicalWriter out) {

    byte[] write(ObjectNode object) {
        value(object);
        return out.toBytes();
    }

    private void value(JsonNode node) {
        switch (node.getNodeType()) {
            case OBJECT -> object(node);
            case ARRAY -> {
                out.beginArray();
                node.forEach(this::value);
                out.endArray();
            }
            case STRING -> out.text(node.textValue());
            case NUMBER -> out.literal(number(node));
            case BOOLEAN, NULL -> out.literal(node.asText());
            default -> throw new IllegalArgumentException("no JSON: " + node.getNodeType());
        }
    }

    /** In the order of the names' UTF-16 code units, which is that of Java's strings. */
    private void object(JsonNode node) {
        String[] names = new String[node.size()];
        int count = 0;
        for (var fields = node.fieldNames(); fields.hasNext(); ) {
            names[count++] = fields.next();
        }
        Arrays.sort(names);
        out.beginObject();
        for (String name : names) {
            out.field(name);
            value(node.get(name));
        }
        out.endObject();
    }

    private static String number(JsonNode node) {
        if (node.isInt()) {
            return node.asText();
        }
        try {
            return NumberToJSON.serializeNumber(node.doubleValue());
        } catch (IOException e) {
            throw new IllegalArgumentException("not a number of RFC 8785: " + node.asText(), e);
        }
    }
}
