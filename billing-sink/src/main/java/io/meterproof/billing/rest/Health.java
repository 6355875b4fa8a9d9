package io.meterproof.billing.rest;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Supplier;

/** Asks each part whether it works. */
public final class Health {
    private final Map<String, Supplier<String>> parts = new ConcurrentSkipListMap<>();

    /**
     * Asks this about the part from now on.
     *
     * @param state answers {@code ok}, or in words what the part waits for
     */
    public Health part(String name, Supplier<String> state) {
        parts.put(name, state);
        return this;
    }

    /** The parts that do not work yet, or not any more, and why. */
    public Map<String, String> waiting() {
        Map<String, String> waiting = new TreeMap<>();
        parts.forEach((name, state) -> {
            String words = state.get();
            if (!words.equals("ok")) {
                waiting.put(name, words);
            }
        });
        return waiting;
    }
}
