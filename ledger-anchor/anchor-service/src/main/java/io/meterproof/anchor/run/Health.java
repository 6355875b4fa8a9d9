package io.meterproof.anchor.run;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What each part of the service is waiting for, if anything. */
public final class Health {
    private final Map<String, String> troubles = new ConcurrentHashMap<>();

    public void well(String part) {
        troubles.remove(part);
    }

    public void troubled(String part, String why) {
        troubles.put(part, why);
    }

    public Map<String, String> troubles() {
        return Map.copyOf(troubles);
    }
}
