package io.meterproof.quickstart.pipeline;

import io.meterproof.quickstart.keys.KeyDirectory;
import io.meterproof.quickstart.keys.TrustFile;
import io.meterproof.quickstart.part.StackDirectory;
import io.meterproof.quickstart.part.Step;
import io.meterproof.quickstart.server.Chain;
import io.meterproof.records.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.util.Set;

/** The operator's keys and what verifiers are told about them, made once and kept. */
public record KeysAndTrust(StackDirectory directory) implements Step {
    public static final String NAME = "keys";

    /**
     * The address of the first contract that the development chain's first account creates: the last 20 bytes of
     * {@code keccak256(rlp([account, 0]))}.
     */
    private static final String FIRST_CONTRACT = "0x5fbdb2315678afecb367f032d93f642f64180aa3";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<String> needs() {
        return Set.of();
    }

    @Override
    public void apply() throws IOException {
        var keys = new KeyDirectory(directory.keys());
        keys.complete(new SecureRandom());
        var trust = new TrustFile(keys.all(), Topics.LOG_LEAVES.partitions(), Chain.CHAIN_ID, FIRST_CONTRACT);
        Files.writeString(directory.trust(), trust.toJson());
    }
}
