package io.meterproof.quickstart.stack;

import io.meterproof.quickstart.part.StackDirectory;
import io.meterproof.quickstart.part.StackException;
import io.meterproof.quickstart.part.StateFile;
import io.meterproof.quickstart.process.ProcessIdentity;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * Children of a stack whose owner died. Their lifelines make them leave by themselves; one that does not is killed, but only when
 * it is still the very process that {@code stack.json} names.
 */
record Leftovers(List<ProcessIdentity> processes) {
    private static final long SECONDS_TO_LEAVE = 30;

    static Leftovers of(StackDirectory directory) throws IOException {
        var state = new StateFile<>(directory.state(), StackState.class).read();
        var parts = state.map(StackState::parts).orElse(List.of());
        return new Leftovers(
                parts.stream().map(PartStatus::process).filter(Objects::nonNull).toList());
    }

    void end() throws InterruptedException {
        for (var process : processes) {
            var handle = process.handle();
            if (handle.isPresent()) {
                awaitOrKill(handle.get());
            }
        }
    }

    private static void awaitOrKill(ProcessHandle handle) throws InterruptedException {
        var family = handle.descendants().toList();
        if (!endsWithin(SECONDS_TO_LEAVE, handle)) {
            handle.destroyForcibly();
        }
        family.forEach(ProcessHandle::destroyForcibly);
        for (var each : Stream.concat(Stream.of(handle), family.stream()).toList()) {
            if (!endsWithin(SECONDS_TO_LEAVE, each)) {
                throw new StackException("Pid " + each.pid() + " of an earlier stack does not end: end it by hand.");
            }
        }
    }

    private static boolean endsWithin(long seconds, ProcessHandle handle) throws InterruptedException {
        try {
            handle.onExit().get(seconds, TimeUnit.SECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException("Cannot wait for pid " + handle.pid(), e);
        }
    }
}
