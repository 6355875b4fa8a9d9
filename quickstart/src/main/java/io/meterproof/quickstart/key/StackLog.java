package io.meterproof.quickstart.key;

import io.meterproof.metering.document.KeyCompromise;
import io.meterproof.metering.document.KeyCompromise.Proven;
import io.meterproof.quickstart.keys.KeyDirectory;
import io.meterproof.quickstart.part.Endpoints;
import io.meterproof.quickstart.part.StackException;
import io.meterproof.records.publish.TopicContents;
import io.meterproof.records.wire.ConfluentSchemaRegistry;
import io.meterproof.records.wire.RegistryUnavailableException;
import io.meterproof.tlog.Hash;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalLong;
import org.apache.kafka.common.KafkaException;

/** What the log of a running stack proves. */
record StackLog(AnchoredEpochs epochs, LoggedReadings readings) {

    static StackLog of(Trust trust) throws UnreadableFileException {
        Endpoints stack = trust.runningStack("say what is proven with --epoch and --proven");
        var contents = new TopicContents(stack.bootstrapServers());
        var registry = ConfluentSchemaRegistry.at(stack.registryUrl());
        Path file = new KeyDirectory(stack.keysDir()).privacyMasterKey();
        try {
            byte[] masterKey = HexFormat.of().parseHex(Files.readString(file).strip());
            return new StackLog(
                    new AnchoredEpochs(contents, registry, trust.trustFile()),
                    new LoggedReadings(contents, registry, masterKey));
        } catch (IOException | IllegalArgumentException e) {
            throw new UnreadableFileException("read", file, e);
        }
    }

    /**
     * A compromise with all that the last epoch before it proves. If none was anchored by then nothing is proven, and the epoch
     * is said to be the first.
     */
    KeyCompromise compromise(Hash meter, Hash key, Instant since, String reason) {
        try {
            OptionalLong epoch = epochs.lastBefore(since);
            List<Proven> proven = epoch.isEmpty()
                    ? List.of()
                    : ProvenReadings.of(readings.of(meter, key, epochs.sizes(epoch.getAsLong())));
            return new KeyCompromise(meter, key, since, reason, epoch.orElse(0), proven);
        } catch (KafkaException | RegistryUnavailableException e) {
            throw new StackException("The log does not answer: " + e.getMessage(), e);
        }
    }
}
