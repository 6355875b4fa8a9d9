package io.meterproof.quickstart.stack;

import io.meterproof.quickstart.part.Endpoints;
import io.meterproof.quickstart.part.Part;
import io.meterproof.quickstart.part.StateFile;
import io.meterproof.quickstart.process.ProcessIdentity;
import io.meterproof.quickstart.stack.PartStatus.State;
import io.meterproof.quickstart.stack.StackState.Phase;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the stack is doing, told to the listener and kept in {@code stack.json} for other processes. */
final class Journal {
    private static final Logger LOG = LoggerFactory.getLogger(Journal.class);

    private final StateFile<StackState> file;
    private final ProgressListener listener;
    private final ProcessIdentity owner = ProcessIdentity.current();
    private final Endpoints endpoints;
    private final Map<String, PartStatus> parts = new LinkedHashMap<>();
    private Phase phase = Phase.STARTING;

    Journal(StateFile<StackState> file, Endpoints endpoints, List<? extends Part> parts, ProgressListener listener)
            throws IOException {
        this.file = file;
        this.endpoints = endpoints;
        this.listener = listener;
        parts.forEach(part -> this.parts.put(part.name(), PartStatus.waiting(part.name())));
        file.write(state());
    }

    synchronized void update(String part, UnaryOperator<PartStatus> change) {
        var next = parts.computeIfPresent(part, (name, status) -> change.apply(status));
        save();
        notifyAll();
        listener.changed(next);
    }

    /** Returns when all of these that are parts of the stack are ready. */
    synchronized void awaitReady(Set<String> names) throws InterruptedException {
        while (parts.values().stream().anyMatch(part -> names.contains(part.name()) && part.state() != State.READY)) {
            wait();
        }
    }

    synchronized void enter(Phase next) {
        phase = next;
        save();
    }

    synchronized StackState state() {
        return new StackState(owner, phase, endpoints, new ArrayList<>(parts.values()));
    }

    /** A full disk hides the stack from other processes, but must not keep it from running or stopping. */
    private void save() {
        try {
            file.write(state());
        } catch (IOException e) {
            LOG.error("What the stack is doing cannot be written down: {}", e.toString());
        }
    }
}
