package io.meterproof.formats.signed;

/** How sure the assignment of a user is, OCMF table 11. */
public enum IdentificationLevel {
    NONE,
    HEARSAY,
    TRUSTED,
    VERIFIED,
    CERTIFIED,
    SECURE,
    MISMATCH,
    INVALID,
    OUTDATED,
    UNKNOWN,
    /** The record does not say. */
    NOT_STATED;

    /** Whether it leaves a user assigned: an identification that failed, or was of no one, is nobody's. */
    public boolean isAssignment() {
        return switch (this) {
            case NONE, MISMATCH, INVALID, OUTDATED -> false;
            default -> true;
        };
    }
}
