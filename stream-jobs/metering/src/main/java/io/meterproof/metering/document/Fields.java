package io.meterproof.metering.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meterproof.formats.block.ObisCode;
import io.meterproof.tlog.Hash;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Reads the fields of one JSON object, each once and by its meaning; a field that is missing, malformed or left over is
 * refused with its path and the reason.
 */
public final class Fields {
    private final ObjectNode object;
    private final String path;
    private final Set<String> read = new HashSet<>();

    private Fields(ObjectNode object, String path) {
        this.object = object;
        this.path = path;
    }

    /** The fields of a whole document. */
    public static Fields of(ObjectNode document) {
        return new Fields(document, "");
    }

    public boolean has(String field) {
        return object.has(field);
    }

    public String text(String field) {
        JsonNode node = require(field);
        if (!node.isTextual()) {
            throw refuse(field, "is not a string");
        }
        return node.textValue();
    }

    public Optional<String> optionalText(String field) {
        return optional(field, this::text);
    }

    public String identifier(String field) {
        String text = text(field);
        check(Texts.isIdentifier(text), field, "is not an identifier of 1 to 100 letters, digits or ._:/@-");
        return text;
    }

    public String name(String field) {
        String text = text(field);
        check(Texts.isName(text), field, "is not a printable name of 1 to 200 characters");
        return text;
    }

    public String coordinate(String field) {
        String text = text(field);
        check(Texts.isCoordinate(text), field, "is not decimal degrees");
        return text;
    }

    /** {@code true}, the only value of a field that is left out where it does not hold. */
    public void yes(String field) {
        JsonNode node = require(field);
        check(node.isBoolean() && node.booleanValue(), field, "is not true");
    }

    /** A count or an index: a JSON number from 0, below 2^31. */
    public int count(String field) {
        JsonNode node = require(field);
        check(node.isInt() && node.intValue() >= 0, field, "is not a number from 0, below 2^31");
        return node.intValue();
    }

    /** A 64-bit integer, written as a decimal string. */
    public long integer(String field) {
        String text = text(field);
        check(Texts.isInteger(text), field, "is not a decimal integer in a string");
        return converted(field, Long::parseLong, "does not fit 64 bits");
    }

    public BigDecimal price(String field) {
        check(Texts.isPrice(text(field)), field, "is not a decimal of at most six decimals");
        return new BigDecimal(text(field));
    }

    public Instant instant(String field) {
        return converted(field, UtcSeconds::parse, "is not an instant such as 2012-06-01T00:00:00Z");
    }

    public Optional<Instant> optionalInstant(String field) {
        return optional(field, this::instant);
    }

    /** The fields {@code from} and, where it ends, {@code to}. */
    public Effective effective() {
        Instant from = instant("from");
        Optional<Instant> to = optionalInstant("to");
        check(to.isEmpty() || to.get().isAfter(from), "to", "is not after from");
        return new Effective(from, to);
    }

    public Hash hash(String field) {
        return converted(field, Hash::parseHex, "is not 32 bytes in lower-case hexadecimal");
    }

    public Optional<Hash> optionalHash(String field) {
        return optional(field, this::hash);
    }

    /** Hashes in the order in which they are listed. */
    public List<Hash> hashes(String field) {
        try {
            return texts(field).stream().map(Hash::parseHex).toList();
        } catch (IllegalArgumentException e) {
            throw refuse(field, "are not each 32 bytes in lower-case hexadecimal");
        }
    }

    public ZoneId zone(String field) {
        return converted(field, ZoneId::of, "is not a time zone");
    }

    public ObisCode obis(String field) {
        return converted(field, ObisCode::parse, "is not an OBIS code A-B:C.D.E*F");
    }

    /** Converts a text; what the conversion refuses is refused here, with the field and the reason. */
    public <T> T converted(String field, Function<String, T> conversion, String reason) {
        String text = text(field);
        try {
            return conversion.apply(text);
        } catch (IllegalArgumentException | DateTimeException e) {
            throw refuse(field, reason);
        }
    }

    public <T> Optional<T> optional(String field, Function<String, T> reader) {
        return has(field) ? Optional.of(reader.apply(field)) : Optional.empty();
    }

    /** A nested object, whose own fields must be finished too. */
    public Fields object(String field) {
        return nested(require(field), path(field));
    }

    /** A list of objects, each with its path. */
    public List<Fields> objects(String field) {
        JsonNode array = require(field);
        check(array.isArray(), field, "is not a list");
        List<Fields> objects = new ArrayList<>();
        for (int i = 0; i < array.size(); i++) {
            objects.add(nested(array.get(i), path(field) + "[" + i + "]"));
        }
        return objects;
    }

    public List<String> texts(String field) {
        JsonNode array = require(field);
        check(array.isArray(), field, "is not a list");
        List<String> texts = new ArrayList<>();
        for (JsonNode element : array) {
            check(element.isTextual(), field, "is not a list of strings");
            texts.add(element.textValue());
        }
        return texts;
    }

    /** Refuses any field that was not read. */
    public void done() {
        object.fieldNames().forEachRemaining(field -> check(read.contains(field), field, "is not known here"));
    }

    public void check(boolean holds, String field, String reason) {
        if (!holds) {
            throw refuse(field, reason);
        }
    }

    public InvalidDocumentException refuse(String field, String reason) {
        return new InvalidDocumentException(path(field), reason);
    }

    private static Fields nested(JsonNode node, String path) {
        if (node instanceof ObjectNode object) {
            return new Fields(object, path);
        }
        throw new InvalidDocumentException(path, "is not an object");
    }

    private JsonNode require(String field) {
        read.add(field);
        JsonNode node = object.get(field);
        if (node == null) {
            throw refuse(field, "is missing");
        }
        return node;
    }

    private String path(String field) {
        return path.isEmpty() ? field : path + "." + field;
    }
}
