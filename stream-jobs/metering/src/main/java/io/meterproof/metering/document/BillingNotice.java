package io.meterproof.metering.document;

import java.time.Instant;

/** What the billing team states about an account's statements and entries. It moves no money; the account's chain records it. */
public sealed interface BillingNotice extends Document permits StatementApproval, StatementIssue, Dispute {

    String account();

    Instant at();

    @Override
    default String subject() {
        return account();
    }
}
