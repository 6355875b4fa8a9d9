package io.meterproof.anchor.cassandra;

import com.datastax.oss.driver.api.core.cql.Row;
import io.meterproof.anchor.chain.AnchorState;
import io.meterproof.anchor.chain.Contract;
import io.meterproof.anchor.chain.Slot;
import io.meterproof.anchor.epoch.Epoch;
import io.meterproof.anchor.epoch.SignedHead;
import io.meterproof.anchor.epoch.SignedShard;
import io.meterproof.tlog.Checkpoint;
import io.meterproof.tlog.EpochEntry;
import io.meterproof.tlog.SignedNote;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows of {@code anchor_epochs}. Heads are read from their notes, so that what was signed is what is used. */
final class EpochRows {
    private EpochRows() {}

    record AnchorColumns(
            @Nullable String transaction,
            @Nullable String raw,
            @Nullable String block,
            @Nullable Long blockNumber) {}

    static Epoch epoch(Row row) {
        EpochEntry entry = new EpochEntry(
                row.getLong("epoch"),
                row.getLong("generation"),
                row.getInt("first_shard"),
                row.getList("shards", Integer.class).size(),
                Blobs.hash(row.getByteBuffer("shard_set_root")),
                Blobs.hash(row.getByteBuffer("statement_index")));
        return new Epoch(
                entry,
                row.getInstant("made"),
                shards(row.getList("shards", Integer.class), row.getList("notes", String.class)),
                head(row.getString("note")),
                slot(row),
                anchor(row));
    }

    private static Slot slot(Row row) {
        Contract contract = new Contract(row.getLong("chain_id"), row.getString("contract"));
        return new Slot(contract, Blobs.hash(row.getByteBuffer("expected")));
    }

    static AnchorColumns columns(AnchorState state) {
        if (state instanceof AnchorState.Sent sent) {
            return new AnchorColumns(sent.transaction(), sent.raw(), null, sent.since());
        } else if (state instanceof AnchorState.Mined mined) {
            return new AnchorColumns(mined.transaction(), null, mined.block(), mined.blockNumber());
        } else if (state instanceof AnchorState.Final done) {
            return new AnchorColumns(done.transaction(), null, done.block(), done.blockNumber());
        }
        return new AnchorColumns(null, null, null, null);
    }

    private static List<SignedShard> shards(List<Integer> numbers, List<String> notes) {
        List<SignedShard> shards = new ArrayList<>();
        for (int i = 0; i < numbers.size(); i++) {
            shards.add(new SignedShard(numbers.get(i), head(notes.get(i))));
        }
        return shards;
    }

    private static SignedHead head(String note) {
        return new SignedHead(Checkpoint.parse(SignedNote.parse(note).text()), note);
    }

    private static AnchorState anchor(Row row) {
        String transaction = row.getString("transaction_hash");
        return switch (row.getString("state")) {
            case "PENDING" -> new AnchorState.Pending();
            case "SENT" -> new AnchorState.Sent(transaction, row.getString("raw"), row.getLong("block_number"));
            case "MINED" -> new AnchorState.Mined(transaction, row.getString("block"), row.getLong("block_number"));
            case "FINAL" -> new AnchorState.Final(transaction, row.getString("block"), row.getLong("block_number"));
            default -> throw new IllegalStateException("no anchor state: " + row.getString("state"));
        };
    }
}
