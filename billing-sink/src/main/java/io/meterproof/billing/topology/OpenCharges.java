package io.meterproof.billing.topology;

import io.meterproof.billing.statement.Charges;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * The charges since each account's last statement. The store has all of them; those of the accounts seen last are on the heap as well,
 * so that an entry need not read what the one before wrote. Only one task writes them, and it begins with an empty heap.
 */
final class OpenCharges {
    private static final int ON_THE_HEAP = 2_000;
    private static final String NONE = "{}";

    private final KeyValueStore<String, String> store;
    private final Map<String, Charges> recent = new LinkedHashMap<>(1024, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Charges> eldest) {
            return size() > ON_THE_HEAP;
        }
    };

    OpenCharges(KeyValueStore<String, String> store) {
        this.store = store;
    }

    /** To be changed, and kept then. */
    Charges of(String account) {
        Charges known = recent.get(account);
        if (known != null) {
            return known;
        }
        String json = store.get(account);
        return StateJson.charges(json == null ? NONE : json);
    }

    void keep(String account, Charges charges) {
        recent.put(account, charges);
        store.put(account, StateJson.ofCharges(charges));
    }

    void forget(String account) {
        recent.remove(account);
        store.delete(account);
    }
}
