package io.meterproof.metering.document;

import java.time.Instant;

/** What the billing team says of a fee: it is charged, or taken back. */
public sealed interface FeeOrder extends Document permits FeeCharge, FeeWithdrawal {

    /** Of the fee, such as a work order's number; an account is charged for it once. */
    String id();

    String account();

    Instant at();

    @Override
    default String subject() {
        return account();
    }
}
