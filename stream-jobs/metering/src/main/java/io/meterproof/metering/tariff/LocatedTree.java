package io.meterproof.metering.tariff;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A YAML or JSON text as a tree, with the line of every field. Decimal numbers become text, as documents write them;
 * counts stay numbers. Aliases and tags have no meaning here.
 */
final class LocatedTree {
    private static final JsonFactory JSON = new JsonFactory();
    private static final YAMLFactory YAML = new YAMLFactory();
    private static final int DEEPEST = 12;
    private static final Set<String> COUNTS =
            Set.of("windowMinutes", "months", "cycles", "expires", "ends", "graceSeconds", "stepSeconds");

    /** YAML, too, may begin with a brace; but JSON quotes the name behind it. */
    private static final Pattern JSON_TEXT = Pattern.compile("\\s*+\\{\\s*+[\"}]");

    private static final Pattern PLACE = Pattern.compile("line (\\d{1,9}), column");

    private final Map<String, Integer> lines = new HashMap<>();
    private final ObjectNode root;

    private LocatedTree(String text) throws TariffFileException {
        try (JsonParser parser = (JSON_TEXT.matcher(text).lookingAt() ? JSON : YAML).createParser(text)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new TariffFileException(1, "document", "is not a list of fields");
            }
            lines.put("", 1);
            root = object(parser, "", 0);
            if (parser.nextToken() != null) {
                throw refuse(parser, "document", "goes on after its end");
            }
        } catch (JsonProcessingException e) {
            throw new TariffFileException(line(e), "document", "cannot be read: " + oneLine(e.getOriginalMessage()));
        } catch (IOException e) {
            throw new UncheckedIOException("a text in memory has no input to fail", e);
        }
    }

    /** Where a parser of YAML was is where the last field was; it tells the place itself in its words. */
    private static int line(JsonProcessingException e) {
        Optional<Integer> told = PLACE.matcher(e.getOriginalMessage())
                .results()
                .map(place -> Integer.valueOf(place.group(1)))
                .reduce((first, last) -> last);
        return told.orElseGet(
                () -> e.getLocation() == null ? 1 : e.getLocation().getLineNr());
    }

    /** That place stands in indented lines of its own. */
    private static String oneLine(String message) {
        return message.lines().filter(line -> !line.startsWith(" ")).collect(Collectors.joining(": "));
    }

    static LocatedTree of(String text) throws TariffFileException {
        return new LocatedTree(text);
    }

    ObjectNode root() {
        return root;
    }

    /** The line of a field, or of what it is missing in. */
    int line(String field) {
        String path = field;
        while (!lines.containsKey(path)) {
            int cut = Math.max(path.lastIndexOf('.'), path.lastIndexOf('['));
            path = cut < 0 ? "" : path.substring(0, cut);
        }
        return lines.get(path);
    }

    private ObjectNode object(JsonParser parser, String path, int depth) throws IOException, TariffFileException {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            String field = path.isEmpty() ? name : path + "." + name;
            lines.putIfAbsent(field, parser.currentTokenLocation().getLineNr());
            if (object.has(name)) {
                throw refuse(parser, field, "stands twice");
            }
            parser.nextToken();
            object.set(name, value(parser, field, name, depth + 1));
        }
        return object;
    }

    private ArrayNode array(JsonParser parser, String path, String name, int depth)
            throws IOException, TariffFileException {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            String element = path + "[" + array.size() + "]";
            lines.put(element, parser.currentTokenLocation().getLineNr());
            array.add(value(parser, element, name, depth + 1));
        }
        return array;
    }

    private JsonNode value(JsonParser parser, String path, String name, int depth)
            throws IOException, TariffFileException {
        if (depth > DEEPEST) {
            throw refuse(parser, path, "is nested too deeply");
        }
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(parser, path, depth);
            case START_ARRAY -> array(parser, path, name, depth);
            case VALUE_STRING, VALUE_NUMBER_FLOAT -> new TextNode(parser.getText());
            case VALUE_NUMBER_INT -> number(parser, path, name);
            case VALUE_TRUE, VALUE_FALSE -> BooleanNode.valueOf(parser.getBooleanValue());
            default -> throw refuse(parser, path, "has no value");
        };
    }

    private JsonNode number(JsonParser parser, String path, String name) throws IOException, TariffFileException {
        if (!COUNTS.contains(name)) {
            return new TextNode(parser.getText());
        }
        if (parser.getNumberType() != JsonParser.NumberType.INT) {
            throw refuse(parser, path, "is too large");
        }
        return new IntNode(parser.getIntValue());
    }

    private static TariffFileException refuse(JsonParser parser, String field, String reason) {
        return new TariffFileException(parser.currentTokenLocation().getLineNr(), field, reason);
    }
}
