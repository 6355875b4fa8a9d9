package io.meterproof.quickstart.log;

import io.meterproof.formats.block.Identities;
import io.meterproof.metering.document.DocumentVerifier;
import io.meterproof.metering.document.InvalidDocumentException;
import io.meterproof.metering.document.LogResharding;
import io.meterproof.metering.document.TrustFile;
import io.meterproof.metering.keylog.LogGenerations;
import io.meterproof.quickstart.part.Endpoints;
import io.meterproof.quickstart.part.StackException;
import io.meterproof.records.Topics;
import io.meterproof.records.publish.KafkaClients;
import io.meterproof.records.publish.KeyLogReader;
import io.meterproof.records.publish.TopicContents;
import io.meterproof.records.wire.ConfluentSchemaRegistry;
import io.meterproof.records.wire.RegistryUnavailableException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.KafkaException;

/**
 * The generation of shards that takes a log's leaves.
 *
 * @param generation its number, from 1
 * @param end the first shard behind its own
 */
record OpenGeneration(long generation, int end) {

    /** @throws InvalidDocumentException while a generation that was signed has not taken over yet */
    static OpenGeneration of(Endpoints stack, TrustFile trust, DocumentVerifier verifier) {
        try {
            LogGenerations signed = LogGenerations.of(new KeyLogReader(
                            new TopicContents(stack.bootstrapServers()),
                            ConfluentSchemaRegistry.at(stack.registryUrl()),
                            verifier,
                            trust.keys())
                    .read(Identities.log(trust.logName())));
            return of(signed, partitions(stack));
        } catch (KafkaException | RegistryUnavailableException e) {
            throw new StackException("The log does not answer: " + e.getMessage(), e);
        }
    }

    static OpenGeneration of(LogGenerations signed, int partitions) {
        int end = signed.newest()
                .map(LogResharding::shards)
                .map(shards -> shards.end())
                .orElse(partitions);
        if (partitions != end) {
            throw new InvalidDocumentException(
                    "shards",
                    "are " + partitions + ", and those of generation " + (signed.next() - 1)
                            + ", which is signed, end with " + (end - 1) + ": start the settlement job anew first");
        }
        return new OpenGeneration(signed.next() - 1, end);
    }

    private static int partitions(Endpoints stack) {
        try (Consumer<byte[], byte[]> consumer = new KafkaClients(stack.bootstrapServers()).consumer()) {
            return consumer.partitionsFor(Topics.LOG_LEAVES.name()).size();
        }
    }
}
