package io.meterproof.anchor;

import io.meterproof.anchor.chain.ChainUnavailableException;
import io.meterproof.anchor.epoch.Notary;
import java.util.Optional;
import java.util.function.Supplier;

/** A notary that is made once the contract can be reached; until then, and when the chain fails, each step tries anew. */
final class LazyNotary {
    private final Supplier<Notary> maker;
    private Optional<Notary> made = Optional.empty();

    LazyNotary(Supplier<Notary> maker) {
        this.maker = maker;
    }

    boolean step() {
        Notary notary = made.orElseGet(maker);
        made = Optional.of(notary);
        try {
            return notary.step();
        } catch (ChainUnavailableException e) {
            made = Optional.empty(); // the chain may have lost the contract itself
            throw e;
        }
    }
}
