package io.meterproof.quickstart.corrections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meterproof.metering.document.Dispute.DisputedLine;
import io.meterproof.metering.document.InvalidDocumentException;
import io.meterproof.metering.document.StatementApproval;
import io.meterproof.quickstart.desk.SigningDesk;
import io.meterproof.quickstart.fixture.TestTrust;
import io.meterproof.quickstart.key.Approval;
import io.meterproof.quickstart.keys.KeyDirectory;
import io.meterproof.quickstart.keys.KeyFile;
import io.meterproof.quickstart.part.StackException;
import io.meterproof.tlog.Hash;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CorrectionsTest {
    private static final StatementApproval APPROVAL =
            new StatementApproval("batch", "a-1", 12, Hash.ZERO, Instant.parse("2026-03-05T00:00:00Z"));

    @TempDir
    private Path directory;

    @Test
    void aBatchNeedsTwoDifferentKeys() throws IOException {
        Approval approval = approval();
        Path file = directory.resolve("batch");
        Batch.of(List.of(APPROVAL)).create(file);

        Batch once = Batch.read(file).signed(key("billing"), approval);
        once.replace(file);

        assertThat(once.missing()).isEqualTo(1);
        assertThatThrownBy(() -> Batch.read(file).signed(key("billing"), approval))
                .isInstanceOf(InvalidDocumentException.class)
                .hasMessageContaining("another person");
        assertThat(Batch.read(file).signed(key("billing-2"), approval).missing())
                .isZero();
    }

    @Test
    void aKeyOfAnotherRoleApprovesNothing() throws IOException {
        Approval approval = approval();
        Batch batch = Batch.of(List.of(APPROVAL));

        assertThatThrownBy(() -> batch.signed(key("registrar"), approval))
                .isInstanceOf(InvalidDocumentException.class)
                .hasMessageContaining("signatures")
                .hasMessageContaining("registrar");
    }

    @Test
    void aBatchNamesTheStatementsThatItIsAbout() {
        assertThat(Batch.of(List.of(APPROVAL)).statements()).containsExactly(BillingDesk.name("a-1", 12));
    }

    @Test
    void aLineOfABatchThatIsNoBillingDocumentIsNamed() throws IOException {
        Path file = directory.resolve("batch");
        Batch.of(List.of(APPROVAL)).create(file);
        Files.writeString(file, Files.readString(file) + "{}\n");

        assertThatThrownBy(() -> Batch.read(file)).hasMessageContaining("line 2");
    }

    @Test
    void aPreviewTellsAccountsMoneyAndTheWorstCase() {
        StringWriter out = new StringWriter();

        Preview.of(List.of(
                        statement("a", 0, "10.00", "0.00"),
                        statement("b", 2, "20.00", "-3.50"),
                        statement("c", 1, "30.00", "1.25")))
                .print(new PrintWriter(out));

        assertThat(out.toString().lines())
                .containsExactly(
                        "EUR: 3 statements of 3 accounts charge 60.00",
                        "  corrections of earlier statements: 3 entries of 2 accounts; 1.25 more and 3.50 less to pay",
                        "  worst case: account b, statement 7: -3.50");
    }

    @Test
    void aDisputeOfALineThatIsNotThereIsRefused() throws IOException {
        JsonNode entries =
                new ObjectMapper().readTree("[{\"sequence\":\"1\",\"lines\":[{}]},{\"sequence\":\"2\",\"lines\":[]}]");

        DisputeCommand.requireThere(List.of(new DisputedLine(1, 0)), entries);
        for (DisputedLine line : List.of(new DisputedLine(1, 1), new DisputedLine(2, 0), new DisputedLine(3, 0))) {
            assertThatThrownBy(() -> DisputeCommand.requireThere(List.of(line), entries))
                    .isInstanceOf(StackException.class)
                    .hasMessageContaining("no line");
        }
    }

    /** By the keys of all roles, which are new. */
    private Approval approval() throws IOException {
        return new Approval(
                SigningDesk.verifier(),
                TestTrust.of(new KeyDirectory(directory)).keys());
    }

    private KeyFile key(String name) throws IOException {
        return KeyFile.read(directory.resolve(name + ".key"));
    }

    private static ObjectNode statement(String account, int corrections, String charged, String corrected) {
        return new ObjectMapper()
                .createObjectNode()
                .put("account", account)
                .put("currency", "EUR")
                .put("statement", "7")
                .put("corrections", corrections)
                .put("charged", charged)
                .put("corrected", corrected);
    }
}
