package io.meterproof.jobs.runtime;

import java.util.LinkedHashMap;
import java.util.Map;

/** What was derived lately from state, by subject, so that it need not be derived for every reading. */
public final class Recent<V> {
    private static final int KEPT = 100_000;

    private final Map<String, V> values = new LinkedHashMap<>(1024, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
            return size() > KEPT;
        }
    };

    /** The value of a subject; null where it must be derived anew. */
    public V get(String subject) {
        return values.get(subject);
    }

    public void put(String subject, V value) {
        values.put(subject, value);
    }

    public void forget(String subject) {
        values.remove(subject);
    }

    public void forgetAll() {
        values.clear();
    }
}
