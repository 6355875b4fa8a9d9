package io.meterproof.quickstart.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.util.Locale;

/** One account's bill, for people. */
record BillText(PrintWriter out) {

    void print(JsonNode detail, JsonNode entries) {
        JsonNode account = detail.path("account");
        String currency = account.path("currency").asText();
        out.printf(
                "%nBill of %s (%s), %s entries, %s statements%n",
                account.path("name").asText(),
                account.path("account").asText(),
                account.path("entries").asText(),
                detail.path("statements").asText());
        for (JsonNode place : detail.path("bill").path("places")) {
            row(0, place.path("name").asText(), "", place.path("charge").asText(), currency);
            for (JsonNode use : place.path("endUses")) {
                row(
                        2,
                        use.path("endUse").asText(),
                        used(use),
                        use.path("charge").asText(),
                        "");
                boolean several = severalUsagePoints(use);
                for (JsonNode component : use.path("components")) {
                    row(
                            4,
                            name(component)
                                    + (several
                                            ? ", "
                                                    + component
                                                            .path("usagePoint")
                                                            .asText()
                                            : ""),
                            quantity(component),
                            component.path("charge").asText(),
                            "");
                }
            }
        }
        row(0, "total", "", detail.path("bill").path("charge").asText(), currency);
        row(0, "topped up", "", detail.path("topUps").asText(), currency);
        row(0, "balance (owed)", "", account.path("balance").asText(), currency);
        corrections(entries);
        out.flush();
    }

    private void corrections(JsonNode entries) {
        for (JsonNode entry : entries) {
            boolean correction = entry.path("type").asText().equals("reversal")
                    || !entry.path("about").path("rebills").isMissingNode();
            if (correction) {
                out.printf(
                        "  correction: entry %s, %s of %s, booked %s: %s%n",
                        entry.path("sequence").asText(),
                        entry.path("type").asText().equals("reversal") ? "reversal" : "rebill",
                        service(entry),
                        entry.path("booked").asText(),
                        entry.path("charge").asText());
            }
        }
    }

    private static String service(JsonNode entry) {
        JsonNode lines = entry.path("lines");
        return lines.isEmpty() ? "" : lines.get(0).path("from").asText();
    }

    private void row(int indent, String what, String quantity, String amount, String currency) {
        out.printf(Locale.ROOT, "  %-44s %18s %14s %s%n", " ".repeat(indent) + what, quantity, amount, currency);
    }

    private static String used(JsonNode use) {
        JsonNode first = use.path("used").path(0);
        return first.isMissingNode()
                ? ""
                : first.path("quantity").asText() + " " + first.path("unit").asText();
    }

    private static String quantity(JsonNode component) {
        return component.path("unit").asText().isEmpty()
                ? ""
                : component.path("quantity").asText() + " "
                        + component.path("unit").asText();
    }

    /** A place may have several, such as chargers: then each component says whose it is. */
    private static boolean severalUsagePoints(JsonNode use) {
        return use.path("components").findValuesAsText("usagePoint").stream()
                        .distinct()
                        .count()
                > 1;
    }

    private static String name(JsonNode component) {
        String name = component.path("name").asText();
        String id = component.path("component").asText();
        return name.isEmpty() ? id : id + ", " + name;
    }
}
