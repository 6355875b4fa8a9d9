package io.meterproof.jobs.runtime;

import io.meterproof.formats.block.Identities;
import io.meterproof.metering.commitment.Seal;
import io.meterproof.metering.commitment.Shards;
import io.meterproof.metering.document.DocumentVerifier;
import io.meterproof.metering.document.LogResharding;
import io.meterproof.metering.document.TrustFile;
import io.meterproof.metering.keylog.KeyHistory;
import io.meterproof.metering.keylog.LogGenerations;
import io.meterproof.metering.signature.CryptoProviders;
import io.meterproof.metering.signature.ProviderVerifier;
import io.meterproof.records.Topics;
import io.meterproof.records.publish.KafkaClients;
import io.meterproof.records.publish.KeyLogReader;
import io.meterproof.records.publish.TopicContents;
import io.meterproof.records.wire.SchemaRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.InterruptException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The shards that the one writer of leaves writes to. They change only while it does not run: at its start it makes the partitions of
 * the log's newest generation, and ends each shard before them with a {@link Seal}. What its former run wrote lies before the seal,
 * whether that is committed yet or not.
 */
public final class LogShards {
    private static final Logger LOG = LoggerFactory.getLogger(LogShards.class);

    private final KafkaTopics topics;
    private final String bootstrapServers;
    private final SchemaRegistry registry;
    private final TrustFile trust;
    private final OptionalLong generation;

    /** @param generation that takes the leaves; the newest that is signed, if none is named */
    public LogShards(String bootstrapServers, SchemaRegistry registry, TrustFile trust, OptionalLong generation) {
        this.topics = new KafkaTopics(bootstrapServers);
        this.bootstrapServers = bootstrapServers;
        this.registry = registry;
        this.trust = trust;
        this.generation = generation;
    }

    public static LogShards of(JobOptions options) {
        try {
            return new LogShards(
                    options.bootstrapServers(), options.registry(), options.trust(), options.logGeneration());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The wanted generation's: the first has all partitions until the second is signed. */
    public Shards open() {
        int partitions = topics.partitions(Topics.LOG_LEAVES);
        LogGenerations signed = LogGenerations.of(history());
        LogGenerations fitting = signed.fitting(partitions);
        signed.reshardings().stream()
                .skip(fitting.reshardings().size())
                .forEach(refused -> LOG.error(
                        "generation {} of the log is refused: it begins with shard {}, and {} has {} partitions",
                        refused.generation(),
                        refused.shards().first(),
                        Topics.LOG_LEAVES.name(),
                        partitions));
        LogGenerations wanted = wanted(fitting);
        Optional<LogResharding> newest = wanted.newest();
        newest.ifPresent(resharding -> topics.grow(resharding.shards().end(), Topics.LOG_LEAVES, Topics.LOG_TILES));
        Map<Integer, Seal> sealed = sealed();
        Shards open = newest.map(LogResharding::shards).orElseGet(() -> first(signed, partitions));
        sealed.keySet().stream()
                .filter(shard -> shard >= open.first())
                .findFirst()
                .ifPresent(shard -> {
                    throw new IllegalStateException("shard " + shard + " is sealed: a later generation than "
                            + (wanted.next() - 1) + " has the leaves");
                });
        seal(wanted.seals(), sealed.keySet());
        return open;
    }

    private static Shards first(LogGenerations signed, int partitions) {
        return signed.reshardings().stream()
                .findFirst()
                .map(second -> new Shards(0, second.shards().first()))
                .orElseGet(() -> new Shards(0, partitions));
    }

    private LogGenerations wanted(LogGenerations signed) {
        long wanted = generation.orElse(signed.next() - 1);
        if (wanted < 1 || wanted >= signed.next()) {
            throw new IllegalStateException(
                    "generation " + wanted + " of the log is not signed; the newest is " + (signed.next() - 1));
        }
        return signed.upTo(wanted);
    }

    private Map<Integer, Seal> sealed() {
        Map<Integer, Seal> sealed = new TreeMap<>();
        topics.last(Topics.LOG_LEAVES)
                .forEach((shard, leaf) -> Seal.parse(shard, leaf).ifPresent(seal -> sealed.put(shard, seal)));
        return sealed;
    }

    private KeyHistory history() {
        return new KeyLogReader(
                        new TopicContents(bootstrapServers),
                        registry,
                        new DocumentVerifier(
                                ProviderVerifier.of(CryptoProviders.preferred().provider())),
                        trust.keys())
                .read(Identities.log(trust.logName()));
    }

    /** A seal that a crash repeats is passed over by whoever reads the shard. */
    private void seal(Map<Integer, Seal> seals, Set<Integer> sealed) {
        Map<Integer, Seal> missing = new TreeMap<>(seals);
        missing.keySet().removeAll(sealed);
        if (missing.isEmpty()) {
            return;
        }
        try (Producer<byte[], byte[]> producer = new KafkaClients(bootstrapServers).producer()) {
            for (Map.Entry<Integer, Seal> each : missing.entrySet()) {
                byte[] key =
                        ByteBuffer.allocate(Integer.BYTES).putInt(each.getKey()).array();
                producer.send(new ProducerRecord<>(
                                Topics.LOG_LEAVES.name(),
                                each.getKey(),
                                key,
                                each.getValue().bytes()))
                        .get();
                LOG.info(
                        "shard {} is sealed for generation {}",
                        each.getKey(),
                        each.getValue().generation());
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException(
                    "a shard cannot be sealed: " + e.getCause().getMessage(), e);
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }
}
