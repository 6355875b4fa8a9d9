package io.meterproof.quickstart.redrive;

import io.meterproof.records.publish.Redriven;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/** Where a record lies on {@code readings.received}. */
record Place(int partition, long offset) {

    static Place of(ConsumerRecord<byte[], byte[]> received) {
        return new Place(received.partition(), received.offset());
    }

    /** The place of the record that this one repeats, by its header. */
    static Optional<String> before(ConsumerRecord<byte[], byte[]> received) {
        return header(received, Redriven.HEADER);
    }

    /** The place of the record that this one begins with, by its header, where it was put together from two. */
    static Optional<String> begin(ConsumerRecord<byte[], byte[]> received) {
        return header(received, Redriven.JOINED);
    }

    private static Optional<String> header(ConsumerRecord<byte[], byte[]> received, String name) {
        Header header = received.headers().lastHeader(name);
        return header == null ? Optional.empty() : Optional.of(new String(header.value(), StandardCharsets.UTF_8));
    }

    /** As in the header of whatever repeats the record. */
    byte[] header() {
        return Redriven.from(partition, offset);
    }

    /** The header's text. */
    String text() {
        return new String(header(), StandardCharsets.UTF_8);
    }
}
