package io.meterproof.metering.document;

import java.util.List;
import java.util.Optional;

/**
 * What a verifier starts from: keys by role, the origins of the logs, and the chain.
 *
 * @param name whose trust this is, for people
 * @param epochsOrigin the origin of the epoch log
 */
public record TrustFile(
        String name, TrustedKeys keys, List<LogOrigin> logs, String epochsOrigin, Optional<Chain> chain) {
    public TrustFile {
        logs = List.copyOf(logs);
    }

    /** A shard's log by its origin, the name on its checkpoints. */
    public record LogOrigin(int shard, String origin) {}

    /** Where the epoch log's head is anchored. */
    public record Chain(String chainId, String contract, Optional<String> rpc) {}
}
