package io.meterproof.anchor.cassandra;

import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import io.meterproof.anchor.chain.AnchorState;
import io.meterproof.anchor.epoch.Epoch;
import io.meterproof.anchor.epoch.EpochStore;
import io.meterproof.anchor.epoch.SignedHead;
import io.meterproof.anchor.epoch.SignedShard;
import java.util.Optional;

/** Epochs in Cassandra; every write is a compare-and-swap, since epochs are few. */
public final class CassandraEpochStore implements EpochStore {
    private static final long BUCKET = 1000;

    private final Cassandra cassandra;
    private final PreparedStatement select;
    private final PreparedStatement insert;
    private final PreparedStatement updateAnchor;
    private final PreparedStatement updateNote;
    private final PreparedStatement selectNewest;
    private final PreparedStatement insertNewest;

    public CassandraEpochStore(Cassandra cassandra) {
        this.cassandra = cassandra;
        select = cassandra.prepare("SELECT * FROM anchor_epochs WHERE bucket = ? AND epoch = ?");
        insert = cassandra.prepare(
                "INSERT INTO anchor_epochs (bucket, epoch, generation, first_shard, shard_set_root, statement_index,"
                        + " made, shards, notes, note, chain_id, contract, expected, state) VALUES (?, ?, ?, ?, ?, ?, ?,"
                        + " ?, ?, ?, ?, ?, ?, ?) IF NOT EXISTS");
        updateAnchor = cassandra.prepare(
                "UPDATE anchor_epochs SET state = ?, transaction_hash = ?, raw = ?, block = ?, block_number = ?"
                        + " WHERE bucket = ? AND epoch = ? IF state = ? AND transaction_hash = ?");
        updateNote = cassandra.prepare("UPDATE anchor_epochs SET note = ? WHERE bucket = ? AND epoch = ? IF note = ?");
        selectNewest = cassandra.prepare("SELECT epoch FROM anchor_newest WHERE id = 0");
        insertNewest = cassandra.prepare("INSERT INTO anchor_newest (id, epoch) VALUES (0, ?)");
    }

    /** From the hint forward: the hint is written after the epoch, so it may be one behind. */
    @Override
    public Optional<Epoch> newest() {
        Row hint = cassandra.execute(selectNewest.bind()).one();
        Optional<Epoch> newest = Optional.empty();
        Optional<Epoch> next = find(hint == null ? 0 : hint.getLong("epoch"));
        while (next.isPresent()) {
            newest = next;
            next = find(newest.get().number() + 1);
        }
        return newest;
    }

    @Override
    public Optional<Epoch> find(long number) {
        if (number < 0) {
            return Optional.empty();
        }
        return Optional.ofNullable(
                        cassandra.execute(select.bind(number / BUCKET, number)).one())
                .map(EpochRows::epoch);
    }

    @Override
    public boolean append(Epoch epoch) {
        boolean applied = cassandra
                .execute(insert.bind(
                        epoch.number() / BUCKET,
                        epoch.number(),
                        epoch.entry().generation(),
                        epoch.entry().firstShard(),
                        Blobs.of(epoch.entry().shardSetRoot()),
                        Blobs.of(epoch.entry().statementIndex()),
                        epoch.made(),
                        epoch.shards().stream().map(SignedShard::shard).toList(),
                        epoch.shards().stream()
                                .map(shard -> shard.signed().note())
                                .toList(),
                        epoch.log().note(),
                        epoch.slot().contract().chainId(),
                        epoch.slot().contract().address(),
                        Blobs.of(epoch.expected()),
                        epoch.anchor().name()))
                .wasApplied();
        cassandra.execute(insertNewest.bind(epoch.number()));
        return applied;
    }

    @Override
    public boolean replaceLog(Epoch epoch, SignedHead cosigned) {
        return cassandra
                .execute(updateNote.bind(
                        cosigned.note(),
                        epoch.number() / BUCKET,
                        epoch.number(),
                        epoch.log().note()))
                .wasApplied();
    }

    @Override
    public boolean replaceAnchor(Epoch epoch, AnchorState next) {
        EpochRows.AnchorColumns columns = EpochRows.columns(next);
        return cassandra
                .execute(updateAnchor.bind(
                        next.name(),
                        columns.transaction(),
                        columns.raw(),
                        columns.block(),
                        columns.blockNumber(),
                        epoch.number() / BUCKET,
                        epoch.number(),
                        epoch.anchor().name(),
                        epoch.anchor().transactionHash().orElse(null)))
                .wasApplied();
    }
}
