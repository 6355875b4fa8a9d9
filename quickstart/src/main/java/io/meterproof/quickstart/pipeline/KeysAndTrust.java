package io.meterproof.quickstart.pipeline;

import io.meterproof.metering.document.TrustFile;
import io.meterproof.metering.document.TrustFileCodec;
import io.meterproof.quickstart.keys.KeyDirectory;
import io.meterproof.quickstart.keys.LocalTrust;
import io.meterproof.quickstart.part.StackDirectory;
import io.meterproof.quickstart.part.Step;
import io.meterproof.quickstart.server.Chain;
import io.meterproof.records.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.Set;

/** The operator's keys and what verifiers are told about them, made once and kept. */
public record KeysAndTrust(StackDirectory directory) implements Step {
    public static final String NAME = "keys";

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
        var chain = new TrustFile.Chain(
                Long.toString(Chain.CHAIN_ID), keys.anchorAccount().firstContract(), Optional.empty());
        var trust = LocalTrust.of(keys.all(), keys.logMlDsa44(), keys.roots(), Topics.LOG_LEAVES.partitions(), chain);
        Files.writeString(directory.trust(), TrustFileCodec.encode(trust));
    }
}
