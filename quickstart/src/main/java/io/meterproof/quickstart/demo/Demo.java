package io.meterproof.quickstart.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.meterproof.bundle.verify.BundleVerifier;
import io.meterproof.bundle.verify.StepResult;
import io.meterproof.bundle.verify.VerificationReport;
import io.meterproof.metering.document.Document;
import io.meterproof.metering.document.DocumentCodec;
import io.meterproof.metering.document.PeriodClose;
import io.meterproof.metering.document.SignedDocument;
import io.meterproof.metering.document.TopUp;
import io.meterproof.metering.document.TrustFile;
import io.meterproof.metering.document.TrustFileCodec;
import io.meterproof.metering.signature.CryptoProviders;
import io.meterproof.metering.signature.ProviderVerifier;
import io.meterproof.quickstart.backlog.TopicTally;
import io.meterproof.quickstart.flink.FlinkRest;
import io.meterproof.quickstart.part.Endpoints;
import io.meterproof.quickstart.part.StackException;
import io.meterproof.quickstart.scenario.Scenario;
import io.meterproof.quickstart.scenario.Stage;
import io.meterproof.quickstart.verify.AnchorCheck;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** One run: play, show, write down, check. */
final class Demo {
    private static final Duration ANCHOR_PATIENCE = Duration.ofMinutes(3);
    private static final ObjectMapper JSON = new ObjectMapper();

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
            feed.connect();
            feed.privacyKeys(scenario.holders());
            int number = 0;
            for (Stage stage : scenario.stages()) {
                play(stage, fileName(String.format("%s-%03d-%s", name, number++, stage.name())), feed, drain, progress);
            }
            drain.watched();
            return conclude(scenario, drain.tally(), results);
        }
    }

    private static void play(Stage stage, String file, Feed feed, Drain drain, ProgressLine progress)
            throws IOException, InterruptedException {
        progress.begin(stage.name(), feed.spooled());
        drain.entries(entriesOf(stage, feed));
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

    private List<Check> conclude(Scenario scenario, TopicTally tally, Optional<Path> results)
            throws IOException, InterruptedException {
        List<String> accounts = billing.accounts();
        out.println("Waiting for the newest statements to be anchored ...");
        out.flush();
        Map<String, byte[]> bundles = bundles(accounts);
        List<JsonNode> bills = new ArrayList<>();
        for (String account : accounts) {
            bills.add(billing.account(account));
        }
        long waiting = new FlinkRest(endpoints.flinkRestUrl()).waiting("settlement");
        JsonNode summary = Summary.of(billing.summary(), billing.anchors(), tally, waiting);
        if (results.isPresent()) {
            write(results.get(), bundles, summary);
        }
        showOneBill(bills);
        List<Check> checks = new ArrayList<>(
                new Checks(summary, scenario.expectations()).all(billing.anomalies(), billing.alerts(), bills));
        checks.add(provable(bundles));
        return checks;
    }

    private Map<String, byte[]> bundles(List<String> accounts) throws IOException, InterruptedException {
        Map<String, byte[]> bundles = new LinkedHashMap<>();
        long deadline = System.nanoTime() + ANCHOR_PATIENCE.toNanos();
        for (String account : accounts) {
            Optional<byte[]> bundle = billing.bundle(account);
            while (bundle.isEmpty()) {
                if (System.nanoTime() > deadline) {
                    throw new StackException("The statement of " + account + " was not anchored in "
                            + ANCHOR_PATIENCE.toMinutes() + " minutes: see anchor-service.log in "
                            + endpoints.logsDir() + ".");
                }
                Thread.sleep(200);
                bundle = billing.bundle(account);
            }
            bundles.put(account, bundle.get());
        }
        return bundles;
    }

    private void write(Path directory, Map<String, byte[]> bundles, JsonNode summary) throws IOException {
        Files.createDirectories(directory);
        for (Map.Entry<String, byte[]> bundle : bundles.entrySet()) {
            Files.write(directory.resolve("bill-" + fileName(bundle.getKey()) + ".json"), bundle.getValue());
        }
        JSON.writerWithDefaultPrettyPrinter()
                .writeValue(directory.resolve("summary.json").toFile(), summary);
        Files.writeString(directory.resolve("trust.json"), Files.readString(endpoints.trustFile()));
        out.printf("%nWrote %d bills, summary.json and trust.json to %s%n", bundles.size(), directory);
    }

    /** The one that shows most: corrected, and at many places. */
    private void showOneBill(List<JsonNode> bills) throws IOException, InterruptedException {
        Optional<JsonNode> telling = bills.stream().max(Comparator.comparingInt(Demo::tells));
        if (telling.isPresent()) {
            JsonNode bill = telling.get();
            JsonNode entries =
                    billing.entries(bill.path("account").path("account").asText());
            new BillText(out).print(bill, entries);
        }
    }

    private static int tells(JsonNode bill) {
        int places = bill.path("bill").path("places").size();
        return places * 10 + Math.min(9, bill.path("reversals").asInt());
    }

    private Check provable(Map<String, byte[]> bundles) throws IOException, InterruptedException {
        TrustFile trust = TrustFileCodec.decode(Files.readString(endpoints.trustFile()));
        BundleVerifier verifier = new BundleVerifier(
                ProviderVerifier.of(CryptoProviders.preferred().provider()));
        AnchorCheck chain = new AnchorCheck(endpoints.rpcUrl());
        for (Map.Entry<String, byte[]> bundle : bundles.entrySet()) {
            VerificationReport report = verifier.verify(bundle.getValue(), Optional.of(trust));
            StepResult last = report.failure()
                    .orElse(
                            report.findings().isPresent()
                                    ? chain.check(report.findings().get().anchor())
                                    : null);
            if (last == null || !last.passed()) {
                return Check.of("provable", false, "the bill of " + bundle.getKey() + " is refuted: " + last);
            }
        }
        return Check.of("provable", true, bundles.size() + " bills verify offline, and their anchors are on the chain");
    }

    private static String fileName(String name) {
        return name.replaceAll("[^A-Za-z0-9._-]+", "-");
    }
}
