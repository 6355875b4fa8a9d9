package io.meterproof.quickstart.stack;

import java.util.HashMap;
import java.util.Map;

/** Turns successive states, as another process wrote them, into what changed in between. */
public final class StateChanges {
    private final ProgressListener listener;
    private final Map<String, PartStatus> seen = new HashMap<>();

    public StateChanges(ProgressListener listener) {
        this.listener = listener;
    }

    /** Takes the state as known: only what comes after it is told. */
    public StateChanges since(StackState state) {
        state.parts().forEach(part -> seen.put(part.name(), part));
        return this;
    }

    public void observe(StackState state) {
        for (var part : state.parts()) {
            if (!part.equals(seen.put(part.name(), part))) {
                listener.changed(part);
            }
        }
    }
}
