package io.meterproof.quickstart.redrive;

import io.meterproof.quickstart.part.StackException;
import io.meterproof.records.Topics;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** Reads {@code readings.received} at given places. */
final class ReceivedRecords implements Originals.Received {
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    /** It is quicker to read what lies between than to ask anew. */
    private static final long NEAR = 500;

    private final Consumer<byte[], byte[]> consumer;

    ReceivedRecords(Consumer<byte[], byte[]> consumer) {
        this.consumer = consumer;
    }

    /** @throws StackException where a record is no longer there, or Kafka does not answer */
    @Override
    public Map<Place, ConsumerRecord<byte[], byte[]>> at(Set<Place> places) {
        Map<Integer, TreeSet<Long>> offsets = new TreeMap<>();
        places.forEach(place -> offsets.computeIfAbsent(place.partition(), partition -> new TreeSet<>())
                .add(place.offset()));
        Map<Place, ConsumerRecord<byte[], byte[]>> found = new HashMap<>();
        offsets.forEach((partition, wanted) -> read(partition, wanted, found));
        return found;
    }

    private void read(int number, TreeSet<Long> wanted, Map<Place, ConsumerRecord<byte[], byte[]>> found) {
        TopicPartition partition = new TopicPartition(Topics.READINGS_RECEIVED.name(), number);
        consumer.assign(List.of(partition));
        consumer.seek(partition, wanted.first());
        long next = wanted.first();
        long heard = System.nanoTime();
        while (!wanted.isEmpty()) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                if (wanted.remove(record.offset())) {
                    found.put(Place.of(record), record);
                }
            }
            if (consumer.position(partition) != next) {
                next = consumer.position(partition);
                heard = System.nanoTime();
            }
            requireMore(partition, next, wanted, heard);
            if (!wanted.isEmpty() && wanted.first() - next > NEAR) {
                consumer.seek(partition, wanted.first());
                next = wanted.first();
            }
        }
    }

    private static void requireMore(TopicPartition partition, long next, TreeSet<Long> wanted, long heard) {
        if (!wanted.isEmpty() && wanted.first() < next) {
            throw new StackException(partition + " no longer has the record at " + wanted.first() + ".");
        } else if (!wanted.isEmpty() && System.nanoTime() - heard > PATIENCE.toNanos()) {
            throw new StackException("Kafka does not give the record at " + wanted.first() + " of " + partition + ".");
        }
    }
}
