package io.meterproof.anchor.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.meterproof.anchor.Leaves;
import io.meterproof.anchor.chain.Accumulator;
import io.meterproof.anchor.feed.ShardTrees;
import io.meterproof.metering.commitment.Seal;
import io.meterproof.metering.commitment.StatementPointer;
import io.meterproof.tlog.Checkpoint;
import io.meterproof.tlog.EpochEntry;
import io.meterproof.tlog.Hash;
import io.meterproof.tlog.InclusionProof;
import io.meterproof.tlog.Multiproof;
import io.meterproof.tlog.PrefixTree;
import io.meterproof.tlog.ShardHead;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Proofs for leaves, checked by the steps of docs/proof-api.md. */
class ProofsTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final TestApi api = new TestApi();

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void leavesOfSeveralShardsAreProvenToTheFinalAnchor() throws Exception {
        Leaves.grow(api.store, 0, 0, 300);
        Leaves.grow(api.store, 3, 0, 7);
        api.finish(api.makeEpoch());
        Leaves.grow(api.store, 1, 0, 1);
        Leaves.grow(api.store, 0, 300, 700);
        api.finish(api.makeEpoch());
        Leaves.grow(api.store, 0, 700, 701);
        api.makeEpoch();
        List<Hash> wanted = List.of(Leaves.leaf(3, 6), Leaves.leaf(0, 650), Leaves.leaf(0, 2));
        HttpResponse<String> response = api.prove(wanted);
        assertThat(response.statusCode()).isEqualTo(200);
        JsonNode proof = JSON.readTree(response.body());
        assertThat(proof.get("epoch").asText()).isEqualTo("1");
        verify(proof, wanted);
    }

    @Test
    void theNewestStatementOfAnAccountIsProvenAsOfTheFinalEpoch() throws Exception {
        Hash tag = Leaves.leaf(7, 7);
        Leaves.grow(api.store, 0, 0, 3);
        new ShardTrees(api.store).apply(Leaves.pointing(0, 3, new StatementPointer(tag, Leaves.leaf(0, 1))));
        api.finish(api.makeEpoch());

        JsonNode statements = JSON.readTree(api.post(
                                "/proofs",
                                "{\"leaves\":[\"" + Leaves.leaf(0, 1).hex() + "\"],\"tag\":\"" + tag.hex() + "\"}")
                        .body())
                .get("statements");

        assertThat(statements.get("newest").asText())
                .isEqualTo(Leaves.leaf(0, 1).hex());
        assertThat(PrefixTree.root(tag, Leaves.leaf(0, 1), TestApi.hashes(statements.get("path")))
                        .hex())
                .isEqualTo(statements.get("root").asText());
        assertThat(api.post(
                                "/proofs",
                                "{\"leaves\":[\"" + Leaves.leaf(0, 1).hex() + "\"],\"tag\":\"" + Hash.ZERO.hex()
                                        + "\"}")
                        .statusCode())
                .isEqualTo(409);
    }

    @Test
    void aLeafOfASealedShardIsProvenWithTheSeal() throws Exception {
        Seal seal = new Seal(2, 1);
        Leaves.grow(api.store, 0, 0, 5);
        new ShardTrees(api.store).apply(Leaves.sealing(0, 5, seal));
        Leaves.grow(api.store, 1, 0, 3);
        api.finish(api.makeEpoch());
        List<Hash> wanted = List.of(Leaves.leaf(0, 2), Leaves.leaf(1, 2));
        JsonNode proof = JSON.readTree(api.prove(wanted).body());
        verify(proof, List.of(wanted.get(0), seal.leafHash(), wanted.get(1)));
        assertThat(proof.get("generation").asText()).isEqualTo("2");
        assertThat(proof.get("firstShard").asInt()).isEqualTo(1);
        assertThat(proof.at("/shards/0/sealed").toString()).isEqualTo("{\"generation\":\"2\",\"firstShard\":1}");
        assertThat(proof.at("/shards/1").has("sealed")).isFalse();
    }

    @Test
    void aLeafThatNoFinalEpochCoversIsNotProvenYet() throws Exception {
        Leaves.grow(api.store, 0, 0, 3);
        api.finish(api.makeEpoch());
        Leaves.grow(api.store, 0, 3, 4);
        HttpResponse<String> response = api.prove(List.of(Leaves.leaf(0, 3)));
        assertThat(response.statusCode()).isEqualTo(409);
        assertThat(JSON.readTree(response.body()).get("leaf").asText())
                .isEqualTo(Leaves.leaf(0, 3).hex());
    }

    @Test
    void aLeafThatIsNotInTheLogIsNotProvenYet() throws Exception {
        Leaves.grow(api.store, 0, 0, 3);
        api.finish(api.makeEpoch());
        assertThat(api.prove(List.of(Hash.ZERO)).statusCode()).isEqualTo(409);
    }

    @Test
    void nothingIsProvenBeforeTheFirstFinalEpoch() throws Exception {
        Leaves.grow(api.store, 0, 0, 3);
        api.makeEpoch();
        assertThat(api.prove(List.of(Leaves.leaf(0, 0))).statusCode()).isEqualTo(409);
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
        assertThat(api.post("/proofs", body).statusCode()).isEqualTo(400);
    }

    @Test
    void aProofThatDoesNotHoldIsNotGivenAway() throws Exception {
        Leaves.grow(api.store, 0, 0, 3);
        api.finish(api.makeEpoch());
        api.store.putLeaves(0, Map.of(2L, Hash.ZERO));
        assertThat(api.prove(List.of(Hash.ZERO)).statusCode()).isEqualTo(500);
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
            List<Long> indexes = new ArrayList<>();
            shard.get("indexes").forEach(index -> indexes.add(Long.parseLong(index.asText())));
            List<Hash> leaves = TestApi.hashes(shard.get("leaves"));
            new Multiproof(checkpoint.size(), indexes, TestApi.hashes(shard.get("multiproof")))
                    .verify(leaves, checkpoint.root());
            proven.addAll(leaves);
            heads.add(new ShardHead(shard.get("shard").asInt(), checkpoint.size(), checkpoint.root()).leafHash());
            positions.add(shard.get("position").asLong());
        }
        assertThat(proven).containsExactlyInAnyOrderElementsOf(wanted);
        JsonNode set = proof.get("shardSet");
        Hash setRoot =
                new Multiproof(set.get("size").asLong(), positions, TestApi.hashes(set.get("multiproof"))).root(heads);
        long epoch = proof.get("epoch").asLong();
        Hash entry = new EpochEntry(
                        epoch,
                        proof.get("generation").asLong(),
                        proof.path("firstShard").asInt(),
                        set.get("size").asInt(),
                        setRoot,
                        Hash.parseHex(proof.at("/statements/root").asText()))
                .leafHash();
        Checkpoint log = checkpoint(proof.get("epochCheckpoint"), "test.local/epochs");
        assertThat(log.size()).isEqualTo(epoch + 1);
        new InclusionProof(epoch, log.size(), TestApi.hashes(proof.get("epochInclusion"))).verify(entry, log.root());
        JsonNode anchor = proof.get("anchor");
        assertThat(anchor.get("root").asText()).isEqualTo(log.root().hex());
        assertThat(Accumulator.after(Hash.parseHex(anchor.get("expected").asText()), log.root())
                        .hex())
                .isEqualTo(anchor.get("acc").asText());
    }

    private Checkpoint checkpoint(JsonNode note, String origin) {
        Checkpoint checkpoint = Checkpoint.parse(api.key.verified(note.asText(), origin));
        assertThat(checkpoint.origin()).isEqualTo(origin);
        return checkpoint;
    }
}
