package io.meterproof.bundle;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.meterproof.tlog.Hash;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** Reads one JSON object strictly: every field by name and type, none left over. Refusals name the path. */
final class JsonFields {
    private static final int MAX_DEPTH = 16;
    private static final int MAX_TEXT = 1 << 20;
    private static final Pattern DECIMAL = Pattern.compile("0|[1-9][0-9]{0,18}");
    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .maxStringLength(MAX_TEXT)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final JsonNode node;
    private final String path;
    private final Set<String> read = new HashSet<>();

    private JsonFields(JsonNode node, String path) {
        this.node = node;
        this.path = path;
        if (!node.isObject()) {
            throw new BundleException(path, "must be a JSON object");
        }
    }

    /** Reads the object that is the whole input. */
    static <T> T parse(byte[] utf8, Function<JsonFields, T> reader) {
        try {
            return whole(MAPPER.readTree(utf8), "", reader);
        } catch (JsonProcessingException e) {
            throw new BundleException("", "is not one JSON object: " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new BundleException("", "is not JSON in UTF-8: " + e.getMessage(), e);
        }
    }

    String text(String name) {
        JsonNode value = required(name);
        if (!value.isTextual()) {
            throw new BundleException(child(name), "must be a string");
        }
        return value.textValue();
    }

    Optional<String> optionalText(String name) {
        return node.has(name) ? Optional.of(text(name)) : Optional.empty();
    }

    /** A string that a parser accepts. */
    <T> T text(String name, Function<String, T> parser) {
        String value = text(name);
        return at(child(name), () -> parser.apply(value));
    }

    Hash hash(String name) {
        return text(name, Hash::parseHex);
    }

    /** A decimal string of 0 to 2^63 - 1. */
    long decimal(String name) {
        return text(name, JsonFields::decimalOf);
    }

    /** A JSON number of 0 to 2^31 - 1. */
    int count(String name) {
        JsonNode value = required(name);
        if (!value.isInt() || value.intValue() < 0) {
            throw new BundleException(child(name), "must be a whole number from 0 to 2147483647");
        }
        return value.intValue();
    }

    byte[] base64(String name) {
        return text(name, text -> {
            byte[] bytes = Base64.getDecoder().decode(text);
            if (!Base64.getEncoder().encodeToString(bytes).equals(text)) {
                throw new IllegalArgumentException("is not strict base64");
            }
            return bytes;
        });
    }

    <T> T object(String name, Function<JsonFields, T> reader) {
        return whole(required(name), child(name), reader);
    }

    /** The object of this name as JSON text. */
    String json(String name) {
        JsonNode value = required(name);
        if (!value.isObject()) {
            throw new BundleException(child(name), "must be a JSON object");
        }
        return value.toString();
    }

    <T> List<T> objects(String name, Function<JsonFields, T> reader) {
        return elements(name, (element, place) -> whole(element, place, reader));
    }

    <T> List<T> texts(String name, Function<String, T> parser) {
        return elements(name, (element, place) -> {
            if (!element.isTextual()) {
                throw new BundleException(place, "must be a string");
            }
            return at(place, () -> parser.apply(element.textValue()));
        });
    }

    static long decimalOf(String text) {
        if (!DECIMAL.matcher(text).matches()) {
            throw new IllegalArgumentException("must be a decimal number without sign or leading zeros");
        }
        return Long.parseLong(text);
    }

    private static <T> T whole(JsonNode node, String path, Function<JsonFields, T> reader) {
        JsonFields fields = new JsonFields(node, path);
        T value = at(path, () -> reader.apply(fields));
        fields.refuseOthers();
        return value;
    }

    private void refuseOthers() {
        for (Iterator<String> names = node.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!read.contains(name)) {
                throw new BundleException(child(name), "is not a field of this format");
            }
        }
    }

    private <T> List<T> elements(String name, BiFunction<JsonNode, String, T> reader) {
        JsonNode array = required(name);
        if (!array.isArray()) {
            throw new BundleException(child(name), "must be an array");
        }
        List<T> values = new ArrayList<>(array.size());
        for (JsonNode element : array) {
            values.add(reader.apply(element, child(name) + "[" + values.size() + "]"));
        }
        return values;
    }

    private JsonNode required(String name) {
        read.add(name);
        JsonNode value = node.get(name);
        if (value == null) {
            throw new BundleException(child(name), "is missing");
        }
        return value;
    }

    private String child(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    private static <T> T at(String path, Supplier<T> reader) {
        try {
            return reader.get();
        } catch (IllegalArgumentException e) {
            throw new BundleException(path, String.valueOf(e.getMessage()), e);
        }
    }
}
