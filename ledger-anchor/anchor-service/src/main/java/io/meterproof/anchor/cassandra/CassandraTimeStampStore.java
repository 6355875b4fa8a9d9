package io.meterproof.anchor.cassandra;

import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import io.meterproof.anchor.timestamp.TimeStamp;
import io.meterproof.anchor.timestamp.TimeStampStore;
import io.meterproof.tlog.Hash;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** Time-stamps in Cassandra; when each expires is kept by the month. */
public final class CassandraTimeStampStore implements TimeStampStore {
    private static final int MONTHS = 12;
    private static final int MOST = 10;

    private final Cassandra cassandra;
    private final PreparedStatement select;
    private final PreparedStatement insert;
    private final PreparedStatement selectExpiring;
    private final PreparedStatement insertExpiring;

    public CassandraTimeStampStore(Cassandra cassandra) {
        this.cassandra = cassandra;
        select = cassandra.prepare("SELECT * FROM anchor_stamps WHERE root = ?");
        insert = cassandra.prepare("INSERT INTO anchor_stamps (root, number, stamp, certificates, revocations, time,"
                + " valid_until) VALUES (?, ?, ?, ?, ?, ?, ?) IF NOT EXISTS");
        selectExpiring = cassandra.prepare(
                "SELECT root, number FROM anchor_stamps_expiring WHERE month = ? AND valid_until <= ? LIMIT " + 1000);
        insertExpiring = cassandra.prepare(
                "INSERT INTO anchor_stamps_expiring (month, valid_until, root, number) VALUES (?, ?, ?, ?)");
    }

    @Override
    public List<TimeStamp> of(Hash root) {
        List<TimeStamp> stamps = new ArrayList<>();
        cassandra.execute(select.bind(Blobs.of(root))).forEach(row -> stamps.add(stamp(row)));
        return stamps;
    }

    /** The row that says when it expires comes first: one too many is passed over, one that lacks is never renewed. */
    @Override
    public boolean append(Hash root, int have, TimeStamp stamp) {
        cassandra.execute(insertExpiring.bind(month(stamp.validUntil()), stamp.validUntil(), Blobs.of(root), have));
        return cassandra
                .execute(insert.bind(
                        Blobs.of(root),
                        have,
                        Blobs.of(stamp.token()),
                        stamp.certificates().stream().map(Blobs::of).toList(),
                        stamp.revocations().stream().map(Blobs::of).toList(),
                        stamp.time(),
                        stamp.validUntil()))
                .wasApplied();
    }

    @Override
    public List<Hash> expiring(Instant until) {
        List<Hash> expiring = new ArrayList<>();
        for (int month = month(until) - MONTHS; month <= month(until) && expiring.size() < MOST; month++) {
            for (Row row : cassandra.execute(selectExpiring.bind(month, until))) {
                Hash root = Blobs.hash(row.getByteBuffer("root"));
                if (expiring.size() < MOST && of(root).size() == row.getInt("number") + 1) {
                    expiring.add(root);
                }
            }
        }
        return expiring;
    }

    private static int month(Instant instant) {
        YearMonth month = YearMonth.from(instant.atZone(ZoneOffset.UTC));
        return month.getYear() * MONTHS + month.getMonthValue();
    }

    private static TimeStamp stamp(Row row) {
        return new TimeStamp(
                Blobs.bytes(row.getByteBuffer("stamp")),
                row.getList("certificates", ByteBuffer.class).stream()
                        .map(Blobs::bytes)
                        .toList(),
                row.getList("revocations", ByteBuffer.class).stream()
                        .map(Blobs::bytes)
                        .toList(),
                row.getInstant("time"),
                row.getInstant("valid_until"));
    }
}
