package io.meterproof.metering.validation;

/** What became of a task. */
public record TaskChange(State state, Questionable task) {

    /** How far a task is. */
    public enum State {
        OPENED,
        /** An approved edit says what was used there. */
        DONE,
        /** Too many others are open. */
        GIVEN_UP
    }
}
