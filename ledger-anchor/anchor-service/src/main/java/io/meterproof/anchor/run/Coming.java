package io.meterproof.anchor.run;

import io.meterproof.anchor.store.StoreUnavailableException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/** The stores, to a server that is up before they are reached. */
public final class Coming implements Supplier<Stores> {
    private final AtomicReference<Stores> stores = new AtomicReference<>();

    public void come(Stores reached) {
        stores.set(reached);
    }

    /** @throws StoreUnavailableException until they are there */
    @Override
    public Stores get() {
        Stores present = stores.get();
        if (present == null) {
            throw new StoreUnavailableException("the store is not reached yet");
        }
        return present;
    }
}
