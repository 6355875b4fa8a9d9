package io.meterproof.metering.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.meterproof.metering.document.BillingNotice;
import io.meterproof.metering.document.Dispute;
import io.meterproof.metering.document.InvalidDocumentException;
import io.meterproof.metering.document.StatementApproval;
import io.meterproof.metering.document.StatementIssue;
import io.meterproof.tlog.Hash;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class NoticeRulesTest {
    private static final Hash DOCUMENT = Entries.BLOCK;
    private static final UnissuedStatements ONE = UnissuedStatements.NONE.closed(new StatementEntry(
            Entries.header(6, 10), Entries.FROM, Entries.FROM.plusSeconds(1), 1, 5, 5, 3, Hash.ZERO, 0, 10));

    @Test
    void aStatementGoesFromProvisionalOverApprovedToIssuedOnce() {
        UnissuedStatements approved = accept(approval(6, Hash.ZERO), ONE);
        StatementIssue issue = new StatementIssue("i", "a-1", 6, DOCUMENT, Entries.FROM);

        assertThat(accept(issue, approved)).isEqualTo(UnissuedStatements.NONE);
        assertThatThrownBy(() -> accept(issue, ONE)).hasMessageContaining("is not what approved statement 6");
        assertThatThrownBy(() -> accept(issue, UnissuedStatements.NONE))
                .hasMessageContaining("is not a statement that waits to be issued");
        assertThatThrownBy(() -> accept(approval(6, Hash.ZERO), approved)).hasMessageContaining("is approved already");
    }

    @Test
    void anApprovalIsOfTheEntriesThatItNames() {
        assertThatThrownBy(() -> accept(approval(6, DOCUMENT), ONE))
                .isInstanceOf(InvalidDocumentException.class)
                .hasMessageContaining("entriesRoot: is not that of statement 6");
    }

    @Test
    void aDisputeIsOfEntriesThatAreThere() {
        Dispute dispute = new Dispute(
                "d",
                "a-1",
                Dispute.State.OPEN,
                List.of(new Dispute.DisputedLine(6, 0), new Dispute.DisputedLine(7, 0)),
                "why",
                Entries.FROM);

        assertThat(NoticeRules.accept(dispute, DOCUMENT, ONE, 7)).isEqualTo(ONE);
        assertThatThrownBy(() -> NoticeRules.accept(dispute, DOCUMENT, ONE, 6))
                .hasMessageContaining("lines[1].entry: is not an entry of the account yet");
    }

    @Test
    void whatWaitsToBeIssuedKeepsItsBytes() throws IOException {
        UnissuedStatements approved = accept(approval(6, Hash.ZERO), ONE);
        byte[] encoded = approved.encode();

        assertThat(encoded).isEqualTo(Golden.bytes("unissued-statements/v1/approved.hex", encoded));
        assertThat(UnissuedStatements.decode(encoded)).isEqualTo(approved);
    }

    private static UnissuedStatements accept(BillingNotice notice, UnissuedStatements unissued) {
        return NoticeRules.accept(notice, DOCUMENT, unissued, 7);
    }

    private static StatementApproval approval(long statement, Hash root) {
        return new StatementApproval("b", "a-1", statement, root, Entries.FROM);
    }
}
