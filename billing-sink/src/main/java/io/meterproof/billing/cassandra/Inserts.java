package io.meterproof.billing.cassandra;

import io.meterproof.billing.store.AccountRow;
import io.meterproof.billing.store.AlertRow;
import io.meterproof.billing.store.AnchorRow;
import io.meterproof.billing.store.AnomalyRow;
import io.meterproof.billing.store.BalanceRow;
import io.meterproof.billing.store.BlockRow;
import io.meterproof.billing.store.DocumentRow;
import io.meterproof.billing.store.EntryRow;
import io.meterproof.billing.store.ErasedAccountRow;
import io.meterproof.billing.store.ErasedAlertRow;
import io.meterproof.billing.store.ErasedBlockRow;
import io.meterproof.billing.store.ErasedEntryRow;
import io.meterproof.billing.store.MonthPartRow;
import io.meterproof.billing.store.PeriodRow;
import io.meterproof.billing.store.Periods;
import io.meterproof.billing.store.ProgressRow;
import io.meterproof.billing.store.RejectedRow;
import io.meterproof.billing.store.Row;
import io.meterproof.billing.store.StatementRow;
import io.meterproof.billing.store.UnreadableRow;
import io.meterproof.tlog.Hash;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.Function;

/** How each kind of row is written. A kind that answers two questions has two. */
final class Inserts {

    private static final long ENTRIES_PER_PARTITION = 1_000;

    static final List<Insert<? extends Row>> ALL = List.of(
            insert(
                    AccountRow.class,
                    "INSERT INTO accounts (account, sequence, currency, balance, booked) VALUES (?, ?, ?, ?, ?)"
                            + " USING TIMESTAMP ?",
                    r -> values(r.account(), r.sequence(), r.currency(), r.balance(), r.booked(), r.sequence())),
            insert(
                    EntryRow.class,
                    "INSERT INTO ledger_entries (account, page, sequence, type, value) VALUES (?, ?, ?, ?, ?)",
                    r -> values(r.account(), page(r.sequence()), r.sequence(), r.type(), blob(r.value()))),
            insert(
                    StatementRow.class,
                    "INSERT INTO statements (account, last_sequence, value) VALUES (?, ?, ?)",
                    r -> values(r.account(), r.lastSequence(), blob(r.value()))),
            insert(
                    BlockRow.class,
                    "INSERT INTO verified_blocks (digest, value) VALUES (?, ?)",
                    r -> values(blob(r.digest()), blob(r.value()))),
            insert(
                    PeriodRow.class,
                    "INSERT INTO periods (kind, period) VALUES (?, ?)",
                    r -> values(r.kind().name(), r.period())),
            insert(
                    RejectedRow.class,
                    "INSERT INTO rejected_by_hour (hour, arrival, topic, partition, offset, meter, verdict, reason,"
                            + " size) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    Inserts::rejected),
            insert(
                    BalanceRow.class,
                    "INSERT INTO balances (account, version, value) VALUES (?, ?, ?) USING TIMESTAMP ?",
                    r -> values(r.account(), r.version(), blob(r.value()), r.version())),
            insert(
                    AlertRow.class,
                    "INSERT INTO alerts_by_day (day, raised, account, id, version, value) VALUES (?, ?, ?, ?, ?, ?)",
                    r -> values(
                            Periods.day(r.raised()), r.raised(), r.account(), r.id(), r.version(), blob(r.value()))),
            insert(
                    AlertRow.class,
                    "INSERT INTO alerts_by_id (id, account, raised, version, value) VALUES (?, ?, ?, ?, ?)"
                            + " USING TIMESTAMP ?",
                    r -> values(r.id(), r.account(), r.raised(), r.version(), blob(r.value()), r.version())),
            insert(
                    AnomalyRow.class,
                    "INSERT INTO anomalies_by_day (day, first_hour, usage_point, id, version, value)"
                            + " VALUES (?, ?, ?, ?, ?, ?) USING TIMESTAMP ?",
                    r -> values(
                            Periods.day(r.from()),
                            r.from(),
                            r.usagePoint(),
                            r.id(),
                            r.version(),
                            blob(r.value()),
                            r.version())),
            insert(
                    AnchorRow.class,
                    "INSERT INTO anchors_by_thousand (thousand, epoch, version, value) VALUES (?, ?, ?, ?)"
                            + " USING TIMESTAMP ?",
                    r -> values(Periods.thousand(r.epoch()), r.epoch(), r.version(), blob(r.value()), r.version())),
            insert(
                    DocumentRow.class,
                    "INSERT INTO documents (type, subject, hash, position, document, signatures)"
                            + " VALUES (?, ?, ?, ?, ?, ?) USING TIMESTAMP ?",
                    r -> values(
                            r.type(),
                            r.subject(),
                            blob(r.document().hash()),
                            r.position(),
                            r.document().json(),
                            Signatures.toMap(r.document().signatures()),
                            -r.position())), // What is filed again keeps its first position.
            insert(
                    DocumentRow.class,
                    "INSERT INTO documents_by_hash (hash, type, subject) VALUES (?, ?, ?)",
                    r -> values(blob(r.document().hash()), r.type(), r.subject())),
            insert(
                    MonthPartRow.class,
                    "INSERT INTO archive (subject, meter, obis, month, part, version, value) VALUES (?, ?, ?, ?, ?, ?,"
                            + " ?) USING TIMESTAMP ?",
                    r -> values(
                            r.name().subject(),
                            r.name().meter(),
                            r.name().obis(),
                            r.name().month(),
                            r.part(),
                            r.version(),
                            blob(r.value()),
                            r.version())),
            insert(
                    ProgressRow.class,
                    "INSERT INTO progress (topic, partition, next, counts) VALUES (?, ?, ?, ?) USING TIMESTAMP ?",
                    r -> values(r.topic(), r.partition(), r.next(), r.counts(), r.next())),
            insert(
                    ErasedEntryRow.class,
                    "DELETE FROM ledger_entries WHERE account = ? AND page = ? AND sequence = ?",
                    r -> values(r.account(), page(r.sequence()), r.sequence())),
            insert(
                    ErasedBlockRow.class,
                    "INSERT INTO verified_blocks (digest, value) VALUES (?, 0x)",
                    r -> values(blob(r.digest()))),
            insert(
                    ErasedAlertRow.class,
                    "DELETE FROM alerts_by_day WHERE day = ? AND raised = ? AND account = ? AND id = ?",
                    r -> values(Periods.day(r.raised()), r.raised(), r.account(), r.id())),
            insert(ErasedAlertRow.class, "DELETE FROM alerts_by_id WHERE id = ?", r -> values(r.id())),
            ofAccount("accounts"),
            ofAccount("statements"),
            ofAccount("balances"),
            insert(
                    UnreadableRow.class,
                    "INSERT INTO unreadable (topic, partition, offset, reason, value) VALUES (?, ?, ?, ?, ?)",
                    r -> values(r.topic(), r.partition(), r.offset(), r.reason(), blob(r.value()))));

    private Inserts() {}

    private static Object[] rejected(RejectedRow r) {
        return values(
                Periods.hour(r.arrival()),
                r.arrival(),
                r.topic(),
                r.partition(),
                r.offset(),
                r.meter(),
                r.verdict(),
                r.reason(),
                r.size());
    }

    private static Insert<ErasedAccountRow> ofAccount(String table) {
        return insert(ErasedAccountRow.class, "DELETE FROM " + table + " WHERE account = ?", r -> values(r.account()));
    }

    private static <R extends Row> Insert<R> insert(Class<R> type, String cql, Function<R, Object[]> values) {
        return new Insert<>(type, cql, values);
    }

    private static Object[] values(Object... values) {
        return values;
    }

    static ByteBuffer blob(Hash hash) {
        return ByteBuffer.wrap(hash.bytes());
    }

    private static ByteBuffer blob(byte[] bytes) {
        return ByteBuffer.wrap(bytes);
    }

    /** Which partition of an account's chain holds an entry. */
    static long page(long sequence) {
        return sequence / ENTRIES_PER_PARTITION;
    }
}
