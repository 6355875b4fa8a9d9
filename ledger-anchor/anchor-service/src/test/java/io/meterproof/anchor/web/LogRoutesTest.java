package io.meterproof.anchor.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.meterproof.anchor.Leaves;
import io.meterproof.anchor.epoch.Epoch;
import io.meterproof.tlog.ConsistencyProof;
import io.meterproof.tlog.Hash;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Checkpoints, tiles and consistency proofs. */
class LogRoutesTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final TestApi api = new TestApi();

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void theNewestEpochIsShownBeforeItIsFinal() throws Exception {
        assertThat(api.get("/checkpoints/latest").statusCode()).isEqualTo(404);
        Leaves.grow(api.store, 2, 0, 3);
        api.makeEpoch();
        JsonNode epoch = JSON.readTree(api.get("/checkpoints/latest").body());
        assertThat(epoch.at("/anchor/state").asText()).isEqualTo("PENDING");
        assertThat(api.get("/shards/2/checkpoint").body())
                .isEqualTo(epoch.at("/shards/0/note").asText());
        assertThat(api.get("/epochs/checkpoint").body())
                .isEqualTo(epoch.at("/epochCheckpoint").asText());
        assertThat(api.get("/shards/0/checkpoint").statusCode()).isEqualTo(404);
    }

    @Test
    void aLaterTreeOfAShardIsShownToExtendAnEarlierOne() throws Exception {
        Leaves.grow(api.store, 0, 0, 300);
        Hash before = api.store.heads().get(0).root();
        Leaves.grow(api.store, 0, 300, 700);

        JsonNode answer = JSON.readTree(api.get("/shards/0/consistency/300/700").body());

        new ConsistencyProof(300, 700, TestApi.hashes(answer.get("path")))
                .verify(before, api.store.heads().get(0).root());
        assertThat(api.get("/shards/0/consistency/700/300").statusCode()).isEqualTo(400);
        assertThat(api.get("/shards/0/consistency/0/300").statusCode()).isEqualTo(400);
        assertThat(api.get("/shards/0/consistency/300/5000").statusCode()).isEqualTo(404);
    }

    @Test
    void theEpochLogIsShownToExtendItself() throws Exception {
        Leaves.grow(api.store, 0, 0, 3);
        Epoch first = api.finish(api.makeEpoch());
        Leaves.grow(api.store, 0, 3, 4);
        Epoch second = api.makeEpoch();

        JsonNode answer = JSON.readTree(api.get("/epochs/consistency/1/2").body());

        new ConsistencyProof(1, 2, TestApi.hashes(answer.get("path"))).verify(first.root(), second.root());
    }

    @Test
    void tilesAreServedAtTheirPathsAndNoOthers() throws Exception {
        Leaves.grow(api.store, 0, 0, 300);
        assertThat(api.get("/shards/0/tile/0/001.p/44").headers().firstValue("Content-Length"))
                .hasValue("1408");
        assertThat(api.get("/shards/0/tile/1/000.p/1").statusCode()).isEqualTo(200);
        assertThat(api.get("/shards/0/tile/0/001.p/45").statusCode()).isEqualTo(404);
        assertThat(api.get("/shards/0/tile/0/1").statusCode()).isEqualTo(404);
        assertThat(api.get("/shards/1/tile/0/000").statusCode()).isEqualTo(404);
    }
}
