package io.meterproof.metering.document;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;

/**
 * How much a JSON text may hold, told before anything is built of it.
 *
 * @param values objects and arrays, and what is in them
 * @param depth of objects and arrays within each other
 */
public record JsonBounds(int values, int depth) {
    /** Of a single document: beyond what any has, and far below what hurts. */
    public static final JsonBounds DOCUMENT = new JsonBounds(200_000, 64);

    /**
     * Looks through a text, token by token.
     *
     * @throws InvalidDocumentException beyond them
     * @throws JacksonException for what is no JSON
     */
    void check(String json, ObjectMapper mapper) throws IOException {
        int seen = 0;
        int deep = 0;
        try (JsonParser parser = mapper.createParser(json)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                seen += token == JsonToken.FIELD_NAME || token.isStructEnd() ? 0 : 1;
                deep += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
                check(seen, deep);
            }
        }
    }

    /** @throws InvalidDocumentException beyond them */
    void check(int seen, int deep) {
        if (seen > values) {
            throw new InvalidDocumentException("document", "has more than " + values + " values");
        }
        if (deep > depth) {
            throw new InvalidDocumentException("document", "is nested deeper than " + depth + " levels");
        }
    }
}
