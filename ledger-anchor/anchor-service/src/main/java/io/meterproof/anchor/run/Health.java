package io.meterproof.anchor.run;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;

/** What each part of the service is waiting for, if anything, and whether the log was found to contradict itself. */
public final class Health {
    private final Map<String, String> troubles = new ConcurrentHashMap<>();
    private final AtomicReference<String> contradiction = new AtomicReference<>();

    public void well(String part) {
        troubles.remove(part);
    }

    public void troubled(String part, String why) {
        troubles.put(part, why);
    }

    /** Tells every part to stop; of several contradictions the first counts. */
    public void contradicted(String what) {
        contradiction.compareAndSet(null, what);
    }

    public Optional<String> contradiction() {
        return Optional.ofNullable(contradiction.get());
    }

    public Map<String, String> troubles() {
        return Map.copyOf(troubles);
    }
}
