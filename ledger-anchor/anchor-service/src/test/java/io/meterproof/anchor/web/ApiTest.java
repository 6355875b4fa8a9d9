package io.meterproof.anchor.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.meterproof.anchor.Leaves;
import io.meterproof.tlog.Hash;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What holds for every route, and how the process is. */
class ApiTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final TestApi api = new TestApi();

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void readinessSaysWhatIsTriedAgainWhileTheProcessIsWell() throws Exception {
        assertThat(api.get("/readyz").statusCode()).isEqualTo(200);
        api.health.troubled("notary", "no answer");
        assertThat(api.get("/healthz").statusCode()).isEqualTo(200);
        HttpResponse<String> response = api.get("/readyz");
        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(JSON.readTree(response.body()).at("/parts/notary").asText()).isEqualTo("no answer");
    }

    @Test
    void whatNeedsTheStoreIsRefusedUntilItIsReached() throws Exception {
        api.stores.come(null);
        assertThat(api.get("/healthz").statusCode()).isEqualTo(200);
        assertThat(api.get("/checkpoints/latest").statusCode()).isEqualTo(503);
        assertThat(api.prove(List.of(Hash.ZERO)).statusCode()).isEqualTo(503);
    }

    @Test
    void metricsCountEpochsAnchorsAndLag() throws Exception {
        Leaves.grow(api.store, 0, 0, 3);
        api.makeEpoch();
        Leaves.grow(api.store, 0, 3, 8);
        assertThat(api.get("/metrics").body())
                .contains("meterproof_epochs 1.0")
                .contains("meterproof_anchors_final 0.0")
                .contains("meterproof_log_leaves 8.0")
                .contains("meterproof_log_leaves_without_epoch 5.0");
    }

    @Test
    void everyRouteIsDescribed() throws Exception {
        JsonNode paths = JSON.readTree(api.get("/openapi.json").body()).get("paths");
        List<String> described = new ArrayList<>();
        paths.fieldNames().forEachRemaining(path -> described.add(path.replace("{tile}", "<tile>")));
        List<String> served = api.paths().stream()
                .filter(path -> !path.equals("/openapi.json"))
                .toList();
        assertThat(served).containsExactlyInAnyOrderElementsOf(described);
    }
}
