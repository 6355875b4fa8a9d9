package io.meterproof.billing.topology;

import io.meterproof.billing.statement.Charges;
import io.meterproof.billing.statement.ClosedStatement;
import io.meterproof.billing.statement.StatementFold;
import io.meterproof.metering.ledger.LedgerEntry;
import io.meterproof.records.Topics;
import io.meterproof.records.avro.LedgerRecord;
import io.meterproof.records.avro.Statement;
import io.meterproof.records.codec.LedgerRecords;
import io.meterproof.records.key.EntryKey;
import io.meterproof.records.wire.AvroWire;
import io.meterproof.records.wire.MalformedRecordException;
import io.meterproof.records.wire.SchemaRegistry;
import java.util.Optional;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/** Hands entries to the fold, and its open charges to the state store. */
final class StatementProcessor extends ContextualProcessor<byte[], byte[], byte[], byte[]> {
    static final String OPEN = "open-statements";
    static final String USES = "uses";

    private final AvroWire<LedgerRecord> entries;
    private final AvroWire<Statement> statements;
    private OpenCharges open;
    private KeyValueStore<String, String> uses;

    StatementProcessor(SchemaRegistry registry) {
        entries = new AvroWire<>(Topics.SETTLEMENT_LINES, LedgerRecord.class, registry);
        statements = new AvroWire<>(Topics.STATEMENTS, Statement.class, registry);
    }

    @Override
    public void init(ProcessorContext<byte[], byte[]> context) {
        super.init(context);
        open = new OpenCharges(context.getStateStore(OPEN));
        uses = context.getStateStore(USES);
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        EntryKey key = key(record);
        String account = key.account();
        if (record.value() == null) {
            open.forget(account);
            new StoreMemory(uses, account).forget();
            return;
        }
        LedgerEntry entry = read(record.value());
        Charges charges = open.of(account);
        Optional<ClosedStatement> closed = StatementFold.apply(entry, new StoreMemory(uses, account), charges);
        if (closed.isPresent()) {
            open.forget(account);
            context()
                    .forward(
                            record.withKey(key.subject()).withValue(statements.write(Statements.toAvro(closed.get()))));
        } else {
            open.keep(account, charges);
        }
    }

    private static EntryKey key(Record<byte[], byte[]> record) {
        try {
            return EntryKey.parse(record.key());
        } catch (MalformedRecordException e) {
            throw new UnreadableEntryException(e);
        }
    }

    private LedgerEntry read(byte[] value) {
        try {
            return LedgerRecords.toPure(entries.read(value));
        } catch (MalformedRecordException e) {
            throw new UnreadableEntryException(e);
        }
    }
}
