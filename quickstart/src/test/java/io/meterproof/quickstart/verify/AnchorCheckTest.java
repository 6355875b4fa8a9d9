package io.meterproof.quickstart.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import io.meterproof.bundle.AnchorClaim;
import io.meterproof.tlog.Hash;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AnchorCheckTest {
    private static final String BLOCK = "0x" + "bb".repeat(32);
    private static final Hash ROOT = Hash.parseHex("11".repeat(32));
    private static final Hash EXPECTED = Hash.parseHex("22".repeat(32));
    private static final String CONTRACT = "0x" + "cc".repeat(20);
    private static final AnchorClaim CLAIM =
            new AnchorClaim("31337", CONTRACT, "0x" + "aa".repeat(32), BLOCK, 12, ROOT, EXPECTED, ROOT);

    private final Map<String, String> results = new HashMap<>(Map.of(
            "eth_chainId", "\"0x7a69\"",
            "eth_getBlockByNumber", "{\"hash\":\"" + BLOCK + "\"}",
            "eth_getTransactionByHash",
                    "{\"to\":\"" + CONTRACT + "\",\"input\":\"0x12345678" + EXPECTED.hex() + ROOT.hex() + "\"}",
            "eth_getTransactionReceipt",
                    "{\"status\":\"0x1\",\"blockHash\":\"" + BLOCK + "\",\"logs\":[{\"address\":\"" + CONTRACT
                            + "\",\"topics\":[],\"data\":\"0x" + ROOT.hex() + "\"}]}"));
    private HttpServer node;

    @BeforeEach
    void startTheNode() throws IOException {
        node = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        node.createContext("/", exchange -> {
            JsonNode request = new ObjectMapper().readTree(exchange.getRequestBody());
            String result = results.get(request.path("method").asText());
            byte[] answer =
                    ("{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":" + result + "}").getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        node.start();
    }

    @AfterEach
    void stopTheNode() {
        node.stop(0);
    }

    @Test
    void anAnchorThatTheNodeHasIsConfirmed() throws Exception {
        assertThat(check().check(CLAIM).passed()).isTrue();
    }

    @Test
    void aNodeOfAnotherChainDoesNotConfirm() throws Exception {
        results.put("eth_chainId", "\"0x1\"");

        assertThat(check().check(CLAIM).words()).contains("another chain");
    }

    @Test
    void aTransactionThatTheNodeDoesNotKnowDoesNotConfirm() throws Exception {
        results.put("eth_getTransactionReceipt", "null");

        assertThat(check().check(CLAIM).words()).contains("does not know transaction");
    }

    @Test
    void aBlockThatWasReorganisedAwayDoesNotConfirm() throws Exception {
        results.put("eth_getBlockByNumber", "{\"hash\":\"0x" + "dd".repeat(32) + "\"}");

        assertThat(check().check(CLAIM).words()).contains("not on the node's chain");
    }

    @Test
    void anotherRootDoesNotConfirm() throws Exception {
        AnchorClaim other =
                new AnchorClaim("31337", CONTRACT, CLAIM.transaction(), BLOCK, 12, EXPECTED, EXPECTED, ROOT);

        assertThat(check().check(other).words()).contains("does not append this root");
    }

    @Test
    void aNodeThatIsDownSaysNothing() {
        node.stop(0);

        assertThatIOException().isThrownBy(() -> check().check(CLAIM)).withMessageContaining("nobody answers at");
    }

    private AnchorCheck check() {
        return new AnchorCheck("http://127.0.0.1:" + node.getAddress().getPort() + "/");
    }
}
