package io.meterproof.invoice;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;

/** Invoices as JSON, as {@code docs/invoice.schema.json} describes it. */
public final class InvoiceJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private InvoiceJson() {}

    public static String of(List<Invoice> invoices) {
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(invoices);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an invoice is all strings", e);
        }
    }
}
