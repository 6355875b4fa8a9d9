package io.meterproof.metering.document;

import io.meterproof.tlog.Hash;
import java.time.Instant;

/**
 * Two people of the billing team approve a statement, with every correction in it.
 *
 * @param id of the batch that it was approved in
 * @param statement number of the statement entry
 * @param entriesRoot to what entries that statement commits
 */
public record StatementApproval(String id, String account, long statement, Hash entriesRoot, Instant at)
        implements BillingNotice {}
