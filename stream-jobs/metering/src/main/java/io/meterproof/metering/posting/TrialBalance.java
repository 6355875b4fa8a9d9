package io.meterproof.metering.posting;

import io.meterproof.metering.ledger.EntryHeader;
import io.meterproof.metering.ledger.LedgerEntry;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** All books by currency, after the entries of any number of accounts, each account's in order from its first. */
public final class TrialBalance {
    private final SortedMap<String, SortedMap<String, Long>> books = new TreeMap<>();
    private final Map<String, Long> balances = new HashMap<>();
    private long entries;

    /**
     * Posts an entry.
     *
     * @throws UnbalancedException where its postings do not sum to zero; then nothing is posted
     */
    public void post(LedgerEntry entry) {
        EntryHeader header = entry.header();
        List<Posting> postings = Postings.of(entry, balances.getOrDefault(header.account(), 0L));
        long sum = postings.stream().mapToLong(Posting::amount).reduce(0, Math::addExact);
        if (sum != 0) {
            throw new UnbalancedException("entry " + header.sequence() + " of account " + header.account()
                    + " moves the balance by " + sum + " micro-units more than its lines and payments do");
        }
        SortedMap<String, Long> inCurrency = books.computeIfAbsent(header.currency(), unseen -> new TreeMap<>());
        postings.forEach(posting -> inCurrency.merge(posting.book(), posting.amount(), Math::addExact));
        balances.put(header.account(), header.balance());
        entries++;
    }

    /** Micro-units by currency and book; debits are positive. */
    public SortedMap<String, SortedMap<String, Long>> books() {
        return Collections.unmodifiableSortedMap(books);
    }

    /** What all books of a currency come to; zero. */
    public long sum(String currency) {
        return books.getOrDefault(currency, new TreeMap<>()).values().stream().reduce(0L, Math::addExact);
    }

    /** How many entries were posted. */
    public long entries() {
        return entries;
    }
}
