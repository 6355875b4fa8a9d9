package io.meterproof.quickstart.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.meterproof.metering.anomaly.ContinuousFlowLeak;
import io.meterproof.quickstart.scenario.CreditEnd;
import io.meterproof.quickstart.scenario.Expectations;
import io.meterproof.quickstart.scenario.FileSum;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What must hold after a run, compared with how the scenario was made. Pure: it reads answers and decides. */
record Checks(JsonNode summary, Expectations expected, Set<String> accounts) {
    private static final String LEAK_DETECTOR = ContinuousFlowLeak.START.name();

    List<Check> all(JsonNode anomalies, JsonNode alerts, List<JsonNode> bills) {
        List<Check> checks = new ArrayList<>(List.of(conservation(), verdicts(), energy(), sum(bills)));
        if (!expected.files().isEmpty()) {
            checks.add(files());
        }
        expected.leaks().ifPresent(leaks -> checks.add(leaks(leaks, anomalies)));
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
        Quantities metered = Quantities.metered(expected.energy());
        List<String> differences = Quantities.settled(summary.path("accounts")).differencesFrom(metered);
        return Check.of(
                "quantities",
                differences.isEmpty(),
                differences.isEmpty()
                        ? metered.byUse().size()
                                + " sums of account, place and end use equal what was metered, to the Wh and litre"
                        : String.join("; ", differences));
    }

    /** What is settled is what the files themselves sum to, within what our meters' registers can show. */
    private Check files() {
        Quantities settled = Quantities.settled(summary.path("accounts"));
        boolean held = true;
        List<String> words = new ArrayList<>();
        for (FileSum file : expected.files()) {
            BigDecimal kilowattHours = settled.of(file.account(), file.endUse());
            BigDecimal difference = kilowattHours.subtract(file.kilowattHours());
            held &= difference.abs().compareTo(file.tolerance()) <= 0;
            words.add(file.file() + " = " + file.kilowattHours() + " kWh, settled " + kilowattHours
                    + ", which may differ by " + file.tolerance());
        }
        return Check.of("the files' sums", held, String.join("; ", words));
    }

    /** Account = Σ places = Σ place × end use. */
    private Check sum(List<JsonNode> bills) {
        List<String> differences = new ArrayList<>();
        Set<String> billed = new TreeSet<>();
        for (JsonNode detail : bills) {
            billed.add(detail.path("account").path("account").asText());
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
        if (!billed.equals(accounts)) {
            differences.add("billed " + billed + ", opened " + accounts);
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

    /** Each leak is found once it leaks, by the detector for leaks, and nothing is found anywhere else. */
    private static Check leaks(Map<String, Instant> leaks, JsonNode anomalies) {
        Map<String, Instant> missing = new TreeMap<>(leaks);
        List<String> words = new ArrayList<>();
        boolean held = true;
        for (JsonNode anomaly : anomalies) {
            String usagePoint = anomaly.path("usagePoint").asText();
            Instant since = missing.remove(usagePoint);
            boolean leak = since != null
                    && anomaly.path("detector").asText().equals(LEAK_DETECTOR)
                    && !Instant.parse(anomaly.path("detected").asText()).isBefore(since);
            held &= leak;
            words.add(found(anomaly, leak ? "leaks since " + since : "was not made to leak then"));
        }
        missing.forEach(
                (usagePoint, since) -> words.add(usagePoint + " leaks since " + since + ", and nobody noticed"));
        return Check.of("leaks found", held && missing.isEmpty(), String.join("; ", words));
    }

    private static String found(JsonNode anomaly, String truth) {
        return anomaly.path("usagePoint").asText() + " " + truth + "; found by "
                + anomaly.path("detector").asText() + " "
                + anomaly.path("detected").asText() + ", certainty "
                + anomaly.path("certaintyPerMille").asInt() / 10 + "%, would save " + savings(anomaly) + " "
                + anomaly.path("currency").asText() + " a month";
    }

    private static String savings(JsonNode anomaly) {
        String low = anomaly.path("savingsLow").asText();
        String high = anomaly.path("savingsHigh").asText();
        return low.equals(high) ? low : low + " to " + high;
    }

    private static Check alert(String account, CreditEnd credit, JsonNode alerts) {
        for (JsonNode alert : alerts) {
            boolean low = alert.path("kind").asText().equals("LOW_CREDIT");
            if (low && alert.path("account").asText().equals(account)) {
                Instant raised = Instant.parse(alert.path("raised").asText());
                return Check.of(
                        "warned in time",
                        !raised.isAfter(credit.end().minus(credit.warning())),
                        account + " was warned " + raised + "; its credit ended " + credit.end() + ", and it asks for "
                                + credit.warning().toHours() + " hours");
            }
        }
        return Check.of("warned in time", false, account + " was never warned; its credit ended " + credit.end());
    }

    private long blocks(String field) {
        return summary.path(field).path("blocks").asLong();
    }
}
