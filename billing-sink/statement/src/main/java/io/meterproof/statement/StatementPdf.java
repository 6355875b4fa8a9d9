package io.meterproof.statement;

import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

/** A statement's page as PDF. Its fonts are those that every reader has, so letters beyond Latin-1 are replaced. */
public final class StatementPdf {
    static {
        XRLog.setLoggingEnabled(false); // It tells its progress, and the page is ours.
    }

    private StatementPdf() {}

    public static byte[] of(AccountStatement statement) {
        try (var out = new ByteArrayOutputStream()) {
            new PdfRendererBuilder()
                    .useFastMode()
                    .withHtmlContent(StatementPage.of(statement), null)
                    .toStream(out)
                    .run();
            return out.toByteArray();
        } catch (IOException e) {
            throw new IllegalStateException("a page that this jar made does not print", e);
        }
    }
}
