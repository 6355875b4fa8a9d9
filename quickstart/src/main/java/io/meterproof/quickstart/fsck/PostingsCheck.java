package io.meterproof.quickstart.fsck;

import io.meterproof.metering.commitment.PrivacyKeyHolder;
import io.meterproof.metering.ledger.LedgerEntry;
import io.meterproof.metering.posting.TrialBalance;
import io.meterproof.metering.posting.UnbalancedException;
import io.meterproof.records.Topics;
import io.meterproof.records.avro.LedgerRecord;
import io.meterproof.records.codec.LedgerRecords;
import io.meterproof.records.wire.AvroWire;
import io.meterproof.records.wire.MalformedRecordException;
import io.meterproof.records.wire.SchemaRegistry;
import java.util.Optional;

/** Every ledger entry, as postings, sums to zero, and the balance of every account that was not erased is the sum of its postings. */
final class PostingsCheck {
    private final LogTopics topics;
    private final AvroWire<LedgerRecord> entries;
    private final Erasures erasures;
    private final Progress progress;

    PostingsCheck(LogTopics topics, SchemaRegistry registry, Erasures erasures, Progress progress) {
        this.topics = topics;
        this.erasures = erasures;
        this.progress = progress;
        entries = new AvroWire<>(Topics.SETTLEMENT_LINES, LedgerRecord.class, registry);
    }

    /** What was found right. */
    record Counts(long entries, int currencies) {}

    Counts check() {
        TrialBalance balance = new TrialBalance();
        for (int partition = 0; partition < topics.partitions(Topics.SETTLEMENT_LINES); partition++) {
            try (RecordStream records = topics.open(Topics.SETTLEMENT_LINES, partition)) {
                for (Optional<LogRecord> next = records.next(); next.isPresent(); next = records.next()) {
                    post(next.get(), balance);
                    progress.moved(1);
                }
            }
        }
        return new Counts(balance.entries(), balance.books().size());
    }

    private void post(LogRecord record, TrialBalance balance) {
        try {
            if (record.value() == null) {
                return;
            }
            LedgerEntry entry = LedgerRecords.toPure(entries.read(record.value()));
            if (!erasures.concerns(PrivacyKeyHolder.account(entry.header().account()))) {
                balance.post(entry);
            }
        } catch (MalformedRecordException | UnbalancedException e) {
            throw new DifferenceException(record.position(), e.getMessage(), e);
        }
    }
}
