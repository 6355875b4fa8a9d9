package io.meterproof.quickstart.redrive;

import io.meterproof.quickstart.part.StackException;
import io.meterproof.records.Topics;
import io.meterproof.records.avro.ReceivedReading;
import io.meterproof.records.publish.KafkaClients;
import io.meterproof.records.publish.Redriven;
import io.meterproof.records.publish.TopicContents;
import io.meterproof.records.wire.AvroWire;
import io.meterproof.records.wire.ConfluentSchemaRegistry;
import io.meterproof.records.wire.MalformedRecordException;
import io.meterproof.records.wire.SchemaRegistry;
import java.time.Duration;
import java.util.ArrayList;
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

    List<Candidate> candidates(Selection selection) throws InterruptedException {
        OpenRejections open = OpenRejections.read(contents, registry, selection);
        try (Consumer<byte[], byte[]> consumer = kafka.consumer()) {
            return open.candidates(originals(consumer));
        }
    }

    private Originals originals(Consumer<byte[], byte[]> consumer) {
        AvroWire<ReceivedReading> wire = new AvroWire<>(Topics.READINGS_RECEIVED, ReceivedReading.class, registry);
        return new Originals(new ReceivedRecords(consumer), new SessionJoin(wire));
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
            sendAll(candidates, outcomes);
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

    private void sendAll(List<Candidate> candidates, Outcomes outcomes) throws InterruptedException {
        try (Producer<byte[], byte[]> producer = kafka.producer();
                Consumer<byte[], byte[]> consumer = kafka.consumer()) {
            originals(consumer).forEach(candidates, batch -> send(batch, producer, outcomes));
        } catch (StackException e) {
            throw new StackException(
                    "Sent again were " + outcomes.expected() + " of " + candidates.size() + " readings. "
                            + e.getMessage() + " Send the rest by the same command.",
                    e);
        }
    }

    private static void send(List<Original> batch, Producer<byte[], byte[]> producer, Outcomes outcomes)
            throws InterruptedException {
        List<Future<RecordMetadata>> answers = new ArrayList<>();
        for (Original each : batch) {
            var record = new ProducerRecord<>(Topics.READINGS_RECEIVED.name(), each.key(), each.value());
            Candidate sent = each.candidate();
            record.headers().add(Redriven.HEADER, sent.place().header());
            sent.begin().ifPresent(begin -> record.headers().add(Redriven.JOINED, begin.header()));
            answers.add(producer.send(record));
        }
        try {
            for (int i = 0; i < answers.size(); i++) {
                RecordMetadata metadata = answers.get(i).get();
                outcomes.expect(
                        new Place(metadata.partition(), metadata.offset()),
                        batch.get(i).value());
            }
        } catch (ExecutionException e) {
            throw new StackException("Kafka: " + e.getCause().getMessage() + ".", e);
        } catch (MalformedRecordException e) {
            throw new IllegalStateException("a rejected reading is no longer readable", e);
        }
    }
}
