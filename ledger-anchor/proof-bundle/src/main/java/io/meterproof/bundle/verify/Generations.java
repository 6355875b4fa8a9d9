package io.meterproof.bundle.verify;

import static io.meterproof.bundle.verify.RefusedException.require;

import io.meterproof.bundle.LogProof;
import io.meterproof.bundle.LogProof.ShardProof;
import io.meterproof.metering.commitment.Seal;

/**
 * Each shard is of the generation that the epoch commits to, and grows, or of an earlier one, and is sealed in favour of one up to it:
 * nobody is shown shards that grow on in one generation beside those of the next.
 */
final class Generations {
    private Generations() {}

    static void check(LogProof log) {
        require(
                log.generation() >= 1 && log.generation() > 1 == log.firstShard() > 0,
                "log.generation",
                "does not begin with shard " + log.firstShard());
        for (int i = 0; i < log.shards().size(); i++) {
            String path = "log.shards[" + i + "]";
            ShardProof shard = log.shards().get(i);
            require(
                    shard.seal().isPresent() == shard.shard() < log.firstShard(),
                    path + ".sealed",
                    "generation " + log.generation() + " begins with shard " + log.firstShard()
                            + ": those below are sealed, and no others");
            shard.seal().ifPresent(seal -> check(seal, shard.shard(), log, path + ".sealed"));
        }
    }

    private static void check(Seal seal, int shard, LogProof log, String path) {
        boolean newest = seal.generation() == log.generation();
        require(seal.firstShard() > shard, path, "leaves the shard in the next generation");
        require(
                seal.generation() <= log.generation()
                        && (newest ? seal.firstShard() == log.firstShard() : seal.firstShard() < log.firstShard()),
                path,
                "is not in favour of the epoch's generation, or of one before it");
    }
}
