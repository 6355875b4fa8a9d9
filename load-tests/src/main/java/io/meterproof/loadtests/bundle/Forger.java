package io.meterproof.loadtests.bundle;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.meterproof.loadtests.bundle.Change.Kind;
import io.meterproof.metering.document.CanonicalJson;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/** Changes one thing in a bundle and gives it a matching digest. The digest itself is left alone. */
final class Forger {
    private static final JsonPointer DIGEST = JsonPointer.compile("/digest");
    private static final JsonPointer FORMAT = JsonPointer.compile("/format");

    private final ObjectNode original;
    private final List<JsonPointer> values = new ArrayList<>();
    private final List<JsonPointer> fields = new ArrayList<>();
    private final List<JsonPointer> elements = new ArrayList<>();

    Forger(byte[] bundle) {
        original = CanonicalJson.parseAnyForm(new String(bundle, StandardCharsets.UTF_8));
        walk(original, JsonPointer.empty());
        values.remove(DIGEST);
        fields.remove(DIGEST);
    }

    ObjectNode original() {
        return original;
    }

    /** Every change, with other valid bundles to take from. */
    Stream<Change> all(List<byte[]> others) {
        return Stream.of(
                        values.stream()
                                .map(place -> change(Kind.ALTERED, place, tree -> put(tree, place, altered(place)))),
                        Stream.concat(fields.stream(), elements.stream())
                                .map(place -> change(Kind.LEFT_OUT, place, tree -> remove(tree, place))),
                        elements.stream().map(place -> change(Kind.DOUBLED, place, tree -> repeat(tree, place))),
                        elements.stream()
                                .filter(this::hasNeighbour)
                                .map(place -> change(Kind.SWAPPED, place, tree -> swap(tree, place))),
                        others.stream().flatMap(this::spliced),
                        Stream.of(
                                change(Kind.OLDER_VERSION, FORMAT, tree -> tree.put("format", "meterproof-bundle/2"))))
                .flatMap(Function.identity());
    }

    /** Whatever stands at the same place in another bundle and is not the same there. */
    private Stream<Change> spliced(byte[] other) {
        ObjectNode donor = CanonicalJson.parseAnyForm(new String(other, StandardCharsets.UTF_8));
        return Stream.concat(fields.stream(), elements.stream())
                .filter(place ->
                        !donor.at(place).isMissingNode() && !donor.at(place).equals(original.at(place)))
                .map(place -> change(Kind.SPLICED, place, tree -> put(tree, place, donor.at(place))));
    }

    private Change change(Kind kind, JsonPointer place, Consumer<ObjectNode> forgery) {
        return Change.of(kind, place, () -> {
            ObjectNode tree = original.deepCopy();
            forgery.accept(tree);
            return tree;
        });
    }

    /** The last letter or digit moved on by one. */
    private JsonNode altered(JsonPointer place) {
        JsonNode value = original.at(place);
        if (!value.isTextual()) {
            return IntNode.valueOf(value.intValue() + 1);
        }
        String text = value.textValue();
        for (int i = text.length() - 1; i >= 0; i--) {
            char c = text.charAt(i);
            if (Character.isLetterOrDigit(c)) {
                char next = c == '9' ? '0' : c == 'z' || c == 'f' ? 'a' : (char) (c + 1);
                return TextNode.valueOf(text.substring(0, i) + next + text.substring(i + 1));
            }
        }
        return TextNode.valueOf(text + "0");
    }

    private boolean hasNeighbour(JsonPointer element) {
        return original.at(element.head()).size() > 1;
    }

    private static void put(ObjectNode tree, JsonPointer place, JsonNode value) {
        JsonNode parent = tree.at(place.head());
        if (parent instanceof ArrayNode array) {
            array.set(index(place), value);
        } else {
            ((ObjectNode) parent).set(place.last().getMatchingProperty(), value);
        }
    }

    private static void remove(ObjectNode tree, JsonPointer place) {
        JsonNode parent = tree.at(place.head());
        if (parent instanceof ArrayNode array) {
            array.remove(index(place));
        } else {
            ((ObjectNode) parent).remove(place.last().getMatchingProperty());
        }
    }

    private static void repeat(ObjectNode tree, JsonPointer element) {
        ((ArrayNode) tree.at(element.head()))
                .insert(index(element), tree.at(element).deepCopy());
    }

    /** With the element after it; the last with the first. */
    private static void swap(ObjectNode tree, JsonPointer element) {
        ArrayNode array = (ArrayNode) tree.at(element.head());
        int other = (index(element) + 1) % array.size();
        JsonNode moved = array.get(index(element));
        array.set(index(element), array.get(other));
        array.set(other, moved);
    }

    private static int index(JsonPointer element) {
        return element.last().getMatchingIndex();
    }

    private void walk(JsonNode node, JsonPointer place) {
        if (node.isValueNode()) {
            values.add(place);
        }
        node.fieldNames().forEachRemaining(name -> {
            fields.add(place.appendProperty(name));
            walk(node.get(name), place.appendProperty(name));
        });
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            elements.add(place.appendIndex(i));
            walk(node.get(i), place.appendIndex(i));
        }
    }
}
