package io.meterproof.bundle.supersession;

import static io.meterproof.bundle.verify.RefusedException.at;
import static io.meterproof.bundle.verify.RefusedException.require;
import static java.util.stream.Collectors.toMap;

import io.meterproof.bundle.BundledBlock;
import io.meterproof.bundle.BundledEntry;
import io.meterproof.bundle.LeafPosition;
import io.meterproof.bundle.LogGrowth;
import io.meterproof.bundle.LogProof;
import io.meterproof.bundle.LogProof.ShardProof;
import io.meterproof.tlog.Checkpoint;
import io.meterproof.tlog.ConsistencyProof;
import io.meterproof.tlog.Hash;
import io.meterproof.tlog.SignedNote;
import io.meterproof.tlog.TreeHead;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The newer bill goes on from the older: of one account, in the same logs, with all that the older has where it was. */
final class Extension {
    private Extension() {}

    static String account(Pair pair) {
        String account = pair.older().findings().account();
        require(
                pair.newer().findings().account().equals(account),
                "account",
                "the bills are of different accounts: " + account + " and "
                        + pair.newer().findings().account());
        require(
                pair.newer().entries().size() >= pair.older().entries().size(),
                "entries",
                "the newer bill has fewer entries than the older: name the older one after --since");
        return "both bills are of account " + account;
    }

    static String consistency(Pair pair) {
        goesOn(pair.older().bundle().log(), pair.newer().bundle().log());
        List<LogGrowth> logs = at(
                "log",
                () -> LogGrowth.between(
                        pair.older().bundle().log(), pair.newer().bundle().log()));
        Map<String, ConsistencyProof> proofs = pair.consistency().byOrigin();
        for (LogGrowth log : logs) {
            String path = "logs of " + log.origin();
            require(
                    log.newer().origin().equals(log.origin()),
                    path,
                    "go on as " + log.newer().origin());
            ConsistencyProof proof = proofs.get(log.origin());
            require(proof != null, path, "have no consistency proof");
            require(
                    proof.oldSize() == log.older().size()
                            && proof.newSize() == log.newer().size(),
                    path,
                    "are proven from " + proof.oldSize() + " to " + proof.newSize() + ", not from "
                            + log.older().size() + " to " + log.newer().size());
            at(path, () -> {
                proof.verify(log.older().root(), log.newer().root());
                return log;
            });
        }
        require(proofs.size() == logs.size(), "logs", "have a proof of a log that the older bill does not show");
        return logs.stream()
                .map(log -> log.origin() + " grew from " + log.older().size() + " to "
                        + log.newer().size())
                .collect(Collectors.joining(", "));
    }

    /** The newer bill is of no earlier generation, and what was sealed stays sealed as it was. */
    private static void goesOn(LogProof older, LogProof newer) {
        require(newer.generation() >= older.generation(), "log.generation", "is earlier than in the older bill");
        boolean same = newer.generation() == older.generation();
        require(
                same ? newer.firstShard() == older.firstShard() : newer.firstShard() > older.firstShard(),
                "log.firstShard",
                "does not go on from the older bill's");
        for (ShardProof shard : older.shards()) {
            boolean stays = newer.shards().stream()
                    .filter(later -> later.shard() == shard.shard())
                    .allMatch(later ->
                            later.seal().equals(shard.seal()) && head(later).equals(head(shard)));
            require(
                    shard.seal().isEmpty() || stays,
                    "log.shards",
                    "shard " + shard.shard() + " was sealed, and is another now");
        }
    }

    private static TreeHead head(ShardProof shard) {
        return Checkpoint.parse(SignedNote.parse(shard.note()).text()).head();
    }

    static String entries(Pair pair) {
        List<BundledEntry> then = pair.older().bundle().entries();
        for (int i = 0; i < then.size(); i++) {
            require(
                    pair.newer().bundle().entries().get(i).equals(then.get(i)),
                    "entries[" + i + "]",
                    "is another entry, or in another place, than in the older bill");
        }
        return "entries 1 to " + then.size()
                + " are those of the older bill, byte for byte, in their places in the log";
    }

    static String blocks(Pair pair) {
        Map<Hash, LeafPosition> now = pair.newer().bundle().blocks().stream()
                .collect(toMap(block -> block.evidence().digest(), BundledBlock::leaf));
        List<BundledBlock> then = pair.older().bundle().blocks();
        for (BundledBlock block : then) {
            Hash digest = block.evidence().digest();
            require(
                    block.leaf().equals(now.get(digest)),
                    "blocks",
                    "block " + digest + " of the older bill is missing or in another place");
        }
        return then.size() + " blocks of the older bill are in the newer, and " + (now.size() - then.size())
                + " besides";
    }
}
