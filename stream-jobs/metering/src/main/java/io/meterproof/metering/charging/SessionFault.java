package io.meterproof.metering.charging;

/** What is wrong with a charging session. Where several apply, the first in this order is given. */
public enum SessionFault {
    /** No reading with energy marks the begin. */
    NO_BEGIN("no reading with energy marks the begin"),
    /** The reading at the begin cannot be used: the meter had an error. */
    BEGIN_UNUSABLE("the meter had an error at the begin"),
    /** It begins twice: which of them is true no rule says. */
    TWO_BEGINS("it begins twice"),
    /** The meter counted before the begin: whose energy that is no rule says. */
    BEFORE_BEGIN("a reading comes before its begin"),
    /** Nothing marks the end. */
    NO_END("nothing marks the end"),
    /** It ends twice: which of them is true no rule says. */
    TWO_ENDS("it ends twice"),
    /** The meter went on after the end: whose energy that is no rule says. */
    AFTER_END("a reading comes after its end"),
    /** From some reading on the meter had an error, or its energy cannot be used. */
    ENERGY_UNUSABLE("the meter had an error, or its energy cannot be used"),
    /** The register went down. */
    NEGATIVE_ENERGY("the register went down"),
    /** The clock went back, or the session lasted longer than any does. */
    CLOCK_JUMP("the clock went back, or the session lasted longer than any does"),
    /** The register counts what was delivered to the grid. */
    EXPORT("the register counts what was delivered to the grid"),
    /** The record does not number itself, so that it could be played again. */
    NO_NUMBER("the record does not number itself"),
    /** No user is assigned, or the user's name cannot be a token. */
    NO_USER("no user is assigned whose name can be a token");

    private final String reason;

    SessionFault(String reason) {
        this.reason = reason;
    }

    /** In words, for the person who looks at the session. */
    public String reason() {
        return reason;
    }
}
