package io.meterproof.quickstart.benchlog;

import com.fasterxml.jackson.databind.JsonNode;
import io.meterproof.quickstart.http.JsonHttp;
import io.meterproof.quickstart.part.Installation;
import io.meterproof.quickstart.process.ChildProcess;
import io.meterproof.quickstart.process.FreePorts;
import io.meterproof.quickstart.server.Chain;
import io.meterproof.tlog.TreeHasher;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.bouncycastle.jcajce.provider.digest.Keccak;

/** A development chain of its own, on which the contract is deployed and anchors epochs as the anchor service does. */
final class GasMeter implements AutoCloseable {
    private static final Duration START = Duration.ofSeconds(20);
    private static final Duration MINED = Duration.ofSeconds(20);
    private static final String BYTECODE =
            "ledger-anchor/contracts/target/classes/io/meterproof/contracts/AnchorLog.bin";

    private final ChildProcess chain;
    private final String rpc;

    private GasMeter(ChildProcess chain, String rpc) {
        this.chain = chain;
        this.rpc = rpc;
    }

    static GasMeter start(Installation installation) throws IOException, InterruptedException {
        int port = FreePorts.choose(List.of("chain"), Map.of()).get("chain");
        Path directory = Files.createTempDirectory("meterproof-gas");
        List<String> command = List.of(
                installation.built(Chain.ANVIL).toString(), "--host", "127.0.0.1", "--port", Integer.toString(port));
        ChildProcess chain =
                ChildProcess.start(ChildProcess.withLifeline(command), directory, directory.resolve("chain.log"));
        GasMeter meter = new GasMeter(chain, "http://127.0.0.1:" + port);
        try {
            meter.awaitReady();
            return meter;
        } catch (IOException | InterruptedException e) {
            meter.close();
            throw e;
        }
    }

    private void awaitReady() throws IOException, InterruptedException {
        long end = System.nanoTime() + START.toNanos();
        while (!answers()) {
            if (!chain.isAlive() || System.nanoTime() > end) {
                throw new IOException("the development chain does not answer");
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    private boolean answers() throws InterruptedException {
        try {
            return call("eth_chainId").isTextual();
        } catch (IOException e) {
            return false; // it is starting
        }
    }

    /** The gas of each of so many epochs. */
    List<Long> anchor(int epochs) throws IOException, InterruptedException {
        String account = call("eth_accounts").get(0).asText();
        String bytecode =
                Files.readString(Installation.current().built(BYTECODE)).strip();
        String contract = send(Map.of("from", account, "data", "0x" + bytecode, "gas", "0x7a120"))
                .path("contractAddress")
                .asText();
        List<Long> gas = new ArrayList<>();
        for (int epoch = 0; epoch < epochs; epoch++) {
            String acc = call("eth_call", Map.of("to", contract, "data", selector("acc()")), "latest")
                    .asText();
            String root = TreeHasher.sha256(("epoch " + epoch).getBytes(StandardCharsets.UTF_8))
                    .hex();
            JsonNode receipt = send(Map.of(
                    "from", account,
                    "to", contract,
                    "data", selector("anchor(bytes32,bytes32)") + acc.substring(2) + root));
            if (!receipt.path("status").asText().equals("0x1")) {
                throw new IOException("the contract refused epoch " + epoch + ": " + receipt);
            }
            gas.add(Long.decode(receipt.path("gasUsed").asText()));
        }
        return gas;
    }

    private JsonNode send(Map<String, String> transaction) throws IOException, InterruptedException {
        String hash = call("eth_sendTransaction", transaction).asText();
        long end = System.nanoTime() + MINED.toNanos();
        JsonNode receipt = call("eth_getTransactionReceipt", hash);
        while (receipt.isNull()) {
            if (System.nanoTime() > end) {
                throw new IOException("the development chain did not mine " + hash);
            }
            TimeUnit.MILLISECONDS.sleep(10);
            receipt = call("eth_getTransactionReceipt", hash);
        }
        return receipt;
    }

    private JsonNode call(String method, Object... parameters) throws IOException, InterruptedException {
        JsonNode answer = JsonHttp.send(
                "POST", rpc, Map.of("jsonrpc", "2.0", "id", 1, "method", method, "params", List.of(parameters)));
        if (!answer.has("result")) {
            throw new IOException(method + " answered " + answer);
        }
        return answer.get("result");
    }

    private static String selector(String signature) {
        byte[] hash = new Keccak.Digest256().digest(signature.getBytes(StandardCharsets.US_ASCII));
        return "0x" + HexFormat.of().formatHex(hash, 0, 4);
    }

    @Override
    public void close() throws InterruptedException {
        chain.stop(Duration.ofSeconds(2));
    }
}
