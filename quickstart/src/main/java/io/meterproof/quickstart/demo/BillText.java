package io.meterproof.quickstart.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.meterproof.statement.Headings;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** One account's bill, for people. */
public record BillText(PrintWriter out) {

    public void print(JsonNode detail, Iterable<JsonNode> entries) {
        JsonNode account = detail.path("account");
        String currency = account.path("currency").asText();
        out.printf(
                "%nBill of %s (%s), %s entries, %s statements%n",
                account.path("name").asText(),
                account.path("account").asText(),
                account.path("entries").asText(),
                detail.path("statements").asText());
        JsonNode bill = detail.path("bill");
        List<String> headings = headings(currency, bill.path("charge").asText(), bill.path("places"));
        for (int i = 0; i < headings.size(); i++) {
            place(bill.path("places").get(i), headings.get(i), currency);
        }
        row(0, "total", "", bill.path("charge").asText(), currency);
        row(0, "topped up", "", detail.path("topUps").asText(), currency);
        row(0, "balance (owed)", "", account.path("balance").asText(), currency);
        corrections(entries);
        out.flush();
    }

    private void place(JsonNode place, String charge, String currency) {
        row(0, place.path("name").asText(), "", charge, currency);
        List<String> headings = headings(currency, charge, place.path("endUses"));
        for (int i = 0; i < headings.size(); i++) {
            endUse(place.path("endUses").get(i), headings.get(i));
        }
    }

    private void endUse(JsonNode use, String charge) {
        row(2, use.path("endUse").asText(), "", charge, "");
        use.path("used").forEach(used -> row(4, origin(used), quantity(used), "", ""));
        boolean several = severalUsagePoints(use);
        for (JsonNode component : use.path("components")) {
            String whose = several ? ", " + component.path("usagePoint").asText() : "";
            String charged = component.path("charge").asText();
            row(4, name(component) + whose, quantity(component), charged, "");
        }
    }

    /** In whole coins, which sum to the whole. */
    private static List<String> headings(String currency, String whole, JsonNode parts) {
        List<String> exact = new ArrayList<>();
        parts.forEach(part -> exact.add(part.path("charge").asText()));
        return Headings.of(currency, whole, exact);
    }

    private void corrections(Iterable<JsonNode> entries) {
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

    /** Who vouches for a quantity, such as {@code meter-signed}. */
    private static String origin(JsonNode used) {
        String words = used.path("origin").asText().toLowerCase(Locale.ROOT).replace('_', '-');
        String deducted = used.path("subMeter").asText();
        return (deducted.isEmpty() ? "used, " : "deducted of " + deducted + ", ")
                + words
                + (used.path("simulated").asBoolean() ? ", simulated" : "");
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
