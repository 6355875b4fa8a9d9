package io.meterproof.metering.prepayment;

/** How urgent an alert is; each is raised once per top-up. */
public enum AlertKind {
    /** At the present use, credit ends within the account's warning time. */
    LOW_CREDIT,
    /** Actual use has reached the end of the credit. */
    EXHAUSTED
}
