package io.meterproof.bundle.verify;

import static io.meterproof.bundle.verify.RefusedException.at;
import static io.meterproof.bundle.verify.RefusedException.require;

import io.meterproof.bundle.LogProof;
import io.meterproof.bundle.LogProof.ShardProof;
import io.meterproof.tlog.Checkpoint;
import io.meterproof.tlog.EpochEntry;
import io.meterproof.tlog.Hash;
import io.meterproof.tlog.InclusionProof;
import io.meterproof.tlog.Multiproof;
import io.meterproof.tlog.ShardHead;
import io.meterproof.tlog.SignedNote;
import java.util.List;

/** The shards' heads are in the epoch's shard set, and the epoch is the last entry of the epoch log. */
final class EpochProof {
    private EpochProof() {}

    static String examine(Dossier dossier) {
        LogProof log = dossier.bundle().log();
        Generations.check(log);
        Hash shardSet = at("log.shardSetProof", () -> new Multiproof(
                        log.shardSetSize(), positions(log.shards()), log.shardSetProof())
                .root(heads(log.shards())));
        Checkpoint checkpoint = checkpoint(log.epochCheckpoint());
        require(log.epoch() < Long.MAX_VALUE && checkpoint.size() == log.epoch() + 1, "log.epoch", "is not the last");
        Hash leaf = new EpochEntry(
                        log.epoch(),
                        log.generation(),
                        log.firstShard(),
                        log.shardSetSize(),
                        shardSet,
                        log.statementIndex())
                .leafHash();
        at("log.epochInclusion", () -> {
            new InclusionProof(log.epoch(), checkpoint.size(), log.epochInclusion()).verify(leaf, checkpoint.root());
            return leaf;
        });
        return "epoch " + log.epoch() + " of the log commits to these shards and to the index of newest statements";
    }

    static Checkpoint checkpoint(String note) {
        return Checkpoint.parse(SignedNote.parse(note).text());
    }

    private static List<Long> positions(List<ShardProof> shards) {
        return shards.stream().map(shard -> (long) shard.position()).toList();
    }

    private static List<Hash> heads(List<ShardProof> shards) {
        return shards.stream().map(EpochProof::head).toList();
    }

    private static Hash head(ShardProof shard) {
        Checkpoint head = checkpoint(shard.note());
        return new ShardHead(shard.shard(), head.size(), head.root()).leafHash();
    }
}
