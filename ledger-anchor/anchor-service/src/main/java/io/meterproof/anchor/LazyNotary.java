package io.meterproof.anchor;

import io.meterproof.anchor.epoch.Notary;
import java.util.Optional;
import java.util.function.Supplier;

/** A notary that is made once the contract can be reached; until then each step tries. */
final class LazyNotary {
    private final Supplier<Notary> maker;
    private Optional<Notary> made = Optional.empty();

    LazyNotary(Supplier<Notary> maker) {
        this.maker = maker;
    }

    boolean step() {
        Notary notary = made.orElseGet(maker);
        made = Optional.of(notary);
        return notary.step();
    }
}
