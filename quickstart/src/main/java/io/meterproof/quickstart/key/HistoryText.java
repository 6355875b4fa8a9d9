package io.meterproof.quickstart.key;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** The history of a meter's keys for people, from the JSON of {@code KeyHistoryJson}. */
final class HistoryText {
    private HistoryText() {}

    static String of(JsonNode history) {
        List<String> all = new ArrayList<>(List.of("meter " + text(history, "meter")));
        for (JsonNode key : history.path("keys")) {
            all.add("  key " + text(key, "key"));
            lines(key).forEach(line -> all.add("    " + line));
        }
        history.path("events").forEach(event -> all.add("  " + logged(event)));
        return String.join("\n", all);
    }

    private static String logged(JsonNode event) {
        JsonNode document = event.path("document");
        return "key log " + text(event, "position") + ": " + text(document, "type")
                + (document.has("reason") ? ", " + text(document, "reason") : "");
    }

    private static List<String> lines(JsonNode key) {
        List<String> lines = new ArrayList<>();
        lines.add(key.has("from") ? enrolment(key) : "not enrolled");
        if (key.has("revokedAt")) {
            lines.add("revoked from " + text(key, "revokedAt") + " on");
        }
        if (key.has("compromisedSince")) {
            lines.add("compromised since " + text(key, "compromisedSince") + "; proven: " + proven(key.path("proven")));
        }
        for (JsonNode event : key.path("events")) {
            lines.add(logged(event));
        }
        return lines;
    }

    private static String enrolment(JsonNode key) {
        String to = key.has("to") ? " to " + text(key, "to") : " on";
        return text(key, "algorithm") + ", voucher " + text(key, "voucher") + ", valid from " + text(key, "from") + to;
    }

    private static String proven(JsonNode proven) {
        List<String> channels = new ArrayList<>();
        for (JsonNode each : proven) {
            channels.add(text(each, "obis") + " " + text(each, "kind") + " to " + text(each, "through"));
        }
        return channels.isEmpty() ? "nothing" : String.join(", ", channels);
    }

    private static String text(JsonNode object, String field) {
        return object.path(field).asText();
    }
}
