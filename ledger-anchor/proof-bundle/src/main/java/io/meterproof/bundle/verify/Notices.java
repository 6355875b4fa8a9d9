package io.meterproof.bundle.verify;

import static io.meterproof.bundle.verify.RefusedException.present;
import static io.meterproof.bundle.verify.RefusedException.require;

import io.meterproof.metering.document.BillingNotice;
import io.meterproof.metering.document.Dispute;
import io.meterproof.metering.document.StatementApproval;
import io.meterproof.metering.document.StatementIssue;
import io.meterproof.metering.ledger.LedgerEntry;
import io.meterproof.metering.ledger.NoticeEntry;
import io.meterproof.metering.ledger.StatementEntry;
import io.meterproof.tlog.Hash;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Each notice is one that the billing team signed, about statements and lines that were there before it, and counts once. */
final class Notices {
    private final Dossier dossier;
    private final Set<Hash> recorded = new HashSet<>();
    private final Map<Long, Hash> approvals = new HashMap<>();
    private final Set<Long> issued = new HashSet<>();

    private Notices(Dossier dossier) {
        this.dossier = dossier;
    }

    static String examine(Dossier dossier) {
        Notices notices = new Notices(dossier);
        for (int i = 0; i < dossier.entries().size(); i++) {
            if (dossier.entries().get(i) instanceof NoticeEntry entry) {
                notices.examine(entry, i);
            }
        }
        return notices.approvals.size() + " statement(s) were approved by two people, " + notices.issued.size()
                + " of them issued";
    }

    private void examine(NoticeEntry entry, int position) {
        String path = Dossier.entryPath(position, "notice");
        BillingNotice notice = present(
                dossier.index().cited(entry.notice(), BillingNotice.class), path, "the bundle holds no such notice");
        require(notice.account().equals(dossier.bundle().account()), path, "is about another account");
        require(recorded.add(entry.notice()), path, "is recorded twice");
        List<LedgerEntry> before = dossier.entries().subList(0, position);
        if (notice instanceof StatementApproval approval) {
            require(isThere(approval, before), path, "approves no statement before it");
            Hash earlier = approvals.putIfAbsent(approval.statement(), entry.notice());
            require(earlier == null, path, "approves what was approved before");
        } else if (notice instanceof StatementIssue issue) {
            require(
                    issue.approval().equals(approvals.get(issue.statement())),
                    path,
                    "issues what it does not cite as approved");
            require(issued.add(issue.statement()), path, "issues what was issued before");
        } else {
            boolean there = ((Dispute) notice).lines().stream().allMatch(line -> isThere(line, before));
            require(there, path, "disputes a line that was not there before");
        }
    }

    private static boolean isThere(StatementApproval approval, List<LedgerEntry> before) {
        return approval.statement() <= before.size()
                && before.get((int) approval.statement() - 1) instanceof StatementEntry statement
                && statement.entriesRoot().equals(approval.entriesRoot());
    }

    private static boolean isThere(Dispute.DisputedLine line, List<LedgerEntry> before) {
        return line.entry() <= before.size()
                && line.line() < before.get((int) line.entry() - 1).lines().size();
    }
}
