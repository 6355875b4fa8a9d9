package io.meterproof.quickstart.stack;

import io.meterproof.quickstart.part.Endpoints;
import io.meterproof.quickstart.part.Part;
import io.meterproof.quickstart.part.StateFile;
import io.meterproof.quickstart.process.ProcessIdentity;
import io.meterproof.quickstart.stack.StackState.Phase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** What the stack is doing, told to the listener and kept in {@code stack.json} for other processes. */
final class Journal {
    private final StateFile<StackState> file;
    private final ProgressListener listener;
    private final ProcessIdentity owner = ProcessIdentity.current();
    private final Endpoints endpoints;
    private final Map<String, PartStatus> parts = new LinkedHashMap<>();
    private Phase phase = Phase.STARTING;

    Journal(StateFile<StackState> file, Endpoints endpoints, List<? extends Part> parts, ProgressListener listener) {
        this.file = file;
        this.endpoints = endpoints;
        this.listener = listener;
        parts.forEach(part -> this.parts.put(part.name(), PartStatus.waiting(part.name())));
        save();
    }

    synchronized void update(String part, UnaryOperator<PartStatus> change) {
        var next = parts.computeIfPresent(part, (name, status) -> change.apply(status));
        save();
        listener.changed(next);
    }

    synchronized void enter(Phase next) {
        phase = next;
        save();
    }

    synchronized StackState state() {
        return new StackState(owner, phase, endpoints, new ArrayList<>(parts.values()));
    }

    private void save() {
        try {
            file.write(state());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
