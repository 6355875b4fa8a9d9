package io.meterproof.loadtests.bundle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meterproof.metering.commitment.EntryType;
import io.meterproof.metering.commitment.LogEntry;
import io.meterproof.metering.document.CanonicalJson;
import io.meterproof.tlog.Hash;
import io.meterproof.tlog.TreeHasher;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Makes the entries of an account fit again after some were left out or changed, as whoever makes bundles can. */
final class Refit {
    private static final List<String> REFERENCES = List.of("reverses", "rebills");

    private final Map<String, String> numbers = new HashMap<>();
    private final List<Hash> leaves = new ArrayList<>();
    private long balance;
    private long opening;
    private int first;
    private int lines;

    private Refit() {}

    /** @param entries as a bundle has them, with the numbers that they had */
    static void of(ArrayNode entries) {
        Refit refit = new Refit();
        entries.forEach(bundled -> refit.next((ObjectNode) bundled.get("entry"), bundled.at("/leaf/salt")));
    }

    private void next(ObjectNode entry, JsonNode salt) {
        String number = Integer.toString(leaves.size() + 1);
        numbers.put(entry.get("sequence").textValue(), number);
        balance += change(entry);
        entry.put("sequence", number);
        entry.put("previous", (leaves.isEmpty() ? Hash.ZERO : leaves.get(leaves.size() - 1)).hex());
        entry.put("balance", Long.toString(balance));
        for (String reference : REFERENCES) {
            if (entry.has(reference)) {
                entry.put(reference, numbers.get(entry.get(reference).textValue()));
            }
        }
        if (entry.get("type").textValue().equals("statement")) {
            state(entry);
        } else {
            lines += entry.path("lines").size();
        }
        byte[] json = CanonicalJson.encode(entry).getBytes(StandardCharsets.UTF_8);
        leaves.add(LogEntry.commit(EntryType.LEDGER_ENTRY, Hash.parseHex(salt.textValue()), json)
                .leafHash());
    }

    private void state(ObjectNode statement) {
        int covered = leaves.size() - first;
        statement
                .put("firstSequence", Integer.toString(first + 1))
                .put("lastSequence", Integer.toString(leaves.size()))
                .put("entries", covered)
                .put("lines", lines)
                .put(
                        "entriesRoot",
                        TreeHasher.root(leaves.subList(first, leaves.size())).hex())
                .put("opening", Long.toString(opening))
                .put("closing", Long.toString(balance));
        first = leaves.size() + 1;
        lines = 0;
        opening = balance;
    }

    private static long change(ObjectNode entry) {
        long change = -entry.path("amount").asLong();
        for (JsonNode line : entry.path("lines")) {
            change += line.get("amount").asLong();
        }
        return change;
    }
}
