package io.meterproof.quickstart.stack;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.meterproof.quickstart.part.Endpoints;
import io.meterproof.quickstart.process.ProcessIdentity;
import io.meterproof.quickstart.stack.PartStatus.State;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What {@code stack.json} says: who runs the stack, and what each part is doing.
 *
 * @param owner the process that owns the children
 */
public record StackState(ProcessIdentity owner, Phase phase, Endpoints endpoints, List<PartStatus> parts) {
    /** The life of a stack. */
    public enum Phase {
        STARTING,
        RUNNING,
        STOPPING,
        STOPPED,
        FAILED
    }

    public StackState {
        parts = List.copyOf(parts);
    }

    public Optional<PartStatus> part(String name) {
        return parts.stream().filter(part -> part.name().equals(name)).findFirst();
    }

    /** With what else is known of the stack, each as a part of it. */
    public StackState with(List<PartStatus> more) {
        return new StackState(
                owner,
                phase,
                endpoints,
                Stream.concat(parts.stream(), more.stream()).toList());
    }

    /** Whether it is up and nothing of it is being mended. */
    public boolean allReady() {
        return phase == Phase.RUNNING && parts.stream().allMatch(part -> part.state() == State.READY);
    }

    /** Whether our own services are among its parts. */
    @JsonIgnore
    public boolean isWholePipeline() {
        return part("billing-sink").isPresent();
    }

    /** The pid of a part's process. */
    public Optional<Long> pid(String name) {
        return part(name).flatMap(part -> Optional.ofNullable(part.process())).map(ProcessIdentity::pid);
    }
}
