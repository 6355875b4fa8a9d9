package io.meterproof.metering.document;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import org.erdtman.jcs.NumberToJSON;

/**
 * Compares a JSON text with its encoding of RFC 8785, token by token: nothing is built of a text that nobody has looked at yet.
 *
 * <p>Members stand in the order of their names' UTF-16 code units (section 3.2.3), strings escape what they must and no more
 * (3.2.2.2), numbers are as ECMAScript writes them (3.2.2.3), and nothing stands in between (3.2.1).
 */
final class CanonicalForm {
    /** A hostile text may have a million names, each once: they are not worth remembering. */
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .build();

    private static final String ESCAPED = "\b\t\n\f\r\"\\";
    private static final String ESCAPES = "btnfr\"\\";
    private static final int EXACT_DIGITS = 15;
    private static final char FIRST_PRINTABLE = ' ';

    private final String json;
    private final JsonBounds bounds;
    /** The last name seen in each open object; empty where none was, and for arrays. */
    private final Deque<String> names = new ArrayDeque<>();

    private int position;
    private int values;
    private boolean separated;

    private CanonicalForm(String json, JsonBounds bounds) {
        this.json = json;
        this.bounds = bounds;
    }

    /**
     * Whether a text is in the canonical form.
     *
     * @throws IOException if it is not JSON, or has a number beyond all doubles
     * @throws InvalidDocumentException beyond the bounds, as soon as they are passed
     */
    static boolean holds(String json, JsonBounds bounds) throws IOException {
        return new CanonicalForm(json, bounds).compare();
    }

    private boolean compare() throws IOException {
        try (JsonParser parser = FACTORY.createParser(json)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (!compare(token, parser)) {
                    return false;
                }
            }
        }
        return position == json.length();
    }

    private boolean compare(JsonToken token, JsonParser parser) throws IOException {
        if (token.isStructEnd()) {
            names.pop();
            separated = true;
            return is(token.asString());
        }
        if (separated && !is(",")) {
            return false;
        }
        separated = token != JsonToken.FIELD_NAME && !token.isStructStart();
        if (token == JsonToken.FIELD_NAME) {
            return follows(parser.currentName()) && isString(parser) && is(":");
        }
        bounds.check(++values, names.size() + (token.isStructStart() ? 1 : 0));
        if (token.isStructStart()) {
            names.push("");
            return is(token.asString());
        }
        return switch (token) {
            case VALUE_STRING -> isString(parser);
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> is(number(token, parser.getText()));
            default -> is(token.asString());
        };
    }

    /** The first name of an object may be the empty one. */
    private boolean follows(String name) {
        boolean first = json.charAt(position - 1) == '{';
        return name.compareTo(names.pop()) > (first ? -1 : 0) && names.offerFirst(name);
    }

    /** JSON has no leading zeros: a whole number that a double holds exactly is written as it is, but for a negative zero. */
    private static String number(JsonToken token, String text) throws IOException {
        boolean plain = token == JsonToken.VALUE_NUMBER_INT && text.length() <= EXACT_DIGITS && text.charAt(0) != '-';
        return plain ? text : NumberToJSON.serializeNumber(Double.parseDouble(text));
    }

    /** The characters are compared where the parser has them: most of a bundle is text. */
    private boolean isString(JsonParser parser) throws IOException {
        return isString(parser.getTextCharacters(), parser.getTextOffset(), parser.getTextLength());
    }

    private boolean isString(char[] text, int begin, int length) {
        return is("\"") && areNext(text, begin, begin + length) && is("\"");
    }

    private boolean areNext(char[] text, int begin, int end) {
        for (int i = begin; i < end; i++) {
            if (!isNext(text[i])) {
                return false;
            }
        }
        return true;
    }

    private boolean isNext(char character) {
        if (character >= FIRST_PRINTABLE && character != '"' && character != '\\') {
            return position < json.length() && json.charAt(position++) == character;
        }
        int escape = ESCAPED.indexOf(character);
        return is(escape >= 0 ? "\\" + ESCAPES.charAt(escape) : String.format("\\u%04x", (int) character));
    }

    private boolean is(String expected) {
        boolean same = json.startsWith(expected, position);
        position += expected.length();
        return same;
    }
}
