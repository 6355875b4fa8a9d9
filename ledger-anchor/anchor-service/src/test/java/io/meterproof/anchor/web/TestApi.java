package io.meterproof.anchor.web;

import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.Javalin;
import io.meterproof.anchor.MemoryStore;
import io.meterproof.anchor.TestKey;
import io.meterproof.anchor.chain.AnchorState;
import io.meterproof.anchor.chain.Contract;
import io.meterproof.anchor.chain.Slot;
import io.meterproof.anchor.epoch.Epoch;
import io.meterproof.anchor.epoch.EpochLog;
import io.meterproof.anchor.epoch.Origins;
import io.meterproof.anchor.run.Coming;
import io.meterproof.anchor.run.Health;
import io.meterproof.anchor.run.Meters;
import io.meterproof.anchor.run.Stores;
import io.meterproof.anchor.store.TreeStore;
import io.meterproof.metering.commitment.Generation;
import io.meterproof.tlog.Hash;
import io.meterproof.tlog.TreeBuilder;
import io.meterproof.tlog.TreeEdge;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The API over a log in memory. */
final class TestApi implements AutoCloseable {
    private static final Contract CONTRACT = new Contract(31337, "0x" + "ab".repeat(20));

    final MemoryStore store = new MemoryStore();
    final TestKey key = TestKey.generate();
    final Health health = new Health();
    final Coming stores = new Coming();
    private final EpochLog epochLog = new EpochLog(new Origins("test.local"), key.signer());
    private final HttpClient client = HttpClient.newHttpClient();
    private final Javalin server;

    TestApi() {
        server = new Api(stores, health, new Meters(stores, health)).start("127.0.0.1", 0);
        stores.come(new Stores(store, store, store, store));
    }

    Epoch makeEpoch() {
        TreeEdge edge = TreeEdge.read(
                store.tiles(TreeStore.EPOCHS),
                store.newest().map(epoch -> epoch.number() + 1).orElse(0L));
        Hash expected = store.newest().map(Epoch::acc).orElse(Hash.ZERO);
        Epoch epoch = epochLog.next(
                store.newest(),
                store.heads(),
                store.newest()
                        .map(Epoch::generation)
                        .orElse(Generation.FIRST)
                        .after(store.shards().seals()),
                store.statements(store.heads()).root(),
                edge,
                new Slot(CONTRACT, expected),
                Instant.EPOCH);
        store.append(epoch);
        store.put(
                TreeStore.EPOCHS,
                TreeBuilder.grow(edge, List.of(epoch.entry().leafHash())).tiles());
        return epoch;
    }

    Epoch finish(Epoch epoch) {
        store.replaceAnchor(epoch, new AnchorState.Final("0x" + "01".repeat(32), "0x" + "02".repeat(32), 5));
        return epoch;
    }

    /** The paths that it serves. */
    List<String> paths() {
        return server.unsafeConfig().pvt.internalRouter.allHttpHandlers().stream()
                .map(handler -> handler.getEndpoint().getPath())
                .toList();
    }

    HttpResponse<String> prove(List<Hash> leaves) throws IOException, InterruptedException {
        return post(
                "/proofs",
                leaves.stream()
                        .map(leaf -> '"' + leaf.hex() + '"')
                        .collect(Collectors.joining(",", "{\"leaves\":[", "]}")));
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(request(path));
    }

    HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
        return send(request(path).POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    /** Hashes that an answer lists in hexadecimal. */
    static List<Hash> hashes(JsonNode hexes) {
        List<Hash> hashes = new ArrayList<>();
        hexes.forEach(hex -> hashes.add(Hash.parseHex(hex.asText())));
        return hashes;
    }

    @Override
    public void close() {
        server.stop();
    }
}
