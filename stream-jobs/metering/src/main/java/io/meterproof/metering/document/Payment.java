package io.meterproof.metering.document;

/** Whether an account pays before or after use. */
public enum Payment {
    CREDIT,
    PREPAID
}
