package io.meterproof.metering.posting;

import io.meterproof.metering.ledger.LedgerEntry;
import io.meterproof.metering.ledger.TopUpEntry;
import io.meterproof.metering.rating.Line;
import java.util.ArrayList;
import java.util.List;

/**
 * An entry as postings. What the account's balance moved by is a debit of its receivable; each line is a credit of its component's
 * book, a payment a debit of {@code payments}. The two sides are told by different fields of the entry, so that their sum, which is
 * zero, is a check.
 */
public final class Postings {
    public static final String PAYMENTS = "payments";
    private static final String RECEIVABLE = "receivable/";
    private static final String CHARGES = "charges/";

    private Postings() {}

    /** The book of what an account owes. */
    public static String receivable(String account) {
        return RECEIVABLE + account;
    }

    /** Whether a book is the receivable of some account. */
    public static boolean isReceivable(String book) {
        return book.startsWith(RECEIVABLE);
    }

    /**
     * The postings of an entry; none for a statement.
     *
     * @param balanceBefore what the account owed after the entry before, in micro-units
     * @throws ArithmeticException where a sum leaves 64 bits
     */
    public static List<Posting> of(LedgerEntry entry, long balanceBefore) {
        List<Posting> postings = new ArrayList<>();
        long moved = Math.subtractExact(entry.header().balance(), balanceBefore);
        if (moved != 0) {
            postings.add(new Posting(receivable(entry.header().account()), moved));
        }
        for (Line line : entry.lines()) {
            postings.add(new Posting(CHARGES + line.component(), Math.negateExact(line.amount())));
        }
        if (entry instanceof TopUpEntry topUp) {
            postings.add(new Posting(PAYMENTS, topUp.amount()));
        }
        return postings;
    }
}
