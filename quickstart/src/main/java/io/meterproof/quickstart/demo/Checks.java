package io.meterproof.quickstart.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.meterproof.quickstart.scenario.Expectations;
import io.meterproof.quickstart.scenario.ExpectedUse;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What must hold after a run, compared with how the scenario was made. Pure: it reads answers and decides. */
record Checks(JsonNode summary, Expectations expected) {

    List<Check> all(JsonNode anomalies, JsonNode alerts, List<JsonNode> bills) {
        List<Check> checks = new ArrayList<>(List.of(conservation(), verdicts(), energy(), sum(bills)));
        expected.leaks().forEach((usagePoint, since) -> checks.add(leak(usagePoint, since, anomalies)));
        expected.credits().forEach((account, end) -> checks.add(alert(account, end, alerts)));
        return checks;
    }

    /** received = accepted + duplicates + rejected + waiting + dead-lettered. */
    private Check conservation() {
        long received = blocks("received");
        long rejected = 0;
        for (JsonNode tally : summary.path("rejected")) {
            rejected += tally.path("blocks").asLong();
        }
        long accounted =
                blocks("accepted") + blocks("duplicates") + rejected + blocks("waiting") + blocks("deadLettered");
        return Check.of(
                "conservation",
                received == accounted,
                received + " received = " + blocks("accepted") + " accepted + " + blocks("duplicates")
                        + " duplicates + "
                        + rejected + " rejected + " + blocks("waiting") + " waiting + " + blocks("deadLettered")
                        + " dead-lettered");
    }

    private Check verdicts() {
        Map<String, Long> seen = new TreeMap<>();
        summary.path("rejected")
                .properties()
                .forEach(each ->
                        seen.put(each.getKey(), each.getValue().path("blocks").asLong()));
        if (blocks("duplicates") > 0) {
            seen.put("DUPLICATE", blocks("duplicates"));
        }
        Map<String, Long> planted = expected.byVerdict();
        boolean held = seen.equals(planted) && blocks("deadLettered") == expected.deadLetters();
        return Check.of("verdicts", held, held ? "as planted: " + seen : "planted " + planted + ", seen " + seen);
    }

    private Check energy() {
        Map<String, BigDecimal> wanted = new TreeMap<>();
        for (ExpectedUse use : expected.energy()) {
            String key = String.join(
                    " / ", use.account(), use.place(), use.endUse(), use.unit().symbol());
            wanted.merge(key, BigDecimal.valueOf(use.quantity(), 3), BigDecimal::add);
        }
        Map<String, BigDecimal> seen = new TreeMap<>();
        for (JsonNode account : summary.path("accounts")) {
            for (JsonNode place : account.path("places")) {
                for (JsonNode use : place.path("endUses")) {
                    for (JsonNode energy : use.path("energy")) {
                        seen.put(
                                String.join(
                                        " / ",
                                        account.path("account").asText(),
                                        place.path("place").asText(),
                                        use.path("endUse").asText(),
                                        energy.path("unit").asText()),
                                new BigDecimal(energy.path("quantity").asText()));
                    }
                }
            }
        }
        return compare(wanted, seen);
    }

    private static Check compare(Map<String, BigDecimal> wanted, Map<String, BigDecimal> seen) {
        List<String> differences = new ArrayList<>();
        wanted.forEach((use, quantity) -> {
            BigDecimal settled = seen.getOrDefault(use, BigDecimal.ZERO);
            if (settled.compareTo(quantity) != 0) {
                differences.add(use + ": " + settled + " settled, " + quantity + " metered");
            }
        });
        return Check.of(
                "quantities",
                differences.isEmpty(),
                differences.isEmpty()
                        ? wanted.size()
                                + " sums of account, place and end use equal what was metered, to the Wh and litre"
                        : String.join("; ", differences));
    }

    /** Account = Σ places = Σ place × end use. */
    private static Check sum(List<JsonNode> bills) {
        List<String> differences = new ArrayList<>();
        for (JsonNode detail : bills) {
            JsonNode bill = detail.path("bill");
            BigDecimal places = BigDecimal.ZERO;
            BigDecimal uses = BigDecimal.ZERO;
            for (JsonNode place : bill.path("places")) {
                places = places.add(amount(place));
                for (JsonNode use : place.path("endUses")) {
                    uses = uses.add(amount(use));
                }
            }
            if (amount(bill).compareTo(places) != 0 || amount(bill).compareTo(uses) != 0) {
                differences.add(detail.path("account").path("account").asText() + ": " + amount(bill) + ", places "
                        + places + ", end uses " + uses);
            }
        }
        return Check.of(
                "sums",
                differences.isEmpty(),
                differences.isEmpty()
                        ? "account = places = places × end uses, for " + bills.size() + " accounts"
                        : String.join("; ", differences));
    }

    private static BigDecimal amount(JsonNode node) {
        return new BigDecimal(node.path("charge").asText());
    }

    private static Check leak(String usagePoint, Instant since, JsonNode anomalies) {
        for (JsonNode anomaly : anomalies) {
            if (anomaly.path("usagePoint").asText().equals(usagePoint)) {
                return Check.of(
                        "leak found",
                        true,
                        usagePoint + " leaks since " + since + "; found "
                                + anomaly.path("detected").asText() + ", certainty "
                                + anomaly.path("certaintyPerMille").asInt() / 10 + "%, would save "
                                + anomaly.path("savingsLow").asText() + " to "
                                + anomaly.path("savingsHigh").asText() + " "
                                + anomaly.path("currency").asText() + " a month");
            }
        }
        return Check.of("leak found", false, usagePoint + " leaks since " + since + ", and nobody noticed");
    }

    private static Check alert(String account, Instant end, JsonNode alerts) {
        for (JsonNode alert : alerts) {
            boolean low = alert.path("kind").asText().equals("LOW_CREDIT");
            if (low && alert.path("account").asText().equals(account)) {
                Instant raised = Instant.parse(alert.path("raised").asText());
                return Check.of(
                        "warned in time",
                        raised.isBefore(end),
                        account + " was warned " + raised + "; its credit ended " + end);
            }
        }
        return Check.of("warned in time", false, account + " was never warned; its credit ended " + end);
    }

    private long blocks(String field) {
        return summary.path(field).path("blocks").asLong();
    }
}
