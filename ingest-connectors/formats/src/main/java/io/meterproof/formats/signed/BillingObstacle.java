package io.meterproof.formats.signed;

/** Why a record itself forbids billing, however good its signature is. */
public enum BillingObstacle {
    /** PCDF {@code BV} is not 1: the meter had an error. */
    METER_ERROR("the meter says that it had an error"),
    /** PCDF {@code SP} is not 1: not the last data of the session. */
    SESSION_NOT_FINISHED("the record is not the last of its session"),
    /** OCMF of another major version, whose fields may mean something else. */
    UNKNOWN_VERSION("its version of the format is not known");

    private final String reason;

    BillingObstacle(String reason) {
        this.reason = reason;
    }

    /** In words, for the person who looks at the rejection. */
    public String reason() {
        return reason;
    }
}
