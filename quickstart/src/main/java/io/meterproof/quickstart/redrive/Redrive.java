package io.meterproof.quickstart.redrive;

import io.meterproof.quickstart.part.StackException;
import io.meterproof.records.Topics;
import io.meterproof.records.publish.KafkaClients;
import io.meterproof.records.publish.Redriven;
import io.meterproof.records.publish.TopicContents;
import io.meterproof.records.wire.ConfluentSchemaRegistry;
import io.meterproof.records.wire.MalformedRecordException;
import io.meterproof.records.wire.SchemaRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/** Sends readings through again and waits for what becomes of them. */
final class Redrive {
    private final KafkaClients kafka;
    private final TopicContents contents;
    private final SchemaRegistry registry;

    Redrive(String bootstrapServers, String registryUrl) {
        this.kafka = new KafkaClients(bootstrapServers);
        this.contents = new TopicContents(bootstrapServers);
        this.registry = ConfluentSchemaRegistry.at(registryUrl);
    }

    List<Candidate> candidates(Selection selection) {
        return OpenRejections.read(contents, registry, selection).candidates();
    }

    /** Says how far it is. */
    interface Progress {
        void at(String stage, int done, int all);
    }

    /**
     * Sends the original records, and returns when each has its verdict, or when none was given for a while: the others wait for an
     * enrolment or an installation.
     *
     * @param patience how long no verdict may come
     * @return how many got which verdict, by name
     */
    Map<String, Long> send(List<Candidate> candidates, Duration patience, Progress progress)
            throws InterruptedException {
        try (Consumer<byte[], byte[]> consumer = kafka.consumer()) {
            Outcomes outcomes = new Outcomes(consumer, registry);
            sendAll(candidates).forEach((place, sent) -> expect(outcomes, place, sent));
            long changed = System.nanoTime();
            while (outcomes.waiting() > 0 && System.nanoTime() - changed < patience.toNanos()) {
                int before = outcomes.waiting();
                outcomes.update();
                if (outcomes.waiting() != before) {
                    changed = System.nanoTime();
                    progress.at("judged", candidates.size() - outcomes.waiting(), candidates.size());
                }
            }
            return outcomes.counts();
        }
    }

    private static void expect(Outcomes outcomes, Place place, Candidate sent) {
        try {
            outcomes.expect(place, sent);
        } catch (MalformedRecordException e) {
            throw new IllegalStateException("a rejected reading is no longer readable", e);
        }
    }

    private Map<Place, Candidate> sendAll(List<Candidate> candidates) throws InterruptedException {
        Map<Place, Candidate> sent = new LinkedHashMap<>();
        try (Producer<byte[], byte[]> producer = kafka.producer()) {
            List<Future<RecordMetadata>> answers = new ArrayList<>();
            for (Candidate each : candidates) {
                var record = new ProducerRecord<>(Topics.READINGS_RECEIVED.name(), each.key(), each.value());
                record.headers().add(Redriven.HEADER, each.place().header());
                each.begin().ifPresent(begin -> record.headers().add(Redriven.JOINED, begin.header()));
                answers.add(producer.send(record));
            }
            for (int i = 0; i < answers.size(); i++) {
                RecordMetadata metadata = answers.get(i).get();
                sent.put(new Place(metadata.partition(), metadata.offset()), candidates.get(i));
            }
            return sent;
        } catch (ExecutionException e) {
            throw new StackException(
                    "Kafka took " + sent.size() + " of " + candidates.size() + " readings: "
                            + e.getCause().getMessage() + ". Send the rest by the same command.",
                    e);
        }
    }
}
