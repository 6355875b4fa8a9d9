package io.meterproof.metering.ledger;

import io.meterproof.metering.document.BillingNotice;
import io.meterproof.metering.document.Dispute;
import io.meterproof.metering.document.InvalidDocumentException;
import io.meterproof.metering.document.StatementApproval;
import io.meterproof.metering.document.StatementIssue;
import io.meterproof.tlog.Hash;

/** Whether an account's chain can record what the billing team states. */
public final class NoticeRules {
    private NoticeRules() {}

    /**
     * Accepts a notice; returns the statements that are not issued yet, after it.
     *
     * @param document its hash
     * @param sequence of the account's newest entry
     * @throws InvalidDocumentException with the field and the reason
     */
    public static UnissuedStatements accept(
            BillingNotice notice, Hash document, UnissuedStatements unissued, long sequence) {
        if (notice instanceof StatementApproval approval) {
            return unissued.approved(approval, document);
        } else if (notice instanceof StatementIssue issue) {
            return unissued.issued(issue);
        }
        Dispute dispute = (Dispute) notice;
        for (int i = 0; i < dispute.lines().size(); i++) {
            if (dispute.lines().get(i).entry() > sequence) {
                throw new InvalidDocumentException("lines[" + i + "].entry", "is not an entry of the account yet");
            }
        }
        return unissued;
    }
}
