package io.meterproof.quickstart.statement;

import static org.assertj.core.api.Assertions.assertThat;

import io.meterproof.bundle.PackedBundle;
import io.meterproof.quickstart.Meterproof;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InvoiceCommandTest {
    private static final Path BILL =
            Path.of("../ledger-anchor/proof-bundle/src/test/resources/golden/bundle/v3/household.json");

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path directory;

    @Test
    void aPackedBillHasTheInvoicesOfTheSameInJson() throws IOException {
        Path packed = Files.write(directory.resolve("bill.json.gz"), PackedBundle.pack(Files.readAllBytes(BILL)));
        assertThat(invoice(BILL.toString())).isZero();
        String plain = out.toString();
        out.getBuffer().setLength(0);

        assertThat(invoice(packed.toString())).isZero();

        assertThat(out.toString()).isEqualTo(plain).startsWith("invoice ");
    }

    @Test
    void anInvoiceThatIsNotThereIsOneClearLine() {
        assertThat(invoice(BILL.toString(), "--number", "99")).isEqualTo(1);
        assertThat(err.toString().lines()).containsExactly("No invoice has the number 99.");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void aFileThatIsNoBillIsRefutedWithoutAnEmptyPlace() throws IOException {
        Path junk = Files.writeString(directory.resolve("j.json"), "[]");

        assertThat(invoice(junk.toString())).isEqualTo(1);
        assertThat(err.toString()).startsWith(junk + " is refuted in step \"canonical form\": ");
    }

    @Test
    void aTrustFileThatIsNoneIsNamed() {
        assertThat(invoice(BILL.toString(), "--trust", BILL.toString())).isEqualTo(2);
        assertThat(err.toString().lines())
                .singleElement()
                .asString()
                .startsWith("Cannot read as a trust file " + BILL + ": ")
                .doesNotContain("Exception");
    }

    @Test
    void aBillThatIsNotThereIsAMistakeOfTheUser() {
        assertThat(invoice("missing.json")).isEqualTo(2);
        assertThat(err.toString().lines())
                .containsExactly("Cannot read missing.json: there is no such file or directory");
    }

    private int invoice(String... arguments) {
        var line = Meterproof.commandLine();
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(err, true));
        var all = new String[arguments.length + 1];
        all[0] = "invoice";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return line.execute(all);
    }
}
