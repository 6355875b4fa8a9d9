package io.meterproof.metering.document;

import java.util.List;

/** Which documents go when an account is erased. */
public final class AccountDocuments {
    /** The types of documents about an account, but for the erasure itself. */
    public static final List<String> TYPES = List.of(
            "account",
            "top-up",
            "period-close",
            "statement-approval",
            "statement-issue",
            "dispute",
            "fee-charge",
            "fee-withdrawal");

    private AccountDocuments() {}
}
