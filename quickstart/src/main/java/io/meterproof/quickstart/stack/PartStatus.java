package io.meterproof.quickstart.stack;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.meterproof.quickstart.process.ProcessIdentity;
import org.jspecify.annotations.Nullable;

/**
 * What one part is doing.
 *
 * @param process the child process, null for a step or before the start
 * @param restarts how often it had to be started again since the stack came up
 * @param detail for people: how long it took, or what went wrong
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PartStatus(String name, State state, @Nullable ProcessIdentity process, int restarts, String detail) {
    /** The life of a part. */
    public enum State {
        WAITING,
        STARTING,
        READY,
        RESTARTING,
        /** Its process or tasks run, and nothing comes out. */
        STALLED,
        FAILED,
        STOPPING,
        STOPPED
    }

    static PartStatus waiting(String name) {
        return new PartStatus(name, State.WAITING, null, 0, "");
    }

    PartStatus with(State next, String why) {
        return new PartStatus(name, next, process, restarts, why);
    }

    /** What failed stays known as failed. */
    PartStatus stopped() {
        return state == State.FAILED ? this : with(State.STOPPED, "");
    }

    PartStatus with(@Nullable ProcessIdentity child) {
        return new PartStatus(name, state, child, restarts, detail);
    }

    PartStatus restarted() {
        return new PartStatus(name, state, process, restarts + 1, detail);
    }
}
