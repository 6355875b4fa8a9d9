package io.meterproof.billing.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.meterproof.billing.bundle.Bundles;
import io.meterproof.billing.bundle.KeyRing;
import io.meterproof.billing.bundle.SignerKeys;
import io.meterproof.billing.fixture.ArchivedTopic;
import io.meterproof.billing.fixture.CatalogueRegistry;
import io.meterproof.billing.fixture.Chain;
import io.meterproof.billing.fixture.InMemoryArchive;
import io.meterproof.billing.kept.Ledger;
import io.meterproof.billing.registry.KeyRegistry;
import io.meterproof.billing.store.AccountRow;
import io.meterproof.billing.store.AlertRow;
import io.meterproof.billing.store.AnchorRow;
import io.meterproof.billing.store.DocumentRow;
import io.meterproof.billing.store.EntryRow;
import io.meterproof.billing.store.ProgressRow;
import io.meterproof.billing.task.OpenTasks;
import io.meterproof.billing.unallocated.UnallocatedChannels;
import io.meterproof.formats.block.ObisCode;
import io.meterproof.metering.document.Agreement;
import io.meterproof.metering.document.DocumentCodec;
import io.meterproof.metering.document.DocumentVerifier;
import io.meterproof.metering.document.Effective;
import io.meterproof.metering.document.Party;
import io.meterproof.metering.document.SignedDocument;
import io.meterproof.metering.ledger.LedgerEntry;
import io.meterproof.metering.signature.SignatureOutcome;
import io.meterproof.records.Topics;
import io.meterproof.records.avro.Anchor;
import io.meterproof.records.avro.CreditAlert;
import io.meterproof.records.avro.LedgerRecord;
import io.meterproof.records.avro.ReadingTask;
import io.meterproof.records.avro.UnallocatedEnergy;
import io.meterproof.records.avro.UnallocatedMonth;
import io.meterproof.records.codec.LedgerRecords;
import io.meterproof.records.wire.AvroWire;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class RestApiTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final DocumentVerifier NOBODY =
            new DocumentVerifier((key, message, signature) -> SignatureOutcome.INVALID);

    private final HttpClient client = HttpClient.newHttpClient();
    private final CatalogueRegistry registry = new CatalogueRegistry();
    private final InMemoryArchive archive = new InMemoryArchive();
    private final OpenTasks tasks = new OpenTasks(registry);
    private final UnallocatedChannels unallocated = new UnallocatedChannels(registry);
    private String waiting = "ok";
    private RestApi api;

    @BeforeEach
    void start() {
        Ledger ledger = new Ledger(archive, registry);
        Bundles bundles = new Bundles(
                archive,
                ledger,
                registry,
                new KeyRing(new byte[32], registry),
                new SignerKeys(Path.of("none")),
                (leaves, tag) -> {
                    throw new AssertionError("nothing is asked for without evidence");
                });
        api = new RestApi(
                        archive,
                        ledger,
                        registry,
                        bundles,
                        new KeyRegistry(archive, new ArchivedTopic(archive), Path.of("none"), NOBODY),
                        unallocated,
                        tasks,
                        () -> List.of(new Position("settlement.lines", 0, "3")),
                        new Health().part("archive", () -> waiting),
                        new PrometheusRegistry())
                .start("127.0.0.1", 0);
    }

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void theDescriptionNamesExactlyTheRoutes() throws IOException, InterruptedException {
        JsonNode description = new ObjectMapper(new YAMLFactory())
                .readTree(get("/openapi.yaml").body());

        List<String> described = new ArrayList<>();
        description.get("paths").fields().forEachRemaining(path -> {
            Set<String> methods = new HashSet<>(fields(path.getValue()));
            methods.remove("parameters");
            methods.forEach(method -> described.add(method + " " + path.getKey()));
        });
        assertThat(described).containsExactlyInAnyOrderElementsOf(api.operations());
    }

    @Test
    void anAnswerHasExactlyTheRequiredFieldsOfItsSchema() throws IOException, InterruptedException {
        keep(new Chain("a").use("up-1", "home", 4_000).statement());
        JsonNode schemas = new ObjectMapper(new YAMLFactory())
                .readTree(get("/openapi.yaml").body())
                .at("/components/schemas");

        assertThat(fields(json("/summary"))).containsExactlyInAnyOrderElementsOf(required(schemas, "Summary"));
        assertThat(fields(json("/accounts").at("/accounts/0")))
                .containsExactlyInAnyOrderElementsOf(required(schemas, "AccountItem"));
        assertThat(fields(json("/accounts/a/entries").at("/entries/0")))
                .containsExactlyInAnyOrderElementsOf(required(schemas, "Entry"));
        assertThat(fields(json("/accounts/a").at("/bill/places/0/endUses/0")))
                .containsExactlyInAnyOrderElementsOf(required(schemas, "EndUse"));
    }

    @Test
    void theConsoleServesThePageThatVerifiesBillsAndForbidsItTheNetwork() throws IOException, InterruptedException {
        HttpResponse<String> page = get("/verify.html");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/html"));
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'", "script-src 'unsafe-inline'")
                .doesNotContain("connect-src");
        assertThat(page.body())
                .startsWith("<!doctype html>")
                .contains("<title>Verify a bill</title>", "type=\"module\"")
                .doesNotContain("/* script */", "src=\"http", "<link");
    }

    @Test
    void anotherMethodThanThoseOfARouteIsNotAllowed() throws IOException, InterruptedException {
        HttpResponse<String> response = client.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + api.port() + "/accounts"))
                        .DELETE()
                        .build(),
                HttpResponse.BodyHandlers.ofString());

        assertThat(response.statusCode()).isEqualTo(405);
        assertThat(JSON.readTree(response.body()).get("title").textValue()).isEqualTo("Method Not Allowed");
    }

    @Test
    void aBillGoesFromPlacesToComponents() throws IOException, InterruptedException {
        keep(new Chain("a").use("up-1", "home", 4_000).use("up-2", "ev-charging", 8_000));

        JsonNode bill = json("/accounts/a").get("bill");

        assertThat(bill.get("charge").textValue()).isEqualTo("3.00");
        assertThat(bill.at("/places/1/place").textValue()).isEqualTo("up-2");
        assertThat(bill.at("/places/1/endUses/0/used/0/quantity").textValue()).isEqualTo("8.000");
        assertThat(bill.at("/places/1/endUses/0/components/0/charge").textValue())
                .isEqualTo("2.00");
    }

    @Test
    void aCorrectionIsAReversalAndARebill() throws IOException, InterruptedException {
        keep(new Chain("a").use("up-1", "home", 4_000).reverse(1).rebill("up-1", "home", 5_000));

        JsonNode entries = json("/accounts/a/entries").get("entries");

        assertThat(entries.at("/1/about/reverses").textValue()).isEqualTo("1");
        assertThat(entries.at("/1/charge").textValue()).isEqualTo("-1.00");
        assertThat(entries.at("/2/about/rebills").textValue()).isEqualTo("2");
    }

    @Test
    void duplicatesAreNotRejections() throws IOException, InterruptedException {
        archive.write(List.of(new ProgressRow(
                "readings.rejected",
                0,
                3,
                Map.of(
                        "rejected.blocks.DUPLICATE", 2L,
                        "rejected.readings.DUPLICATE", 96L,
                        "rejected.blocks.HIGH_S", 1L,
                        "rejected.readings.HIGH_S", 1L))));

        JsonNode pipeline = json("/pipeline");

        assertThat(pipeline.at("/duplicates/readings").intValue()).isEqualTo(96);
        assertThat(fields(pipeline.get("rejected"))).containsExactly("HIGH_S");
    }

    @Test
    void whatNobodyPaysIsListedByAgeUntilSomebodyDoes() throws IOException, InterruptedException {
        String month = YearMonth.now(ZoneOffset.UTC).toString();
        unallocated.put(
                new byte[] {1},
                waiting(new UnallocatedMonth("2012-06", 2L, 1_500L), new UnallocatedMonth(month, 1L, 7L)));

        JsonNode told = json("/unallocated?usagePoint=up-1");

        assertThat(told.at("/unallocated/0/oldest").textValue()).isEqualTo("2012-06");
        assertThat(told.at("/unallocated/0/ages/0/quantity").textValue()).isEqualTo("0.007");
        assertThat(told.at("/totals/0/ages/3/readings").textValue()).isEqualTo("2");
        assertThat(json("/unallocated?usagePoint=up-2").get("channels").intValue())
                .isZero();

        unallocated.put(new byte[] {1}, waiting());
        assertThat(json("/unallocated").get("unallocated")).isEmpty();
    }

    @Test
    void aTaskIsListedUntilItIsDone() throws IOException, InterruptedException {
        tasks.put(new byte[] {1}, task("OPENED"));

        assertThat(json("/tasks?usagePoint=up-1").at("/tasks/0/rule").textValue())
                .isEqualTo("spike/1");
        assertThat(json("/tasks?usagePoint=up-2").get("open").intValue()).isZero();

        tasks.put(new byte[] {1}, task("DONE"));
        assertThat(json("/tasks").get("tasks")).isEmpty();
    }

    private byte[] task(String state) {
        return new AvroWire<>(Topics.READINGS_TASKS, ReadingTask.class, registry)
                .write(new ReadingTask(
                        "id",
                        state,
                        "spike/1",
                        "questionable",
                        "ab",
                        "1-0:1.8.0*255",
                        "up-1",
                        97L,
                        1L,
                        0L,
                        900_000L,
                        "measured 5",
                        0L));
    }

    @Test
    void whoAnswersForAUsagePointIsAskedForAnInstant() throws IOException, InterruptedException {
        Effective june = new Effective(
                Instant.parse("2012-06-01T00:00:00Z"), Optional.of(Instant.parse("2012-07-01T00:00:00Z")));
        Agreement agreement =
                new Agreement("ag-1", "a", "up-1", ObisCode.ACTIVE_IMPORT, "home", "t-1", june, Party.LANDLORD);
        archive.write(List.of(new DocumentRow(
                "agreement", "up-1", 0, new SignedDocument(DocumentCodec.encode(agreement), List.of()))));

        assertThat(json("/usage-points/up-1/responsible").findValuesAsText("party"))
                .containsExactly("landlord", "nobody");
        assertThat(json("/usage-points/up-1/responsible?at=2012-08-01T00:00:00Z")
                        .findValuesAsText("party"))
                .containsExactly("nobody");
        assertThat(get("/usage-points/up-2/responsible").statusCode()).isEqualTo(404);
    }

    private byte[] waiting(UnallocatedMonth... months) {
        return new AvroWire<>(Topics.READINGS_UNALLOCATED, UnallocatedEnergy.class, registry)
                .write(new UnallocatedEnergy(
                        "usage-point/up-1", "ab", "1-0:1.8.0*255", "kWh", 0L, List.of(months), 0L));
    }

    @Test
    void anAlertSentTwiceIsOneAlert() throws IOException, InterruptedException {
        AvroWire<CreditAlert> wire = new AvroWire<>(Topics.ALERTS, CreditAlert.class, registry);
        byte[] value = wire.write(new CreditAlert("id", "a", "LOW_CREDIT", 0L, 1_500_000L, null, "AUD"));
        archive.write(List.of(new AlertRow("a", Instant.EPOCH, "id", value)));
        archive.write(List.of(new AlertRow("a", Instant.EPOCH, "id", value)));

        assertThat(json("/pipeline").get("alerts").intValue()).isEqualTo(1);
        assertThat(json("/alerts").at("/alerts/0/balance").textValue()).isEqualTo("1.50");
    }

    @Test
    void ofManyAnchorsTheNewestAreShownAndAllAreCounted() throws IOException, InterruptedException {
        AvroWire<Anchor> wire = new AvroWire<>(Topics.LOG_ANCHORS, Anchor.class, registry);
        for (long epoch = 0; epoch < 3; epoch++) {
            String state = epoch == 2 ? "SENT" : "FINAL";
            ByteBuffer root = ByteBuffer.wrap(new byte[32]);
            archive.write(List.of(new AnchorRow(
                    epoch,
                    1,
                    wire.write(new Anchor(epoch, epoch + 1, root, state, null, null, null, "0xab", 31_337L)))));
        }

        assertThat(json("/anchors?limit=2").findValuesAsText("epoch")).containsExactly("1", "2");
        assertThat(json("/pipeline").get("anchors").toString()).isEqualTo("{\"FINAL\":2,\"SENT\":1}");
    }

    @Test
    void progressIsByPartition() throws IOException, InterruptedException {
        archive.write(List.of(new ProgressRow("settlement.lines", 0, 4, Map.of())));

        JsonNode progress = json("/progress");

        assertThat(progress.at("/archived/0/next").textValue()).isEqualTo("4");
        assertThat(progress.at("/folded/0/next").textValue()).isEqualTo("3");
    }

    @Test
    void anUnknownAccountIsAProblem() throws IOException, InterruptedException {
        HttpResponse<String> response = get("/accounts/nobody");

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/problem+json");
        assertThat(JSON.readTree(response.body()).get("detail").textValue())
                .isEqualTo("no entry of account nobody is known");
    }

    @Test
    void aLimitThatIsNoneIsAProblem() throws IOException, InterruptedException {
        assertThat(get("/accounts?limit=0").statusCode()).isEqualTo(400);
    }

    @Test
    void asOfADayABillKnowsWhatWasBookedUntilThen() throws IOException, InterruptedException {
        keep(new Chain("a").use("up-1", "home", 4_000).statement().reverse(1).rebill("up-1", "home", 5_000));

        JsonNode then = json("/accounts/a?asOf=2012-06-02T00:00:00Z");

        assertThat(then.at("/account/balance").textValue()).isEqualTo("1.00");
        assertThat(then.get("billed").textValue()).isEqualTo("1.00");
        assertThat(then.get("reversals").intValue()).isZero();
        assertThat(json("/accounts/a").at("/account/balance").textValue()).isEqualTo("1.25");
        assertThat(get("/accounts/a?asOf=yesterday").statusCode()).isEqualTo(400);
    }

    @Test
    void theBooksOfAllAccountsSumToZero() throws IOException, InterruptedException {
        keep(new Chain("a").use("up-1", "home", 4_000).topUp(10_000_000));
        keep(new Chain("b").use("up-2", "home", 8_000).reverse(1));

        JsonNode books = json("/trial-balance").at("/currencies/0");

        assertThat(books.get("sum").textValue()).isEqualTo("0.00");
        assertThat(books.get("books").toString())
                .isEqualTo("[{\"book\":\"charges/energy\",\"balance\":\"-1.00\"},"
                        + "{\"book\":\"payments\",\"balance\":\"10.00\"},"
                        + "{\"book\":\"receivable\",\"balance\":\"-9.00\"}]");
        assertThat(json("/accounts/b/postings").at("/currencies/0/books/1/book").textValue())
                .isEqualTo("receivable/b");
    }

    @Test
    void aStatementThatIsNotThereIsToldApartFromOneWithoutItsBlocks() throws IOException, InterruptedException {
        keep(new Chain("a").use("up-1", "home", 4_000).statement());

        assertThat(get("/accounts/nobody/statements/newest/page").statusCode()).isEqualTo(404);
        assertThat(get("/accounts/a/statements/newest").statusCode()).isEqualTo(503);
    }

    @Test
    void aBundleWithoutAStatementComesLater() throws IOException, InterruptedException {
        keep(new Chain("a").use("up-1", "home", 4_000));

        HttpResponse<String> response = get("/accounts/a/bundle");

        assertThat(response.statusCode()).isEqualTo(409);
        assertThat(response.headers().firstValue("Retry-After")).isPresent();
    }

    @Test
    void aBundleWithoutItsBlocksComesLater() throws IOException, InterruptedException {
        keep(new Chain("a").use("up-1", "home", 4_000).statement());

        assertThat(get("/accounts/a/bundle").statusCode()).isEqualTo(503);
    }

    @Test
    void aRegistryThatIsDownIsAProblem() throws IOException, InterruptedException {
        keep(new Chain("a").use("up-1", "home", 4_000));
        registry.goDown();

        assertThat(get("/accounts/a/entries").statusCode()).isEqualTo(503);
    }

    @Test
    void aPartThatWaitsMakesTheSinkNotReady() throws IOException, InterruptedException {
        waiting = "REBALANCING";

        HttpResponse<String> response = get("/readyz");

        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(JSON.readTree(response.body()).at("/waiting/archive").textValue())
                .isEqualTo("REBALANCING");
    }

    @Test
    void theConsoleIsServedWithoutForeignScripts() throws IOException, InterruptedException {
        HttpResponse<String> page = get("/");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("Meterproof").doesNotContain("//cdn");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .startsWith("default-src 'self'");
    }

    private void keep(Chain chain) {
        AvroWire<LedgerRecord> wire = new AvroWire<>(Topics.SETTLEMENT_LINES, LedgerRecord.class, registry);
        for (LedgerEntry entry : chain.entries()) {
            LedgerRecord record = LedgerRecords.toAvro(entry);
            String account = record.getAccount();
            archive.write(List.of(
                    new EntryRow(account, record.getSequence(), record.getType(), wire.write(record)),
                    new AccountRow(account, record.getSequence(), "AUD", record.getBalance(), Chain.BEGIN)));
        }
    }

    private JsonNode json(String path) throws IOException, InterruptedException {
        HttpResponse<String> response = get(path);
        assertThat(response.statusCode()).isEqualTo(200);
        return JSON.readTree(response.body());
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        URI uri = URI.create("http://127.0.0.1:" + api.port() + path);
        return client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
    }

    private static List<String> fields(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static List<String> required(JsonNode schemas, String name) {
        List<String> names = new ArrayList<>();
        schemas.get(name).get("required").forEach(each -> names.add(each.textValue()));
        return names;
    }
}
