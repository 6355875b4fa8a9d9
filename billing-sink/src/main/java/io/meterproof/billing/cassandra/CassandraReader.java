package io.meterproof.billing.cassandra;

import static io.meterproof.billing.cassandra.Inserts.blob;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.data.ByteUtils;
import io.meterproof.billing.store.AccountRow;
import io.meterproof.billing.store.AlertRow;
import io.meterproof.billing.store.AnchorRow;
import io.meterproof.billing.store.AnomalyRow;
import io.meterproof.billing.store.ArchiveReader;
import io.meterproof.billing.store.BalanceRow;
import io.meterproof.billing.store.BlockRow;
import io.meterproof.billing.store.DocumentRow;
import io.meterproof.billing.store.EntryRow;
import io.meterproof.billing.store.MonthName;
import io.meterproof.billing.store.MonthPartRow;
import io.meterproof.billing.store.PeriodRow.Kind;
import io.meterproof.billing.store.ProgressRow;
import io.meterproof.billing.store.RejectedRow;
import io.meterproof.billing.store.StatementRow;
import io.meterproof.metering.document.SignedDocument;
import io.meterproof.tlog.Hash;
import java.nio.ByteBuffer;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Reads the rows back from their tables. */
final class CassandraReader implements ArchiveReader {
    private final Queries queries;
    private final NewestFirst newest;

    CassandraReader(Supplier<CqlSession> session) {
        queries = new Queries(session);
        newest = new NewestFirst(queries);
    }

    @Override
    public List<AccountRow> accounts(Optional<String> after, int limit) {
        return after.map(account -> queries.list(
                        "SELECT * FROM accounts WHERE token(account) > token(?) LIMIT ?",
                        CassandraReader::account,
                        account,
                        limit))
                .orElseGet(() -> queries.list("SELECT * FROM accounts LIMIT ?", CassandraReader::account, limit));
    }

    @Override
    public Optional<AccountRow> account(String account) {
        return queries.list("SELECT * FROM accounts WHERE account = ?", CassandraReader::account, account).stream()
                .findFirst();
    }

    private static AccountRow account(Row row) {
        return new AccountRow(
                row.getString("account"),
                row.getLong("sequence"),
                row.getString("currency"),
                row.getLong("balance"),
                row.getInstant("booked"));
    }

    @Override
    public void entries(String account, Consumer<EntryRow> each) {
        long last = account(account).map(AccountRow::sequence).orElse(0L);
        for (long page = 0; page <= Inserts.page(last); page++) {
            queries.each(
                    "SELECT * FROM ledger_entries WHERE account = ? AND page = ?",
                    row -> each.accept(entry(row)),
                    account,
                    page);
        }
    }

    private static EntryRow entry(Row row) {
        return new EntryRow(row.getString("account"), row.getLong("sequence"), row.getString("type"), value(row));
    }

    @Override
    public List<StatementRow> statements(String account) {
        return queries.list(
                "SELECT * FROM statements WHERE account = ?",
                row -> new StatementRow(account, row.getLong("last_sequence"), value(row)),
                account);
    }

    @Override
    public Optional<BalanceRow> balance(String account) {
        return queries
                .list(
                        "SELECT * FROM balances WHERE account = ?",
                        row -> new BalanceRow(account, row.getLong("version"), value(row)),
                        account)
                .stream()
                .findFirst();
    }

    @Override
    public Optional<BlockRow> block(Hash digest) {
        return queries
                .list(
                        "SELECT value FROM verified_blocks WHERE digest = ?",
                        row -> new BlockRow(digest, value(row)),
                        blob(digest))
                .stream()
                .findFirst();
    }

    @Override
    public List<MonthPartRow> month(MonthName name) {
        return queries.list(
                "SELECT part, version, value FROM archive WHERE subject = ? AND meter = ? AND obis = ? AND month = ?",
                row -> new MonthPartRow(name, row.getString("part"), row.getLong("version"), value(row)),
                name.subject(),
                name.meter(),
                name.obis(),
                name.month());
    }

    @Override
    public Optional<DocumentRow> document(Hash hash) {
        List<List<DocumentRow>> found = queries.list(
                "SELECT * FROM documents_by_hash WHERE hash = ?",
                row -> documents(row.getString("type"), row.getString("subject")),
                blob(hash));
        return found.stream()
                .flatMap(List::stream)
                .filter(row -> row.document().hash().equals(hash))
                .findFirst();
    }

    @Override
    public List<DocumentRow> documents(String type, String subject) {
        return queries
                .list(
                        "SELECT position, document, signatures FROM documents WHERE type = ? AND subject = ?",
                        row -> new DocumentRow(type, subject, row.getLong("position"), document(row)),
                        type,
                        subject)
                .stream()
                .sorted(Comparator.comparingLong(DocumentRow::position))
                .toList();
    }

    private static SignedDocument document(Row row) {
        return new SignedDocument(
                row.getString("document"),
                Signatures.fromMap(row.getMap("signatures", String.class, ByteBuffer.class)));
    }

    @Override
    public List<AlertRow> alerts(int limit) {
        return newest.list(
                Kind.ALERT, "SELECT * FROM alerts_by_day WHERE day = ? LIMIT ?", CassandraReader::alert, limit);
    }

    @Override
    public Optional<AlertRow> alert(Hash id) {
        return queries.list("SELECT * FROM alerts_by_id WHERE id = ?", CassandraReader::alert, id.hex()).stream()
                .findFirst();
    }

    private static AlertRow alert(Row row) {
        return new AlertRow(
                row.getString("account"),
                row.getInstant("raised"),
                row.getString("id"),
                row.getLong("version"),
                value(row));
    }

    @Override
    public long alertCount() {
        return newest.count(Kind.ALERT, "SELECT COUNT(*) FROM alerts_by_day WHERE day = ?");
    }

    @Override
    public List<AnomalyRow> anomalies(int limit) {
        return newest.list(
                Kind.ANOMALY,
                "SELECT * FROM anomalies_by_day WHERE day = ? LIMIT ?",
                row -> new AnomalyRow(
                        row.getInstant("first_hour"),
                        row.getString("usage_point"),
                        row.getString("id"),
                        row.getLong("version"),
                        value(row)),
                limit);
    }

    @Override
    public long anomalyCount() {
        return newest.count(Kind.ANOMALY, "SELECT COUNT(*) FROM anomalies_by_day WHERE day = ?");
    }

    @Override
    public List<RejectedRow> rejected(int limit) {
        return newest.list(
                Kind.REJECTED,
                "SELECT * FROM rejected_by_hour WHERE hour = ? LIMIT ?",
                CassandraReader::rejected,
                limit);
    }

    private static RejectedRow rejected(Row row) {
        return new RejectedRow(
                row.getString("meter"),
                row.getInstant("arrival"),
                row.getString("topic"),
                row.getInt("partition"),
                row.getLong("offset"),
                row.getString("verdict"),
                row.getString("reason"),
                row.getInt("size"));
    }

    @Override
    public List<AnchorRow> anchors(int limit) {
        return newest.list(
                Kind.ANCHOR,
                "SELECT * FROM anchors_by_thousand WHERE thousand = ? LIMIT ?",
                row -> new AnchorRow(row.getLong("epoch"), row.getLong("version"), value(row)),
                limit);
    }

    @Override
    public List<ProgressRow> progress() {
        return queries.list(
                "SELECT * FROM progress",
                row -> new ProgressRow(
                        row.getString("topic"),
                        row.getInt("partition"),
                        row.getLong("next"),
                        row.getMap("counts", String.class, Long.class)));
    }

    private static byte[] value(Row row) {
        return ByteUtils.getArray(row.getByteBuffer("value"));
    }
}
