package io.meterproof.statement;

import static org.assertj.core.api.Assertions.assertThat;

import io.meterproof.bundle.TestBundles;
import io.meterproof.bundle.TestHeat;
import java.io.IOException;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

final class StatementPageTest {
    private final Papers papers = Papers.of(TestBundles.bundle());
    private final AccountStatement statement =
            StatementReport.of(papers, StatementReport.newest(papers.entries()).orElseThrow());

    @Test
    void thePageShowsWhatIsOwedAndTheRegisters() {
        assertThat(StatementPage.of(statement))
                .contains(statement.closing() + " " + statement.currency(), "9.003", "meter-signed", "33.4 %");
    }

    @Test
    void heatStandsOnItsPageInKilowattHoursWithItsRegisters() {
        Papers heat = Papers.of(TestHeat.bundle());
        AccountStatement bill =
                StatementReport.of(heat, StatementReport.newest(heat.entries()).orElseThrow());

        assertThat(StatementPage.of(bill))
                .contains("heating", "12.000", "kWh", "812.000", "6-0:1.0.0*255", bill.closing() + " EUR");
        assertThat(bill.closing()).isEqualTo("2.62");
    }

    @Test
    void placesComeFirstAndAreHeadedInCents() {
        String page = StatementPage.of(statement);

        assertThat(page.lines().filter(line -> line.startsWith("<h2>") && line.contains("EUR")))
                .hasSameSizeAs(statement.places())
                .allSatisfy(heading -> assertThat(heading).containsPattern(">-?[0-9]+\\.[0-9]{2} EUR<"))
                .last()
                .asString()
                .startsWith("<h2>Account ");
        assertThat(page.lines().filter(line -> line.startsWith("<h3>")))
                .isNotEmpty()
                .allSatisfy(heading -> assertThat(heading).containsPattern(": -?[0-9]+\\.[0-9]{2} EUR<"));
    }

    @Test
    void markupInANameIsShownAndNotObeyed() {
        AccountStatement hostile = new AccountStatement(
                "a",
                "<script>alert(1)</script>",
                "EUR",
                "3",
                statement.from(),
                statement.to(),
                statement.booked(),
                "UTC",
                "0.00",
                "0.00",
                "0.00",
                "0.00",
                "00",
                statement.places(),
                statement.corrections());

        assertThat(StatementPage.of(hostile)).doesNotContain("<script>").contains("&lt;script&gt;");
    }

    @Test
    void aPageHasNoTablesWithoutRows() {
        assertThat(StatementPage.of(statement)).doesNotContainPattern("</th></tr>\\s*</table>");
    }

    @Test
    void thePdfHoldsItsFont() throws IOException {
        try (PDDocument document = Loader.loadPDF(StatementPdf.of(statement))) {
            PDResources resources = document.getPage(0).getResources();
            for (COSName name : resources.getFontNames()) {
                assertThat(resources.getFont(name).isEmbedded()).isTrue();
            }
            assertThat(resources.getFontNames()).isNotEmpty();
        }
    }

    @Test
    void thePdfSaysTheSame() throws IOException {
        try (PDDocument document = Loader.loadPDF(StatementPdf.of(statement))) {
            assertThat(new PDFTextStripper().getText(document))
                    .contains("Statement of", statement.closing(), "9.003", "meter-signed");
        }
    }
}
