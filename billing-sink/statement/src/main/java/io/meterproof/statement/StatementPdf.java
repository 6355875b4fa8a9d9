package io.meterproof.statement;

import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.apache.pdfbox.pdmodel.PDDocument;

/** A statement's page as PDF, which holds its font: Latin, Greek and Cyrillic letters. */
public final class StatementPdf {
    static {
        XRLog.setLoggingEnabled(false); // It tells its progress, and the page is ours.
    }

    private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

    private StatementPdf() {}

    public static byte[] of(AccountStatement statement) {
        try (var out = new ByteArrayOutputStream()) {
            new PdfRendererBuilder()
                    .useFastMode()
                    .usePdfAConformance(PdfRendererBuilder.PdfAConformance.PDFA_2_U) // Nothing of the reader's own.
                    .useColorProfile(ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData())
                    .useFont(() -> PDDocument.class.getResourceAsStream(FONT), "Liberation Sans")
                    .withHtmlContent(StatementPage.of(statement), null)
                    .toStream(out)
                    .run();
            return out.toByteArray();
        } catch (IOException e) {
            throw new IllegalStateException("a page that this jar made does not print", e);
        }
    }
}
