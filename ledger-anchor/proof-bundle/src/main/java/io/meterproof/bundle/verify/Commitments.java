package io.meterproof.bundle.verify;

import static io.meterproof.bundle.verify.RefusedException.at;
import static io.meterproof.bundle.verify.RefusedException.require;

import io.meterproof.bundle.BlockEvidence;
import io.meterproof.bundle.BundledBlock;
import io.meterproof.bundle.BundledEntry;
import io.meterproof.bundle.Fact;
import io.meterproof.bundle.LeafPosition;
import io.meterproof.bundle.LogProof.ShardProof;
import io.meterproof.metering.commitment.EntryType;
import io.meterproof.metering.commitment.LogEntry;
import io.meterproof.metering.commitment.Seal;
import io.meterproof.tlog.Checkpoint;
import io.meterproof.tlog.Hash;
import io.meterproof.tlog.Multiproof;
import io.meterproof.tlog.SignedNote;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Entries and blocks, opened with their salts, are leaves of the shards' trees; the shards prove exactly these. */
final class Commitments {
    private final Map<Integer, SortedMap<Long, Hash>> byShard = new HashMap<>();

    private Commitments() {}

    static String examine(Dossier dossier) {
        Commitments commitments = new Commitments();
        List<BundledEntry> entries = dossier.bundle().entries();
        for (int i = 0; i < entries.size(); i++) {
            commitments.place(entries.get(i).leaf(), dossier.entryLeaves().get(i), "entries[" + i + "].leaf");
        }
        List<BundledBlock> blocks = dossier.bundle().blocks();
        for (int i = 0; i < blocks.size(); i++) {
            BlockEvidence block = blocks.get(i).evidence();
            byte[] payload = block.payload().bytes();
            LeafPosition leaf = blocks.get(i).leaf();
            Hash hash = LogEntry.commit(EntryType.BLOCK, leaf.salt(), payload).leafHash();
            commitments.place(leaf, hash, "blocks[" + i + "].leaf");
        }
        commitments.prove(dossier.bundle().log().shards());
        return entries.size() + " entries and " + blocks.size() + " blocks are in the log, in "
                + commitments.byShard.size() + " shard(s)";
    }

    /** The same of an alert, which no bundle has. */
    static String examine(Dossier dossier, Fact.OfAlert alert) {
        Commitments commitments = new Commitments();
        byte[] payload = alert.payload().getBytes(StandardCharsets.UTF_8);
        Hash hash =
                LogEntry.commit(EntryType.ALERT, alert.leaf().salt(), payload).leafHash();
        commitments.place(alert.leaf(), hash, "alert.leaf");
        commitments.prove(dossier.bundle().log().shards());
        return "the alert is in the log";
    }

    private void place(LeafPosition leaf, Hash hash, String path) {
        Hash other =
                byShard.computeIfAbsent(leaf.shard(), shard -> new TreeMap<>()).putIfAbsent(leaf.index(), hash);
        require(other == null, path + ".index", "two leaves claim one place in the log");
    }

    /** A shard is sealed by its last leaf: what the bundle holds lies before it. */
    private static void close(SortedMap<Long, Hash> leaves, long size, Seal seal, String path) {
        require(leaves.lastKey() < size - 1, path, "a leaf of the bundle lies behind the shard's seal");
        leaves.put(size - 1, seal.leafHash());
    }

    private void prove(List<ShardProof> shards) {
        for (int i = 0; i < shards.size(); i++) {
            String path = "log.shards[" + i + "]";
            ShardProof shard = shards.get(i);
            SortedMap<Long, Hash> leaves = byShard.get(shard.shard());
            require(leaves != null, path + ".shard", "no leaf of the bundle is in this shard");
            Checkpoint checkpoint = at(
                    path + ".note",
                    () -> Checkpoint.parse(SignedNote.parse(shard.note()).text()));
            shard.seal().ifPresent(seal -> close(leaves, checkpoint.size(), seal, path + ".sealed"));
            List<Long> indexes = new ArrayList<>(leaves.keySet());
            List<Hash> hashes = new ArrayList<>(leaves.values());
            at(path + ".multiproof", () -> {
                new Multiproof(checkpoint.size(), indexes, shard.multiproof()).verify(hashes, checkpoint.root());
                return checkpoint;
            });
        }
        require(shards.size() == byShard.size(), "log.shards", "a shard that holds leaves of the bundle is missing");
    }
}
