package io.meterproof.quickstart.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.meterproof.metering.document.Document;
import io.meterproof.metering.document.DocumentCodec;
import io.meterproof.metering.document.PeriodClose;
import io.meterproof.metering.document.SignedDocument;
import io.meterproof.metering.document.TopUp;
import io.meterproof.quickstart.backlog.Patience;
import io.meterproof.quickstart.flink.FlinkRest;
import io.meterproof.quickstart.part.Endpoints;
import io.meterproof.quickstart.scenario.Scenario;
import io.meterproof.quickstart.scenario.Stage;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** One run: play, show, write down, check. */
final class Demo {
    private final Endpoints endpoints;
    private final Path spool;
    private final String name;
    private final PrintWriter out;
    private final boolean terminal;
    private final Billing billing;

    /** @param name of the scenario, with which the files of its blocks begin */
    Demo(Endpoints endpoints, Path spool, String name, PrintWriter out, boolean terminal) {
        this.endpoints = endpoints;
        this.spool = spool;
        this.name = name;
        this.out = out;
        this.terminal = terminal;
        this.billing = new Billing(endpoints.billingUrl());
    }

    /**
     * Plays the scenario and shows what came of it.
     *
     * @param results where bundles and summary go, if anywhere
     * @return what had to hold, each with whether it did
     */
    List<Check> run(Scenario scenario, Optional<Path> results) throws IOException, InterruptedException {
        ProgressLine progress = new ProgressLine(out, terminal);
        try (Feed feed = new Feed(endpoints, spool);
                Drain drain = new Drain(endpoints, progress)) {
            Connector connector = new Connector(endpoints);
            drain.patience().ask("Kafka Connect", () -> {
                connector.read(feed.spool());
                return Optional.of(connector);
            });
            feed.privacyKeys(scenario.holders());
            int number = 0;
            for (Stage stage : scenario.stages()) {
                play(stage, fileName(String.format("%s-%03d-%s", name, number++, stage.name())), feed, drain, progress);
            }
            drain.watched();
            return conclude(scenario, drain, results);
        }
    }

    private static void play(Stage stage, String file, Feed feed, Drain drain, ProgressLine progress)
            throws IOException, InterruptedException {
        progress.begin(stage.name(), feed.spooled());
        long before = drain.entries();
        int caused = entriesOf(stage, feed);
        drain.entries(before + caused);
        if (caused == 0) {
            drain.documents();
        }
        feed.blocks(file, stage.lines());
        progress.begin(stage.name(), feed.spooled());
        drain.readings(feed.spooled());
        progress.end(drain.tally());
    }

    /** Publishes a stage's documents; returns how many ledger entries the new ones cause at once. */
    private static int entriesOf(Stage stage, Feed feed) {
        Map<Integer, List<SignedDocument>> byEntries = stage.documents().stream()
                .collect(Collectors.groupingBy(Demo::entriesOf, TreeMap::new, Collectors.toList()));
        int entries = 0;
        for (Map.Entry<Integer, List<SignedDocument>> each : byEntries.entrySet()) {
            entries += each.getKey() * feed.documents(each.getValue());
        }
        return entries;
    }

    /** A top-up is one entry; a period's close is its charges and its statement. */
    private static int entriesOf(SignedDocument signed) {
        Document document = DocumentCodec.decode(signed.json());
        if (document instanceof TopUp) {
            return 1;
        }
        return document instanceof PeriodClose ? 2 : 0;
    }

    private List<Check> conclude(Scenario scenario, Drain drain, Optional<Path> results)
            throws IOException, InterruptedException {
        Patience patience = drain.patience();
        out.println("Waiting for the newest statements to be anchored ...");
        out.flush();
        Answers answers = Answers.of(billing, patience);
        FlinkRest flink = new FlinkRest(endpoints.flinkRestUrl());
        long waiting = patience.ask("the settlement job", () -> Optional.of(flink.waiting("settlement")));
        JsonNode summary = Summary.of(answers.pipeline(), answers.bills(), answers.anchors(), drain.tally(), waiting);
        if (results.isPresent()) {
            new Results(results.get()).write(answers.bundles(), summary, endpoints.trustFile());
            out.printf(
                    "%nWrote %d bills, summary.json and trust.json to %s%n",
                    answers.bundles().size(), results.get());
        }
        showBills(answers.bills(), patience);
        List<Check> checks = new ArrayList<>(new Checks(summary, scenario.expectations(), scenario.accounts())
                .all(answers.anomalies(), answers.alerts(), answers.bills()));
        checks.add(DoubleEntry.check(patience.ask("the trial balance", () -> Optional.of(billing.trialBalance()))));
        checks.add(Proofs.of(endpoints).check(answers.bundles(), scenario.accounts()));
        return checks;
    }

    private void showBills(List<JsonNode> bills, Patience patience) throws InterruptedException {
        Map<String, List<JsonNode>> corrected = new HashMap<>();
        for (JsonNode bill : bills) {
            if (Showcase.reversals(bill) > 0) {
                corrected.put(Showcase.account(bill), entries(bill, patience));
            }
        }
        for (JsonNode bill : new Showcase(bills, corrected).shown()) {
            new BillText(out).print(bill, corrected.getOrDefault(Showcase.account(bill), List.of()));
        }
    }

    private List<JsonNode> entries(JsonNode bill, Patience patience) throws InterruptedException {
        String account = Showcase.account(bill);
        List<JsonNode> entries = new ArrayList<>();
        patience.ask("the ledger of " + account, () -> Optional.of(billing.entries(account)))
                .forEach(entries::add);
        return entries;
    }

    static String fileName(String name) {
        return name.replaceAll("[^A-Za-z0-9._-]+", "-");
    }
}
