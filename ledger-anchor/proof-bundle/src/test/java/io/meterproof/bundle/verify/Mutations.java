package io.meterproof.bundle.verify;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.meterproof.formats.block.MeasurementUnit;
import io.meterproof.formats.block.OriginClass;
import io.meterproof.metering.document.CanonicalJson;
import io.meterproof.metering.document.Role;
import io.meterproof.tlog.TreeHasher;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Changes one thing in a bundle's JSON and gives it a matching digest, as a forger would. */
record Mutations(byte[] bundle) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<List<String>> ENUMERATIONS = List.of(
            Stream.of(OriginClass.values()).map(OriginClass::name).toList(),
            Stream.of(Role.values())
                    .map(role -> role.name().toLowerCase(Locale.ROOT))
                    .toList(),
            Stream.of(MeasurementUnit.values()).map(MeasurementUnit::symbol).toList(),
            List.of("usage", "reversal", "top-up", "period-charges", "statement"));

    /** The pointers of all values that are neither objects nor arrays. */
    List<JsonPointer> leaves() {
        List<JsonPointer> found = new ArrayList<>();
        walk(tree(), JsonPointer.empty(), (node, pointer) -> {
            if (node.isValueNode()) {
                found.add(pointer);
            }
        });
        return found;
    }

    /** The pointers of all elements of arrays. */
    List<JsonPointer> elements() {
        List<JsonPointer> found = new ArrayList<>();
        walk(tree(), JsonPointer.empty(), (node, pointer) -> {
            for (int i = 0; node.isArray() && i < node.size(); i++) {
                found.add(pointer.appendIndex(i));
            }
        });
        return found;
    }

    /** The pointers of all fields of objects. */
    List<JsonPointer> fields() {
        List<JsonPointer> found = new ArrayList<>();
        walk(tree(), JsonPointer.empty(), (node, pointer) -> {
            if (node.isObject()) {
                node.fieldNames().forEachRemaining(name -> found.add(pointer.appendProperty(name)));
            }
        });
        return found;
    }

    /** The first of {@link #alterations}. */
    byte[] altered(JsonPointer leaf) {
        return alterations(leaf).get(0);
    }

    /**
     * Other values of the same kind: the last letter or digit of a text moved on by one, and every other constant of its
     * enumeration; a number one higher, and one lower.
     */
    List<byte[]> alterations(JsonPointer leaf) {
        JsonNode value = at(leaf);
        List<JsonNode> others = new ArrayList<>();
        if (value.isTextual()) {
            others.add(TextNode.valueOf(altered(value.textValue())));
            for (List<String> constants : ENUMERATIONS) {
                constants.stream()
                        .filter(constant -> constants.contains(value.textValue())
                                && !value.textValue().equals(constant))
                        .forEach(constant -> others.add(TextNode.valueOf(constant)));
            }
        } else {
            others.add(IntNode.valueOf(value.intValue() + 1));
            others.add(IntNode.valueOf(value.intValue() - 1));
        }
        return others.stream()
                .map(other -> forged(tree -> put(tree, leaf, other)))
                .toList();
    }

    byte[] without(JsonPointer place) {
        return forged(tree -> {
            JsonNode parent = tree.at(place.head());
            if (parent instanceof ArrayNode array) {
                array.remove(place.last().getMatchingIndex());
            } else {
                ((ObjectNode) parent).remove(place.last().getMatchingProperty());
            }
        });
    }

    byte[] doubled(JsonPointer element) {
        return forged(tree -> ((ArrayNode) tree.at(element.head()))
                .insert(element.last().getMatchingIndex(), tree.at(element).deepCopy()));
    }

    /** The element changes places with the one after it, or with the first. */
    byte[] swapped(JsonPointer element) {
        return forged(tree -> {
            ArrayNode array = (ArrayNode) tree.at(element.head());
            int one = element.last().getMatchingIndex();
            int two = (one + 1) % array.size();
            JsonNode moved = array.get(one);
            array.set(one, array.get(two));
            array.set(two, moved);
        });
    }

    JsonNode at(JsonPointer place) {
        return tree().at(place);
    }

    byte[] forged(Consumer<ObjectNode> change) {
        ObjectNode tree = tree();
        change.accept(tree);
        if (tree.has("digest")) {
            tree.put("digest", "");
            byte[] open = CanonicalJson.encode(tree).getBytes(StandardCharsets.UTF_8);
            tree.put("digest", TreeHasher.sha256(open).hex());
        }
        return CanonicalJson.encode(tree).getBytes(StandardCharsets.UTF_8);
    }

    private static String altered(String text) {
        for (int i = text.length() - 1; i >= 0; i--) {
            char c = text.charAt(i);
            if (Character.isLetterOrDigit(c)) {
                char next = c == '9' ? '0' : c == 'z' ? 'a' : c == 'f' ? 'a' : (char) (c + 1);
                return text.substring(0, i) + next + text.substring(i + 1);
            }
        }
        return text + "0";
    }

    private static void put(ObjectNode tree, JsonPointer place, JsonNode value) {
        JsonNode parent = tree.at(place.head());
        if (parent instanceof ArrayNode array) {
            array.set(place.last().getMatchingIndex(), value);
        } else {
            ((ObjectNode) parent).set(place.last().getMatchingProperty(), value);
        }
    }

    private static void walk(JsonNode node, JsonPointer pointer, BiConsumer<JsonNode, JsonPointer> visitor) {
        visitor.accept(node, pointer);
        if (node.isObject()) {
            node.fields()
                    .forEachRemaining(field -> walk(field.getValue(), pointer.appendProperty(field.getKey()), visitor));
        }
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            walk(node.get(i), pointer.appendIndex(i), visitor);
        }
    }

    private ObjectNode tree() {
        try {
            return (ObjectNode) JSON.readTree(new String(bundle, StandardCharsets.UTF_8));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
