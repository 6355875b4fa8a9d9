package io.meterproof.metering.validation;

/** Why a reading is questionable. A rule that judges otherwise has another version. */
public enum ValidationRule {
    /** An interval measured less than nothing. */
    NEGATIVE("negative/1"),
    /** An interval measured more than ten times the most of any in the history. */
    SPIKE("spike/1"),
    /** A day used more than three times the most of any in the history. */
    HIGH("high/1"),
    /** A day used less than a tenth of the least of any in the history. */
    LOW("low/1"),
    /** The same was measured over and over: a day of something, or a week of nothing. */
    STUCK("stuck/1"),
    /** It was read otherwise than an approved edit says, which stands in its place. */
    EDITED("edited/1");

    private final String id;

    ValidationRule(String id) {
        this.id = id;
    }

    /** Name and version. */
    public String id() {
        return id;
    }

    byte code() {
        return (byte) ordinal();
    }

    static ValidationRule ofCode(int code) {
        return values()[code];
    }
}
