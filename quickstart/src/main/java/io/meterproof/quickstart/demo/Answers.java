package io.meterproof.quickstart.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.meterproof.quickstart.backlog.Patience;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What billing-sink says at the end of a run.
 *
 * @param bundles exact bytes, by account
 * @param bills each account's detail
 */
record Answers(
        Map<String, byte[]> bundles,
        List<JsonNode> bills,
        JsonNode pipeline,
        JsonNode anchors,
        JsonNode anomalies,
        JsonNode alerts) {
    /** Asks until every account's newest statement is under a final anchor. */
    static Answers of(Billing billing, Patience patience) throws InterruptedException {
        Map<String, byte[]> bundles = new LinkedHashMap<>();
        List<JsonNode> bills = new ArrayList<>();
        for (String account : patience.ask("the accounts", () -> Optional.of(billing.accounts()))) {
            bundles.put(account, patience.ask("the bundle of " + account, () -> billing.bundle(account)));
            bills.add(patience.ask("the bill of " + account, () -> Optional.of(billing.account(account))));
        }
        return new Answers(
                bundles,
                bills,
                patience.ask("the counts of the pipeline", () -> Optional.of(billing.pipeline())),
                patience.ask("the anchors", () -> Optional.of(billing.anchors())),
                patience.ask("the anomalies", () -> Optional.of(billing.anomalies())),
                patience.ask("the alerts", () -> Optional.of(billing.alerts())));
    }
}
