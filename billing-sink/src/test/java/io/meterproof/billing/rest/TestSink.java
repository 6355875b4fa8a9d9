package io.meterproof.billing.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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
import io.meterproof.billing.store.EntryRow;
import io.meterproof.billing.task.OpenTasks;
import io.meterproof.billing.unallocated.UnallocatedChannels;
import io.meterproof.metering.document.DocumentVerifier;
import io.meterproof.metering.ledger.LedgerEntry;
import io.meterproof.metering.signature.SignatureOutcome;
import io.meterproof.records.Topics;
import io.meterproof.records.avro.LedgerRecord;
import io.meterproof.records.codec.LedgerRecords;
import io.meterproof.records.wire.AvroWire;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The REST API over an archive in memory. */
final class TestSink implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final DocumentVerifier NOBODY =
            new DocumentVerifier((key, message, signature) -> SignatureOutcome.INVALID);

    final InMemoryArchive archive = new InMemoryArchive();
    final CatalogueRegistry registry = new CatalogueRegistry();
    final KeyRing keys = new KeyRing(new byte[32], registry);
    final OpenTasks tasks = new OpenTasks(registry);
    final UnallocatedChannels unallocated = new UnallocatedChannels(registry);
    private final HttpClient client = HttpClient.newHttpClient();
    private final RestApi api;
    private String waiting = "ok";

    TestSink() {
        Ledger ledger = new Ledger(archive, registry);
        Bundles bundles =
                new Bundles(archive, ledger, registry, keys, new SignerKeys(Path.of("none")), (leaves, tag) -> {
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

    /** As if the sink had read these entries. */
    void keep(Chain chain) {
        AvroWire<LedgerRecord> wire = new AvroWire<>(Topics.SETTLEMENT_LINES, LedgerRecord.class, registry);
        for (LedgerEntry entry : chain.entries()) {
            LedgerRecord record = LedgerRecords.toAvro(entry);
            String account = record.getAccount();
            archive.write(List.of(
                    new EntryRow(account, record.getSequence(), record.getType(), wire.write(record)),
                    new AccountRow(account, record.getSequence(), "AUD", record.getBalance(), Chain.BEGIN)));
        }
    }

    /** The archive is in this state: "ok", or what it waits for. */
    void archiveIs(String state) {
        waiting = state;
    }

    /** Method and path of every route. */
    List<String> operations() {
        return api.operations();
    }

    /** The answer, which is expected to be one. */
    JsonNode json(String path) throws IOException, InterruptedException {
        HttpResponse<String> response = get(path);
        assertThat(response.statusCode()).isEqualTo(200);
        return JSON.readTree(response.body());
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send("GET", path);
    }

    HttpResponse<String> send(String method, String path) throws IOException, InterruptedException {
        URI uri = URI.create("http://127.0.0.1:" + api.port() + path);
        HttpRequest request = HttpRequest.newBuilder(uri)
                .method(method, BodyPublishers.noBody())
                .build();
        return client.send(request, BodyHandlers.ofString());
    }

    static List<String> fields(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    @Override
    public void close() {
        api.close();
    }
}
