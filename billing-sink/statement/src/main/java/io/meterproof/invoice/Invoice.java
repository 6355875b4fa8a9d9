package io.meterproof.invoice;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * An invoice or credit note. Its fields are business terms of EN 16931-1; amounts are decimals at the minor unit of the currency,
 * dates local days. A credit note's amounts are positive: what is given back.
 *
 * @param number BT-1: the account and a counter from 1 without gaps, over invoices and credit notes alike
 * @param state {@code provisional}, {@code approved} or {@code issued}: only an issued one is sent
 * @param issueDate BT-2: the day on which the period was closed
 * @param typeCode BT-3: {@code 380} invoice, {@code 381} credit note
 * @param currency BT-5
 * @param taxPointDate BT-7: the last day of the service period
 * @param precedingInvoices BG-3: what a credit note takes back of, or an invoice bills again
 * @param buyer BG-7
 * @param from BT-73, begin of the service period
 * @param to BT-74, its last day
 * @param lines BG-25
 * @param taxes BG-23: one for each category and rate
 * @param totals BG-22
 * @param statement number of the statement entry in the account's chain
 * @param entriesRoot to what entries that statement commits, hexadecimal
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Invoice(
        String number,
        String state,
        String issueDate,
        String typeCode,
        String currency,
        String taxPointDate,
        List<Preceding> precedingInvoices,
        Buyer buyer,
        String from,
        String to,
        List<InvoiceLine> lines,
        List<TaxSubtotal> taxes,
        Totals totals,
        String statement,
        String entriesRoot) {
    public static final String INVOICE = "380";
    public static final String CREDIT_NOTE = "381";

    /** BT-25 and BT-26. */
    public record Preceding(String number, String issueDate) {}

    /** BT-46 and BT-44. */
    public record Buyer(String account, String name) {}

    /**
     * BG-25.
     *
     * @param id BT-126
     * @param quantity BT-129, in units of {@code unitCode}
     * @param unitCode BT-130: UN/ECE recommendation 20; {@code C62} (one) for what is charged for each event, and for what has no quantity
     * @param netAmount BT-131
     * @param from BT-134
     * @param to BT-135, inclusive
     * @param netPrice BT-146
     * @param taxCategory BT-151
     * @param taxPercent BT-152
     * @param name BT-153: component and price
     * @param rebills BT-25 of the invoice that billed the same use before
     * @param usagePoint BT-128, where it was used
     * @param endUse BT-127
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record InvoiceLine(
            String id,
            String usagePoint,
            String endUse,
            String name,
            String rebills,
            String quantity,
            String unitCode,
            String netPrice,
            String netAmount,
            String from,
            String to,
            String taxCategory,
            String taxPercent) {}

    /**
     * BG-23.
     *
     * @param taxable BT-116
     * @param amount BT-117
     * @param category BT-118
     * @param percent BT-119
     * @param exemptionReason BT-120, where the category asks for one
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record TaxSubtotal(String category, String percent, String taxable, String amount, String exemptionReason) {}

    /**
     * BG-22.
     *
     * @param lines BT-106
     * @param withoutTax BT-109
     * @param tax BT-110
     * @param withTax BT-112
     * @param paid BT-113: credit of other bills, brought forward less what is carried forward
     * @param rounding BT-114: by what the ledger, which taxes the whole period once, differs
     * @param due BT-115
     */
    public record Totals(
            String lines, String withoutTax, String tax, String withTax, String paid, String rounding, String due) {}
}
