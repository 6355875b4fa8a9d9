package io.meterproof.metering.document;

import io.meterproof.tlog.Hash;
import java.time.Instant;

/**
 * The billing team sends an approved statement's invoice and credit notes out.
 *
 * @param statement number of the statement entry
 * @param approval hash of the approval
 */
public record StatementIssue(String id, String account, long statement, Hash approval, Instant at)
        implements BillingNotice {}
