package io.meterproof.billing.kept;

import io.meterproof.billing.statement.AccountBill;
import io.meterproof.billing.store.ArchiveReader;
import io.meterproof.metering.document.Document;
import io.meterproof.metering.document.DocumentCodec;
import io.meterproof.metering.ledger.LedgerEntry;
import io.meterproof.records.Topics;
import io.meterproof.records.avro.LedgerRecord;
import io.meterproof.records.codec.LedgerRecords;
import io.meterproof.records.wire.MalformedRecordException;
import io.meterproof.records.wire.SchemaRegistry;
import io.meterproof.tlog.Hash;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The chains of accounts, as kept. */
public final class Ledger {
    private final ArchiveReader reader;
    private final KeptValues<LedgerRecord> records;

    public Ledger(ArchiveReader reader, SchemaRegistry registry) {
        this.reader = reader;
        records = new KeptValues<>(Topics.SETTLEMENT_LINES, LedgerRecord.class, registry);
    }

    /** All entries of an account, in order. */
    public List<LedgerEntry> entries(String account) {
        List<LedgerEntry> entries = new ArrayList<>();
        each(account, entries::add);
        return entries;
    }

    /** The account's chain added up, entry by entry: the cost of an answer grows with the chain. */
    public AccountBill bill(String account) {
        return bill(account, new AccountBill(this::document));
    }

    /** The same of what was booked until an instant, itself included. */
    public AccountBill bill(String account, Instant known) {
        return bill(account, AccountBill.asOf(this::document, known));
    }

    private AccountBill bill(String account, AccountBill bill) {
        each(account, bill::add);
        return bill;
    }

    private Optional<Document> document(Hash hash) {
        return reader.document(hash)
                .map(row -> DocumentCodec.decode(row.document().json()));
    }

    /** Entry by entry, in order. */
    public void each(String account, Consumer<LedgerEntry> consumer) {
        reader.entries(account, row -> consumer.accept(entry(row.value())));
    }

    private LedgerEntry entry(byte[] value) {
        try {
            return LedgerRecords.toPure(records.read(value));
        } catch (MalformedRecordException e) {
            throw new IllegalStateException("a kept entry was one once", e);
        }
    }
}
