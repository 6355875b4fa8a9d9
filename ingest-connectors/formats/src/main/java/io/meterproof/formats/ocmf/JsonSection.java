package io.meterproof.formats.ocmf;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import io.meterproof.formats.signed.MalformedSignedRecordException;
import io.meterproof.formats.signed.RecordLimits;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One section: a JSON object (RFC 8259) without repeated names. Scalars are kept as they are written, numbers too.
 * Vendors' own values are checked as JSON and passed over.
 */
record JsonSection(Map<String, String> scalars, List<Map<String, String>> readings) {
    private static final String READINGS = "RD";
    private static final int MAX_NUMBER = 64;
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(RecordLimits.MAX_DEPTH)
                    .maxNumberLength(MAX_NUMBER)
                    .maxStringLength(RecordLimits.MAX_BYTES)
                    .build())
            .build();

    static JsonSection parse(String text) throws MalformedSignedRecordException {
        try (JsonParser json = JSON.createParser(text)) {
            require(json.nextToken() == JsonToken.START_OBJECT, "a section is not a JSON object");
            JsonSection section = new JsonSection(new HashMap<>(), new ArrayList<>());
            section.fill(json);
            require(json.nextToken() == null, "something after a section's JSON object");
            return section;
        } catch (IOException e) {
            throw new MalformedSignedRecordException("a section is not JSON", e);
        }
    }

    /** A scalar as written; nothing when it is absent or null. */
    Optional<String> text(String name) {
        return Optional.ofNullable(scalars.get(name));
    }

    /** A scalar that is not empty. */
    Optional<String> filled(String name) {
        return text(name).filter(value -> !value.isEmpty());
    }

    private void fill(JsonParser json) throws IOException, MalformedSignedRecordException {
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            if (json.nextToken() == JsonToken.START_ARRAY && name.equals(READINGS)) {
                fillReadings(json);
            } else {
                require(!name.equals(READINGS), "RD is not an array");
                keep(name, json, scalars);
            }
        }
    }

    private void fillReadings(JsonParser json) throws IOException, MalformedSignedRecordException {
        while (json.nextToken() == JsonToken.START_OBJECT) {
            require(readings.size() < RecordLimits.MAX_READINGS, "more than 300 readings");
            Map<String, String> reading = new HashMap<>();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                json.nextToken();
                keep(name, json, reading);
            }
            readings.add(reading);
        }
        require(json.currentToken() == JsonToken.END_ARRAY, "RD holds something else than objects");
    }

    private static void keep(String name, JsonParser json, Map<String, String> scalars) throws IOException {
        if (json.currentToken().isStructStart()) {
            json.skipChildren();
        } else if (json.currentToken() != JsonToken.VALUE_NULL) {
            scalars.put(name, json.getText());
        }
    }

    private static void require(boolean condition, String otherwise) throws MalformedSignedRecordException {
        if (!condition) {
            throw new MalformedSignedRecordException(otherwise);
        }
    }
}
