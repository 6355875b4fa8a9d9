package io.meterproof.loadtests.bundle;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import io.meterproof.tlog.TreeHasher;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which steps may name a place of a bundle: what the schema says in {@code x-refuted} there, or at the nearest place around it,
 * and always the two that read the file.
 *
 * @param schema docs/bundle.schema.json
 * @param bundle the valid bundle, which says which of several kinds a place is of
 */
record ForetoldSteps(JsonNode schema, JsonNode bundle) {
    private static final Set<String> READING = Set.of("canonical form", "structure");

    Set<String> at(JsonPointer place) {
        Set<String> steps = new TreeSet<>(annotated(place));
        steps.addAll(READING);
        return steps;
    }

    /** Whether offline only the digest guards a place, so that a forger who makes a new one can change it. */
    boolean isClaim(JsonPointer place) {
        return annotated(place).equals(Set.of("digest"));
    }

    /** Whether a place is a document that some reversal names as its cause: without it the report says that the cause is not proven. */
    boolean isCause(JsonPointer place) {
        JsonNode json = bundle.at(place).path("json");
        if (!json.isTextual()) {
            return false;
        }
        String hash = TreeHasher.sha256(json.textValue().getBytes(StandardCharsets.UTF_8))
                .hex();
        return bundle.path("entries")
                .valueStream()
                .anyMatch(entry -> entry.at("/entry/cause").asText().equals(hash));
    }

    private Set<String> annotated(JsonPointer place) {
        List<JsonNode> here = List.of(schema);
        JsonNode value = bundle;
        Set<String> nearest = annotation(here).orElseThrow();
        for (JsonPointer rest = place; !rest.matches(); rest = rest.tail()) {
            here = step(resolved(here, value), rest);
            value = value.at(
                    rest.getMatchingProperty().isEmpty()
                            ? rest
                            : JsonPointer.empty().appendProperty(rest.getMatchingProperty()));
            nearest = annotation(here).orElse(nearest);
        }
        return nearest;
    }

    private static List<JsonNode> step(List<JsonNode> schemas, JsonPointer place) {
        List<JsonNode> next = new ArrayList<>();
        for (JsonNode node : schemas) {
            JsonNode property = node.path("properties").path(place.getMatchingProperty());
            JsonNode found = property.isMissingNode() && place.mayMatchElement() ? node.path("items") : property;
            if (!found.isMissingNode()) {
                next.add(found);
            }
        }
        return next;
    }

    /** Every schema that speaks of a value: references followed, and of alternatives those that require what it has. */
    private List<JsonNode> resolved(List<JsonNode> schemas, JsonNode value) {
        List<JsonNode> all = new ArrayList<>(schemas);
        for (int i = 0; i < all.size(); i++) {
            JsonNode node = all.get(i);
            if (node.has("$ref")) {
                all.add(schema.at(node.get("$ref").textValue().substring(1)));
            }
            node.path("oneOf").forEach(alternative -> {
                if (suits(alternative, value)) {
                    all.add(alternative);
                }
            });
        }
        return all;
    }

    private static boolean suits(JsonNode alternative, JsonNode value) {
        for (JsonNode required : alternative.path("required")) {
            String field = required.textValue();
            JsonNode constant = alternative.path("properties").path(field).path("const");
            if (!value.has(field) || !constant.isMissingNode() && !constant.equals(value.get(field))) {
                return false;
            }
        }
        return true;
    }

    private Optional<Set<String>> annotation(List<JsonNode> schemas) {
        Set<String> steps = new TreeSet<>();
        boolean found = false;
        for (JsonNode node : schemas) {
            found |= node.has("x-refuted");
            node.path("x-refuted").forEach(step -> steps.add(step.textValue()));
        }
        return found ? Optional.of(steps) : Optional.empty();
    }
}
