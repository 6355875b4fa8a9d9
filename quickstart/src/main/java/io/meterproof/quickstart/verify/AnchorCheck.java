package io.meterproof.quickstart.verify;

import com.fasterxml.jackson.databind.JsonNode;
import io.meterproof.bundle.AnchorClaim;
import io.meterproof.bundle.verify.StepResult;
import io.meterproof.quickstart.http.JsonHttp;
import java.io.IOException;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Asks one node of the chain whether the anchor is where the bundle claims: the transaction succeeded in that block, the
 * contract logged the root, and the block is on the node's canonical chain. The node is believed.
 */
public final class AnchorCheck {
    private static final String STEP = "anchor on chain";

    private final String rpc;

    public AnchorCheck(String rpc) {
        this.rpc = rpc;
    }

    /**
     * Asks the node.
     *
     * @throws IOException if it does not answer: that says nothing about the claim
     */
    public StepResult check(AnchorClaim claim) throws IOException, InterruptedException {
        try {
            Optional<String> difference = difference(claim);
            return difference
                    .map(words -> new StepResult(STEP, false, "anchor", words))
                    .orElseGet(() -> new StepResult(
                            STEP,
                            true,
                            "",
                            "the node has the root in block " + claim.blockNumber() + " " + claim.block()));
        } catch (IllegalArgumentException e) {
            return new StepResult(STEP, false, "anchor", "cannot be confirmed by " + rpc + ": " + e.getMessage());
        }
    }

    private Optional<String> difference(AnchorClaim claim) throws IOException, InterruptedException {
        JsonNode receipt = call("eth_getTransactionReceipt", claim.transaction());
        JsonNode block = call("eth_getBlockByNumber", "0x" + Long.toHexString(claim.blockNumber()), false);
        JsonNode transaction = call("eth_getTransactionByHash", claim.transaction());
        String words = claim.expected().hex() + claim.root().hex();
        if (!number(call("eth_chainId")).equals(new BigInteger(claim.chainId()))) {
            return Optional.of("the node is of another chain than " + claim.chainId());
        } else if (!receipt.path("status").asText().equals("0x1")) {
            return Optional.of("the node does not know transaction " + claim.transaction() + ", or it failed");
        } else if (!receipt.path("blockHash").asText().equals(claim.block())) {
            return Optional.of("the transaction is in another block: "
                    + receipt.path("blockHash").asText());
        } else if (!block.path("hash").asText().equals(claim.block())) {
            return Optional.of("the block is not on the node's chain");
        } else if (!transaction.path("to").asText().equalsIgnoreCase(claim.contract())
                || !transaction.path("input").asText().endsWith(words)) {
            return Optional.of("the transaction does not append this root to this contract");
        } else if (!hasLog(receipt, claim)) {
            return Optional.of("the contract did not log the root in this transaction");
        }
        return Optional.empty();
    }

    private static boolean hasLog(JsonNode receipt, AnchorClaim claim) {
        for (JsonNode log : receipt.path("logs")) {
            if (log.path("address").asText().equalsIgnoreCase(claim.contract())
                    && log.path("topics").isEmpty()
                    && log.path("data").asText().equals("0x" + claim.root().hex())) {
                return true;
            }
        }
        return false;
    }

    private JsonNode call(String method, Object... parameters) throws IOException, InterruptedException {
        var request = Map.of("jsonrpc", "2.0", "id", 1, "method", method, "params", List.of(parameters));
        JsonNode answer = JsonHttp.send("POST", rpc, request);
        if (!answer.has("result")) {
            throw new IOException(method + " answered " + answer);
        }
        return answer.get("result");
    }

    private static BigInteger number(JsonNode hex) throws IOException {
        if (!hex.asText().startsWith("0x")) {
            throw new IOException("not a number: " + hex);
        }
        return new BigInteger(hex.asText().substring(2), 16);
    }
}
