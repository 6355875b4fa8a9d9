package io.meterproof.metering.document;

import java.util.List;
import java.util.Optional;

/**
 * What a verifier starts from: keys by role, the origins of the logs, and the chain.
 *
 * @param name whose trust this is, for people
 * @param epochsOrigin the origin of the epoch log
 * @param witnesses how many of the witnesses among the keys must have cosigned the epoch log's checkpoint
 */
public record TrustFile(
        String name,
        TrustedKeys keys,
        List<LogOrigin> logs,
        String epochsOrigin,
        int witnesses,
        Optional<Chain> chain) {
    private static final String EPOCHS = "/epochs";

    public TrustFile {
        logs = List.copyOf(logs);
        long known = keys.keys().stream()
                .filter(key -> key.role() == Role.WITNESS)
                .map(TrustedKey::key)
                .distinct()
                .count();
        if (witnesses < 0 || witnesses > known) {
            throw new IllegalArgumentException(witnesses + " of " + known + " witnesses cannot be demanded");
        }
    }

    /**
     * Whether an origin is that of a shard. Of shards that were opened after this file was written it names none: those with a number
     * above all that it names are believed where the epoch log, which it does name, is of a later generation than the first.
     */
    public boolean trusts(LogOrigin log, long generation) {
        return logs.stream().anyMatch(named -> named.shard() == log.shard())
                ? logs.contains(log)
                : generation > 1 && logs.stream().allMatch(named -> named.shard() < log.shard());
    }

    /** The first part of the origin of each of the log's trees. */
    public String logName() {
        return epochsOrigin.endsWith(EPOCHS)
                ? epochsOrigin.substring(0, epochsOrigin.length() - EPOCHS.length())
                : epochsOrigin;
    }

    /** Without witnesses. */
    public TrustFile(String name, TrustedKeys keys, List<LogOrigin> logs, String epochsOrigin, Optional<Chain> chain) {
        this(name, keys, logs, epochsOrigin, 0, chain);
    }

    /** A shard's log by its origin, the name on its checkpoints. */
    public record LogOrigin(int shard, String origin) {}

    /** Where the epoch log's head is anchored. */
    public record Chain(String chainId, String contract, Optional<String> rpc) {}
}
