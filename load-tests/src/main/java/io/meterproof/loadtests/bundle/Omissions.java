package io.meterproof.loadtests.bundle;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meterproof.loadtests.bundle.Change.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Leaves something out of a bill and makes everything else fit that the maker of a bundle can: numbers, links, balances, statements,
 * the proofs of the leaves that remain, and the digest. Only the log, whose keys others hold, stays as it is.
 */
final class Omissions {
    private static final JsonPointer ENTRIES = JsonPointer.compile("/entries");

    private final ObjectNode original;
    private final Proofs proofs;

    Omissions(ObjectNode original) {
        this.original = original;
        this.proofs = Proofs.of(original);
    }

    Stream<Change> all() {
        List<Change> changes = new ArrayList<>();
        Map<String, Set<String>> channels = new LinkedHashMap<>();
        ArrayNode entries = (ArrayNode) original.get("entries");
        for (int i = 0; i < entries.size(); i++) {
            JsonNode entry = entries.get(i).get("entry");
            String number = number(entries.get(i));
            if (entry.get("type").textValue().equals("statement")) {
                if (i < entries.size() - 1) {
                    int statement = i;
                    changes.add(change(Kind.OLDER_STATEMENT, i, () -> until(statement)));
                }
                continue;
            }
            changes.add(without(kind(entry), i, Set.of(number)));
            changes.addAll(parts(i, entry));
            if (entry.get("type").textValue().equals("usage")) {
                String channel = entry.path("usagePoint").asText() + " "
                        + entry.path("unit").asText();
                channels.computeIfAbsent(channel, unseen -> new TreeSet<>()).add(number);
            }
        }
        channels.values().forEach(numbers -> changes.add(without(Kind.CHANNEL_OMITTED, 0, numbers)));
        return changes.stream();
    }

    /** Without each line of an entry, and without its last interval. */
    private List<Change> parts(int at, JsonNode entry) {
        List<Change> changes = new ArrayList<>();
        for (int i = 0; i < entry.path("lines").size(); i++) {
            int line = i;
            changes.add(change(Kind.LINE_OMITTED, at, () -> withoutLine(at, line)));
        }
        if (entry.path("count").asInt() > 1) {
            changes.add(change(Kind.INTERVAL_OMITTED, at, () -> withoutLastInterval(at)));
        }
        return changes;
    }

    private static Kind kind(JsonNode entry) {
        return switch (entry.get("type").textValue()) {
            case "reversal" -> Kind.CREDIT_OMITTED;
            case "top-up" -> Kind.TOP_UP_OMITTED;
            case "usage" -> Kind.USE_OMITTED;
            default -> Kind.CHARGES_OMITTED;
        };
    }

    /** With an entry goes what takes it back; what replaces it stands for itself then. */
    private Change without(Kind kind, int at, Set<String> numbers) {
        return change(kind, at, () -> without(numbers));
    }

    private ObjectNode without(Set<String> numbers) {
        ObjectNode tree = original.deepCopy();
        Set<String> gone = new TreeSet<>(numbers);
        ArrayNode kept = tree.arrayNode();
        for (JsonNode bundled : tree.get("entries")) {
            ObjectNode entry = (ObjectNode) bundled.get("entry");
            if (gone.contains(entry.path("reverses").asText())) {
                gone.add(number(bundled));
            }
            if (gone.contains(entry.path("rebills").asText())) {
                entry.remove("rebills");
            }
            if (!gone.contains(number(bundled))) {
                kept.add(bundled);
            }
        }
        tree.set("entries", kept);
        return tree;
    }

    private ObjectNode withoutLine(int at, int line) {
        ObjectNode tree = original.deepCopy();
        String number = number(tree.at(ENTRIES.appendIndex(at)));
        for (JsonNode bundled : tree.get("entries")) {
            ObjectNode entry = (ObjectNode) bundled.get("entry");
            if (number(bundled).equals(number)
                    || entry.path("reverses").asText().equals(number)) {
                ((ArrayNode) entry.get("lines")).remove(line);
            }
        }
        return tree;
    }

    private ObjectNode withoutLastInterval(int at) {
        ObjectNode tree = original.deepCopy();
        ObjectNode entry = (ObjectNode) tree.at(ENTRIES.appendIndex(at)).get("entry");
        entry.put("count", entry.get("count").intValue() - 1);
        return tree;
    }

    /** The bill up to an earlier statement. */
    private ObjectNode until(int statement) {
        ObjectNode tree = original.deepCopy();
        ArrayNode entries = (ArrayNode) tree.get("entries");
        while (entries.size() > statement + 1) {
            entries.remove(entries.size() - 1);
        }
        return tree;
    }

    /** Blocks that no entry cites any longer go too, and the proofs are of what is left. */
    private Change change(Kind kind, int at, Supplier<ObjectNode> omission) {
        return Change.of(kind, ENTRIES.appendIndex(at), () -> {
            ObjectNode tree = omission.get();
            Refit.of((ArrayNode) tree.get("entries"));
            proofs.fit(tree);
            return tree;
        });
    }

    private static String number(JsonNode bundled) {
        return bundled.at("/entry/sequence").textValue();
    }
}
