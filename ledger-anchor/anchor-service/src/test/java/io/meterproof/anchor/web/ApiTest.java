package io.meterproof.anchor.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.Javalin;
import io.meterproof.anchor.Leaves;
import io.meterproof.anchor.MemoryStore;
import io.meterproof.anchor.TestKey;
import io.meterproof.anchor.chain.Accumulator;
import io.meterproof.anchor.chain.AnchorState;
import io.meterproof.anchor.chain.Contract;
import io.meterproof.anchor.chain.Slot;
import io.meterproof.anchor.epoch.Epoch;
import io.meterproof.anchor.epoch.EpochLog;
import io.meterproof.anchor.epoch.Origins;
import io.meterproof.anchor.feed.ShardTrees;
import io.meterproof.anchor.run.Coming;
import io.meterproof.anchor.run.Health;
import io.meterproof.anchor.run.Meters;
import io.meterproof.anchor.run.Stores;
import io.meterproof.anchor.store.TreeStore;
import io.meterproof.metering.commitment.StatementPointer;
import io.meterproof.tlog.Checkpoint;
import io.meterproof.tlog.ConsistencyProof;
import io.meterproof.tlog.EpochEntry;
import io.meterproof.tlog.Hash;
import io.meterproof.tlog.InclusionProof;
import io.meterproof.tlog.Multiproof;
import io.meterproof.tlog.PrefixTree;
import io.meterproof.tlog.ShardHead;
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
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Contract CONTRACT = new Contract(31337, "0x" + "ab".repeat(20));
    private final MemoryStore store = new MemoryStore();
    private final TestKey key = TestKey.generate();
    private final EpochLog epochLog = new EpochLog(new Origins("test.local"), key.signer());
    private final Health health = new Health();
    private final Coming stores = new Coming();
    private final HttpClient client = HttpClient.newHttpClient();
    private Javalin server;

    @BeforeEach
    void start() {
        server = new Api(stores, health, new Meters(stores, health)).start("127.0.0.1", 0);
        stores.come(new Stores(store, store, store, store));
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void leavesOfSeveralShardsAreProvenToTheFinalAnchor() throws Exception {
        Leaves.grow(store, 0, 0, 300);
        Leaves.grow(store, 3, 0, 7);
        finish(makeEpoch());
        Leaves.grow(store, 1, 0, 1);
        Leaves.grow(store, 0, 300, 700);
        finish(makeEpoch());
        Leaves.grow(store, 0, 700, 701);
        makeEpoch();
        List<Hash> wanted = List.of(Leaves.leaf(3, 6), Leaves.leaf(0, 650), Leaves.leaf(0, 2));
        HttpResponse<String> response = prove(wanted);
        assertThat(response.statusCode()).isEqualTo(200);
        JsonNode proof = JSON.readTree(response.body());
        assertThat(proof.get("epoch").asText()).isEqualTo("1");
        verify(proof, wanted);
    }

    @Test
    void theNewestStatementOfAnAccountIsProvenAsOfTheFinalEpoch() throws Exception {
        Hash tag = Leaves.leaf(7, 7);
        Leaves.grow(store, 0, 0, 3);
        new ShardTrees(store).apply(Leaves.pointing(0, 3, new StatementPointer(tag, Leaves.leaf(0, 1))));
        finish(makeEpoch());

        JsonNode statements = JSON.readTree(
                        send(post("{\"leaves\":[\"" + Leaves.leaf(0, 1).hex() + "\"],\"tag\":\"" + tag.hex() + "\"}"))
                                .body())
                .get("statements");

        assertThat(statements.get("newest").asText())
                .isEqualTo(Leaves.leaf(0, 1).hex());
        assertThat(PrefixTree.root(tag, Leaves.leaf(0, 1), hashes(statements.get("path")))
                        .hex())
                .isEqualTo(statements.get("root").asText());
        assertThat(send(post("{\"leaves\":[\"" + Leaves.leaf(0, 1).hex() + "\"],\"tag\":\"" + Hash.ZERO.hex() + "\"}"))
                        .statusCode())
                .isEqualTo(409);
    }

    @Test
    void aLeafThatNoFinalEpochCoversIsNotProvenYet() throws Exception {
        Leaves.grow(store, 0, 0, 3);
        finish(makeEpoch());
        Leaves.grow(store, 0, 3, 4);
        HttpResponse<String> response = prove(List.of(Leaves.leaf(0, 3)));
        assertThat(response.statusCode()).isEqualTo(409);
        assertThat(JSON.readTree(response.body()).get("leaf").asText())
                .isEqualTo(Leaves.leaf(0, 3).hex());
    }

    @Test
    void aLeafThatIsNotInTheLogIsNotProvenYet() throws Exception {
        Leaves.grow(store, 0, 0, 3);
        finish(makeEpoch());
        assertThat(prove(List.of(Hash.ZERO)).statusCode()).isEqualTo(409);
    }

    @Test
    void nothingIsProvenBeforeTheFirstFinalEpoch() throws Exception {
        Leaves.grow(store, 0, 0, 3);
        makeEpoch();
        assertThat(prove(List.of(Leaves.leaf(0, 0))).statusCode()).isEqualTo(409);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "[]",
                "{\"leaves\":[]}",
                "{\"leaves\":[\"00\"]}",
                "{\"leaves\":[null]}",
                "{\"leaves\":[\"zz\"]}",
                "{\"leaves\":1}",
                "{\"leaves\":[]} x",
                "{\"leaves\":null}"
            })
    void aRequestInAnotherShapeIsRefused(String body) throws Exception {
        assertThat(send(post(body)).statusCode()).isEqualTo(400);
    }

    @Test
    void theNewestEpochIsShownBeforeItIsFinal() throws Exception {
        assertThat(get("/checkpoints/latest").statusCode()).isEqualTo(404);
        Leaves.grow(store, 2, 0, 3);
        makeEpoch();
        JsonNode epoch = JSON.readTree(get("/checkpoints/latest").body());
        assertThat(epoch.at("/anchor/state").asText()).isEqualTo("PENDING");
        assertThat(get("/shards/2/checkpoint").body())
                .isEqualTo(epoch.at("/shards/0/note").asText());
        assertThat(get("/epochs/checkpoint").body())
                .isEqualTo(epoch.at("/epochCheckpoint").asText());
        assertThat(get("/shards/0/checkpoint").statusCode()).isEqualTo(404);
    }

    @Test
    void aLaterTreeOfAShardIsShownToExtendAnEarlierOne() throws Exception {
        Leaves.grow(store, 0, 0, 300);
        Hash before = store.heads().get(0).root();
        Leaves.grow(store, 0, 300, 700);

        JsonNode answer = JSON.readTree(get("/shards/0/consistency/300/700").body());

        new ConsistencyProof(300, 700, hashes(answer.get("path")))
                .verify(before, store.heads().get(0).root());
        assertThat(get("/shards/0/consistency/700/300").statusCode()).isEqualTo(400);
        assertThat(get("/shards/0/consistency/0/300").statusCode()).isEqualTo(400);
        assertThat(get("/shards/0/consistency/300/5000").statusCode()).isEqualTo(404);
    }

    @Test
    void theEpochLogIsShownToExtendItself() throws Exception {
        Leaves.grow(store, 0, 0, 3);
        Epoch first = finish(makeEpoch());
        Leaves.grow(store, 0, 3, 4);
        Epoch second = makeEpoch();

        JsonNode answer = JSON.readTree(get("/epochs/consistency/1/2").body());

        new ConsistencyProof(1, 2, hashes(answer.get("path"))).verify(first.root(), second.root());
    }

    @Test
    void tilesAreServedAtTheirPathsAndNoOthers() throws Exception {
        Leaves.grow(store, 0, 0, 300);
        assertThat(get("/shards/0/tile/0/001.p/44").headers().firstValue("Content-Length"))
                .hasValue("1408");
        assertThat(get("/shards/0/tile/1/000.p/1").statusCode()).isEqualTo(200);
        assertThat(get("/shards/0/tile/0/001.p/45").statusCode()).isEqualTo(404);
        assertThat(get("/shards/0/tile/0/1").statusCode()).isEqualTo(404);
        assertThat(get("/shards/1/tile/0/000").statusCode()).isEqualTo(404);
    }

    @Test
    void readinessSaysWhatIsTriedAgainWhileTheProcessIsWell() throws Exception {
        assertThat(get("/readyz").statusCode()).isEqualTo(200);
        health.troubled("notary", "no answer");
        assertThat(get("/healthz").statusCode()).isEqualTo(200);
        HttpResponse<String> response = get("/readyz");
        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(JSON.readTree(response.body()).at("/parts/notary").asText()).isEqualTo("no answer");
    }

    @Test
    void whatNeedsTheStoreIsRefusedUntilItIsReached() throws Exception {
        stores.come(null);
        assertThat(get("/healthz").statusCode()).isEqualTo(200);
        assertThat(get("/checkpoints/latest").statusCode()).isEqualTo(503);
        assertThat(prove(List.of(Hash.ZERO)).statusCode()).isEqualTo(503);
    }

    @Test
    void aProofThatDoesNotHoldIsNotGivenAway() throws Exception {
        Leaves.grow(store, 0, 0, 3);
        finish(makeEpoch());
        store.putLeaves(0, Map.of(2L, Hash.ZERO));
        assertThat(prove(List.of(Hash.ZERO)).statusCode()).isEqualTo(500);
    }

    @Test
    void metricsCountEpochsAnchorsAndLag() throws Exception {
        Leaves.grow(store, 0, 0, 3);
        makeEpoch();
        Leaves.grow(store, 0, 3, 8);
        assertThat(get("/metrics").body())
                .contains("meterproof_epochs 1.0")
                .contains("meterproof_anchors_final 0.0")
                .contains("meterproof_log_leaves 8.0")
                .contains("meterproof_log_leaves_without_epoch 5.0");
    }

    @Test
    void everyRouteIsDescribed() throws Exception {
        JsonNode paths = JSON.readTree(get("/openapi.json").body()).get("paths");
        List<String> described = new ArrayList<>();
        paths.fieldNames().forEachRemaining(path -> described.add(path.replace("{tile}", "<tile>")));
        List<String> served = server.unsafeConfig().pvt.internalRouter.allHttpHandlers().stream()
                .map(handler -> handler.getEndpoint().getPath())
                .filter(path -> !path.equals("/openapi.json"))
                .toList();
        assertThat(served).containsExactlyInAnyOrderElementsOf(described);
    }

    /** The steps of docs/proof-api.md. */
    private void verify(JsonNode proof, List<Hash> wanted) {
        List<Hash> proven = new ArrayList<>();
        List<Hash> heads = new ArrayList<>();
        List<Long> positions = new ArrayList<>();
        for (JsonNode shard : proof.get("shards")) {
            Checkpoint checkpoint =
                    checkpoint(shard.get("note"), shard.get("origin").asText());
            assertThat(checkpoint.size()).hasToString(shard.get("size").asText());
            assertThat(checkpoint.root().hex()).isEqualTo(shard.get("root").asText());
            List<Long> indexes =
                    texts(shard.get("indexes")).map(Long::parseLong).toList();
            List<Hash> leaves = hashes(shard.get("leaves"));
            new Multiproof(checkpoint.size(), indexes, hashes(shard.get("multiproof")))
                    .verify(leaves, checkpoint.root());
            proven.addAll(leaves);
            heads.add(new ShardHead(shard.get("shard").asInt(), checkpoint.size(), checkpoint.root()).leafHash());
            positions.add(shard.get("position").asLong());
        }
        assertThat(proven).containsExactlyInAnyOrderElementsOf(wanted);
        JsonNode set = proof.get("shardSet");
        Hash setRoot = new Multiproof(set.get("size").asLong(), positions, hashes(set.get("multiproof"))).root(heads);
        long epoch = proof.get("epoch").asLong();
        Hash entry = new EpochEntry(
                        epoch,
                        proof.get("generation").asLong(),
                        set.get("size").asInt(),
                        setRoot,
                        Hash.parseHex(proof.at("/statements/root").asText()))
                .leafHash();
        Checkpoint log = checkpoint(proof.get("epochCheckpoint"), "test.local/epochs");
        assertThat(log.size()).isEqualTo(epoch + 1);
        new InclusionProof(epoch, log.size(), hashes(proof.get("epochInclusion"))).verify(entry, log.root());
        JsonNode anchor = proof.get("anchor");
        assertThat(anchor.get("root").asText()).isEqualTo(log.root().hex());
        assertThat(Accumulator.after(Hash.parseHex(anchor.get("expected").asText()), log.root())
                        .hex())
                .isEqualTo(anchor.get("acc").asText());
    }

    private Checkpoint checkpoint(JsonNode note, String origin) {
        Checkpoint checkpoint = Checkpoint.parse(key.verified(note.asText(), origin));
        assertThat(checkpoint.origin()).isEqualTo(origin);
        return checkpoint;
    }

    private static List<Hash> hashes(JsonNode hexes) {
        return texts(hexes).map(Hash::parseHex).toList();
    }

    private static Stream<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(text -> texts.add(text.asText()));
        return texts.stream();
    }

    private Epoch makeEpoch() {
        TreeEdge edge = TreeEdge.read(
                store.tiles(TreeStore.EPOCHS),
                store.newest().map(epoch -> epoch.number() + 1).orElse(0L));
        Hash expected = store.newest().map(Epoch::acc).orElse(Hash.ZERO);
        Epoch epoch = epochLog.next(
                store.newest(),
                store.heads(),
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

    private Epoch finish(Epoch epoch) {
        store.replaceAnchor(epoch, new AnchorState.Final("0x" + "01".repeat(32), "0x" + "02".repeat(32), 5));
        return epoch;
    }

    private HttpResponse<String> prove(List<Hash> leaves) throws IOException, InterruptedException {
        return send(post(leaves.stream()
                .map(leaf -> '"' + leaf.hex() + '"')
                .collect(Collectors.joining(",", "{\"leaves\":[", "]}"))));
    }

    private HttpRequest.Builder post(String body) {
        return request("/proofs").POST(HttpRequest.BodyPublishers.ofString(body));
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(request(path));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
