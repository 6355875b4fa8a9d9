package io.meterproof.metering.document;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** JSON in the one form of RFC 8785, so that a text can be signed and its digest names it. */
public final class CanonicalJson {
    /** For text that is known to be canonical: it has no key twice. */
    private static final JsonMapper CANONICAL = JsonMapper.builder(JsonFactory.builder()
                    .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private CanonicalJson() {}

    public static ObjectNode newObject() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** The canonical text of an object. */
    public static String encode(ObjectNode object) {
        return new String(encodeUtf8(object), StandardCharsets.UTF_8);
    }

    /** The canonical text of an object, in UTF-8. */
    public static byte[] encodeUtf8(ObjectNode object) {
        return new CanonicalTree(new CanonicalWriter()).write(object);
    }

    /**
     * Reads one object from canonical text.
     *
     * @throws InvalidDocumentException for anything that is not its own canonical encoding: spaces, other key order,
     *     repeated keys, trailing text, text that is not JSON
     */
    public static ObjectNode parse(String json) {
        return parse(json, JsonBounds.DOCUMENT);
    }

    /**
     * Reads one object from canonical text, of which nothing is built before it is known to be that and within bounds.
     *
     * @throws InvalidDocumentException as for {@link #parse(String)}, and beyond the bounds
     */
    public static ObjectNode parse(String json, JsonBounds bounds) {
        if (!isCanonical(json, bounds)) {
            throw new InvalidDocumentException("document", "is not in the canonical form of RFC 8785");
        }
        return parse(json, CANONICAL);
    }

    /**
     * Reads one object from a part of a text that {@link #parse(String)} has read.
     *
     * @throws InvalidDocumentException for text that is not a JSON object
     */
    public static ObjectNode parsePart(String json) {
        return parse(json, CANONICAL);
    }

    /**
     * Reads one object from JSON in any form, as people write it.
     *
     * @throws InvalidDocumentException for repeated keys, trailing text, text that is not a JSON object, or more than
     *     {@link JsonBounds#DOCUMENT}
     */
    public static ObjectNode parseAnyForm(String json) {
        try {
            JsonBounds.DOCUMENT.check(json, MAPPER);
        } catch (JacksonException e) {
            throw notJson(e);
        } catch (IOException e) {
            throw new UncheckedIOException("a text cannot fail to be read", e);
        }
        return parse(json, MAPPER);
    }

    private static ObjectNode parse(String json, JsonMapper mapper) {
        try {
            JsonNode node = mapper.readTree(json);
            if (node instanceof ObjectNode object) {
                return object;
            }
            throw new InvalidDocumentException("document", "is not a JSON object");
        } catch (JacksonException e) {
            throw notJson(e);
        }
    }

    private static boolean isCanonical(String json, JsonBounds bounds) {
        try {
            return CanonicalForm.holds(json, bounds);
        } catch (JacksonException e) {
            throw notJson(e);
        } catch (IOException e) {
            return false;
        }
    }

    private static InvalidDocumentException notJson(JacksonException problem) {
        return new InvalidDocumentException("document", "is not JSON: " + problem.getOriginalMessage());
    }
}
