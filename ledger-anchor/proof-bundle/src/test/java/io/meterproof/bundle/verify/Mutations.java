package io.meterproof.bundle.verify;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meterproof.metering.document.CanonicalJson;
import io.meterproof.tlog.TreeHasher;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Changes one thing in a bundle's JSON and gives it a matching digest, as a forger would. */
record Mutations(byte[] bundle) {
    private static final ObjectMapper JSON = new ObjectMapper();

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

    /** Another value of the same kind: the last letter or digit of a text moves on by one, a number by one. */
    byte[] altered(JsonPointer leaf) {
        return forged(tree -> {
            JsonNode value = tree.at(leaf);
            JsonNode other = value.isTextual()
                    ? tree.textNode(altered(value.textValue()))
                    : tree.numberNode(value.intValue() + 1);
            put(tree, leaf, other);
        });
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
