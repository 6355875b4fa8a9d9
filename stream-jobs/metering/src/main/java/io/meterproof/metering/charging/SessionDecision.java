package io.meterproof.metering.charging;

/** What becomes of a session's readings. */
public sealed interface SessionDecision {

    /** Nothing is wrong. */
    record Complete(ChargingSession session) implements SessionDecision {}

    /** It settles with less than was sent: what the fault touches is left out. */
    record Repaired(ChargingSession session, SessionFault fault) implements SessionDecision {}

    /** It waits for a person, or for the record of its other moment. */
    record Held(SessionFault fault) implements SessionDecision {}
}
