package io.meterproof.billing.statement;

import io.meterproof.metering.document.Agreement;
import io.meterproof.metering.document.Document;
import io.meterproof.metering.document.TariffVersion;
import io.meterproof.metering.ledger.EntryHeader;
import io.meterproof.metering.ledger.LedgerEntry;
import io.meterproof.metering.ledger.ReversalEntry;
import io.meterproof.metering.ledger.StatementEntry;
import io.meterproof.metering.ledger.TopUpEntry;
import io.meterproof.tlog.Hash;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/** The whole chain of one account, added up. Entries come in order of sequence, from the first. */
public final class AccountBill {
    private final Charges charges = new Charges();
    private final ChainMemory memory;
    private final TariffUnits units;
    private long sequence;
    private long balance;
    private long topUps;
    private int reversals;
    private int statements;
    private long billed;
    private long chained;
    private final Instant known;

    /**
     * Of everything that was booked.
     *
     * @param documents by their hashes
     */
    public AccountBill(Function<Hash, Optional<Document>> documents) {
        this(documents, Instant.MAX);
    }

    private AccountBill(Function<Hash, Optional<Document>> documents, Instant known) {
        this.units = new TariffUnits(hash -> documents
                .apply(hash)
                .filter(TariffVersion.class::isInstance)
                .map(version -> ((TariffVersion) version).tariff()));
        this.memory = new HeapMemory(hash ->
                documents.apply(hash).filter(Agreement.class::isInstance).map(Agreement.class::cast));
        this.known = known;
    }

    /** Of what was booked until an instant, itself included: what was known then. */
    public static AccountBill asOf(Function<Hash, Optional<Document>> documents, Instant known) {
        return new AccountBill(documents, known);
    }

    /** @throws BrokenChainException where the entry is not the next one, or its balance is not the sum so far */
    public void add(LedgerEntry entry) {
        EntryHeader header = entry.header();
        if (header.sequence() != chained + 1) {
            throw new BrokenChainException("account " + header.account() + " has entry " + header.sequence()
                    + " where entry " + (chained + 1) + " belongs");
        }
        chained = header.sequence();
        units.remember(entry);
        if (header.booked().isAfter(known)) {
            Attribution.remember(entry, memory);
            return;
        }
        Attribution.add(entry, memory, units, charges);
        count(entry);
        sequence = header.sequence();
        balance = Math.subtractExact(charges.total(), topUps);
        if (known.equals(Instant.MAX)) {
            checkSum(header);
        }
    }

    private void count(LedgerEntry entry) {
        if (entry instanceof TopUpEntry topUp) {
            topUps = Math.addExact(topUps, topUp.amount());
        } else if (entry instanceof ReversalEntry) {
            reversals++;
        } else if (entry instanceof StatementEntry) {
            statements++;
            billed = charges.total();
        }
    }

    private void checkSum(EntryHeader header) {
        if (header.balance() != balance) {
            throw new BrokenChainException("account " + header.account() + " has the balance " + header.balance()
                    + " at entry " + header.sequence() + ", but its charges less its top-ups are " + balance);
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

    /** Micro-units that statements cover. */
    public long billed() {
        return billed;
    }
}
