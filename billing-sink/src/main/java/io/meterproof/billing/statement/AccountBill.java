package io.meterproof.billing.statement;

import io.meterproof.metering.ledger.EntryHeader;
import io.meterproof.metering.ledger.LedgerEntry;
import io.meterproof.metering.ledger.ReversalEntry;
import io.meterproof.metering.ledger.StatementEntry;
import io.meterproof.metering.ledger.TopUpEntry;

/** The whole chain of one account, added up. Entries come in order of sequence, from the first. */
public final class AccountBill {
    private final Charges charges = new Charges();
    private final ChainMemory memory = new HeapMemory();
    private long sequence;
    private long balance;
    private long topUps;
    private int reversals;
    private int statements;

    /** @throws BrokenChainException where the entry is not the next one, or its balance is not the sum so far */
    public void add(LedgerEntry entry) {
        EntryHeader header = entry.header();
        if (header.sequence() != sequence + 1) {
            throw new BrokenChainException("account " + header.account() + " has entry " + header.sequence()
                    + " where entry " + (sequence + 1) + " belongs");
        }
        Attribution.add(entry, memory, charges);
        count(entry);
        sequence = header.sequence();
        balance = header.balance();
        checkSum(header);
    }

    private void count(LedgerEntry entry) {
        if (entry instanceof TopUpEntry topUp) {
            topUps = Math.addExact(topUps, topUp.amount());
        } else if (entry instanceof ReversalEntry) {
            reversals++;
        } else if (entry instanceof StatementEntry) {
            statements++;
        }
    }

    private void checkSum(EntryHeader header) {
        long sum = Math.subtractExact(charges.total(), topUps);
        if (sum != balance) {
            throw new BrokenChainException("account " + header.account() + " has the balance " + balance + " at entry "
                    + header.sequence() + ", but its charges less its top-ups are " + sum);
        }
    }

    public Charges charges() {
        return charges;
    }

    /** The newest entry; zero before the first. */
    public long sequence() {
        return sequence;
    }

    /** Micro-units owed; negative is credit. */
    public long balance() {
        return balance;
    }

    /** Micro-units bought. */
    public long topUps() {
        return topUps;
    }

    public int reversals() {
        return reversals;
    }

    public int statements() {
        return statements;
    }
}
