package io.meterproof.bundle.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.meterproof.bundle.TestBundles;
import io.meterproof.bundle.TestLedger;
import io.meterproof.bundle.TestRegistry;
import io.meterproof.metering.document.Dispute;
import io.meterproof.metering.document.SignedDocument;
import io.meterproof.metering.document.StatementApproval;
import io.meterproof.metering.document.StatementIssue;
import io.meterproof.metering.ledger.StatementEntry;
import io.meterproof.tlog.Hash;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A statement goes from provisional over approved, by two people, to issued; each only once. */
class NoticeForgeryTest {
    private static final Instant AT = Instant.parse("2026-03-05T00:00:00Z");
    private static final Instant NEXT = Instant.parse("2026-03-10T00:00:00Z");
    private static final SignedDocument NEXT_CLOSE = TestRegistry.close("close-2", TestRegistry.TO, NEXT);

    private final TestLedger ledger =
            TestBundles.open(true).close(TestRegistry.FROM, TestRegistry.TO, TestBundles.TERMS);
    private final long statement = ledger.entries().size();
    private final SignedDocument approval = TestRegistry.noticed(approval(root()));
    private final SignedDocument issue = TestRegistry.noticed(issue("issue-1"));

    @Test
    void anApprovedAndIssuedStatementPasses() {
        SignedDocument dispute = TestRegistry.noticed(dispute(statement - 1, 0));
        note(approval, issue, dispute);

        assertThat(verified(approval, issue, dispute).failure()).isEmpty();
    }

    @Test
    void anApprovalOfOtherEntriesIsRefused() {
        SignedDocument other = TestRegistry.noticed(approval(Hash.ZERO));
        note(other);

        assertRefused("approves no statement before it", other);
    }

    @Test
    void anIssueWithoutItsApprovalIsRefused() {
        note(issue);

        assertRefused("issues what it does not cite as approved", issue);
    }

    @Test
    void aStatementThatIsIssuedTwiceIsRefused() {
        SignedDocument again = TestRegistry.noticed(issue("issue-2"));
        note(approval, issue, again);

        assertRefused("issues what was issued before", approval, issue, again);
    }

    @Test
    void aDisputeOfALineThatIsNotThereIsRefused() {
        SignedDocument dispute = TestRegistry.noticed(dispute(statement, 0));
        note(dispute);

        assertRefused("disputes a line that was not there before", dispute);
    }

    @Test
    void aNoticeThatIsNotInTheBundleIsRefused() {
        note(approval);

        assertRefused("the bundle holds no such notice");
    }

    private void note(SignedDocument... notices) {
        for (SignedDocument notice : notices) {
            ledger.note(notice.hash(), AT);
        }
    }

    private VerificationReport verified(SignedDocument... notices) {
        ledger.close(TestRegistry.TO, NEXT, TestBundles.TERMS);
        SignedDocument[] documents =
                Stream.concat(Stream.of(NEXT_CLOSE), Arrays.stream(notices)).toArray(SignedDocument[]::new);
        return Verification.of(TestBundles.bytes(ledger, documents));
    }

    private void assertRefused(String words, SignedDocument... notices) {
        StepResult failure = verified(notices).failure().orElseThrow();

        assertThat(failure.step()).isEqualTo("notices");
        assertThat(failure.path()).endsWith(".entry.notice");
        assertThat(failure.words()).isEqualTo(words);
    }

    private Hash root() {
        return ((StatementEntry) ledger.entries().get((int) statement - 1)).entriesRoot();
    }

    private StatementApproval approval(Hash root) {
        return new StatementApproval("batch-1", TestRegistry.ACCOUNT, statement, root, AT);
    }

    private StatementIssue issue(String id) {
        return new StatementIssue(id, TestRegistry.ACCOUNT, statement, approval.hash(), AT);
    }

    private static Dispute dispute(long entry, int line) {
        return new Dispute(
                "dispute-1",
                TestRegistry.ACCOUNT,
                Dispute.State.OPEN,
                List.of(new Dispute.DisputedLine(entry, line)),
                "nobody was home",
                AT);
    }
}
