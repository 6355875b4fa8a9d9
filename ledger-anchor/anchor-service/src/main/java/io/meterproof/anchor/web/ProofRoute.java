package io.meterproof.anchor.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.meterproof.anchor.run.Stores;
import io.meterproof.anchor.store.StoreUnavailableException;
import io.meterproof.tlog.Hash;
import io.meterproof.tlog.Multiproof;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** {@code POST /proofs}. A proof of many leaves takes much memory, so few are made at once; others wait, but not for ever. */
final class ProofRoute implements Handler {
    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private final Supplier<Stores> stores;
    private final Semaphore permits;
    private final Duration patience;

    /**
     * The route.
     *
     * @param atOnce proofs made at the same time
     * @param patience of a request that waits for others
     */
    ProofRoute(Supplier<Stores> stores, int atOnce, Duration patience) {
        this.stores = stores;
        this.permits = new Semaphore(atOnce);
        this.patience = patience;
    }

    @Override
    public void handle(Context request) throws InterruptedException {
        if (!permits.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new StoreUnavailableException("too many proofs are asked for at once");
        }
        try {
            ProofRequest wanted = parse(request.bodyAsBytes());
            request.json(
                    stores.get().prover().prove(leaves(wanted), wanted.tag().map(Hash::parseHex)));
        } finally {
            permits.release();
        }
    }

    private static List<Hash> leaves(ProofRequest wanted) {
        List<Hash> leaves =
                wanted.leaves().stream().map(Hash::parseHex).distinct().toList();
        if (leaves.isEmpty() || leaves.size() > Multiproof.MAX_LEAVES) {
            throw new IllegalArgumentException(
                    "ask for 1 to " + Multiproof.MAX_LEAVES + " leaves, not " + leaves.size());
        }
        return leaves;
    }

    private static ProofRequest parse(byte[] body) {
        try {
            return JSON.readValue(body, ProofRequest.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not a proof request: " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new IllegalArgumentException("not a proof request", e);
        }
    }
}
