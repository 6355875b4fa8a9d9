package io.meterproof.quickstart.demo;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meterproof.quickstart.http.JsonHttp;
import io.meterproof.quickstart.part.Endpoints;
import io.meterproof.records.Topics;
import io.meterproof.records.avro.ReceivedReading;
import io.meterproof.records.avro.RejectedReading;
import io.meterproof.records.publish.TopicContents;
import io.meterproof.records.wire.AvroWire;
import io.meterproof.records.wire.ConfluentSchemaRegistry;
import io.meterproof.records.wire.MalformedRecordException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Values on {@code readings.received} that are no readings, and what must become of them. */
final class HostileValues {
    private static final int TEN_MEGABYTES = 10_000_000;
    private static final byte[] STRANGER = new byte[38];

    private HostileValues() {}

    /**
     * Empty, an unknown schema id, cut short, ten megabytes of nothing, a reading of ten megabytes, and records of the field that
     * are none.
     */
    static List<byte[]> all(Endpoints endpoints) {
        AvroWire<ReceivedReading> wire = received(endpoints);
        byte[] reading = wire.write(reading(new byte[64]));
        byte[] unknownSchema = reading.clone();
        ByteBuffer.wrap(unknownSchema).putInt(1, 987_654);
        return List.of(
                new byte[0],
                unknownSchema,
                Arrays.copyOf(reading, reading.length - 20),
                new byte[TEN_MEGABYTES],
                reading,
                wire.write(reading(new byte[TEN_MEGABYTES])),
                wire.write(foreign("ocmf", new byte[TEN_MEGABYTES])),
                wire.write(foreign("ocmf", "OCMF|{\"MS\":\"M\",\"RD\":[{\"RV\":NaN}]}|{}".getBytes(US_ASCII))),
                wire.write(foreign("sml-xml", "<signedMeterValue>\r\n".getBytes(US_ASCII))),
                wire.write(foreign("ocpi", new byte[1])));
    }

    private static ReceivedReading reading(byte[] readings) {
        return new ReceivedReading(
                1_000L,
                "METER_SIGNED",
                true,
                "hostile",
                "native/1",
                ByteBuffer.wrap(new byte[184]),
                ByteBuffer.wrap(new byte[64]),
                ByteBuffer.wrap(readings),
                null,
                null);
    }

    private static ReceivedReading foreign(String format, byte[] bytes) {
        ReceivedReading reading = reading(new byte[0]);
        reading.setFormat(format);
        reading.setSigned(ByteBuffer.wrap(bytes));
        reading.setSignature(ByteBuffer.wrap(new byte[0]));
        return reading;
    }

    static void send(List<byte[]> values, Endpoints endpoints) throws ExecutionException, InterruptedException {
        Map<String, Object> settings = Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                endpoints.bootstrapServers(),
                ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
                12 << 20);
        try (var producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            for (byte[] value : values) {
                producer.send(new ProducerRecord<>(Topics.READINGS_RECEIVED.name(), STRANGER, value))
                        .get();
            }
        }
    }

    /** Returns once each value is found, byte for byte, among the dead letters or the rejected; the test's time limit ends the wait. */
    static void awaitAll(List<byte[]> values, Endpoints endpoints) {
        Set<ByteBuffer> missing = new HashSet<>();
        values.forEach(value -> missing.add(ByteBuffer.wrap(value)));
        AvroWire<RejectedReading> rejected = new AvroWire<>(
                Topics.READINGS_REJECTED, RejectedReading.class, ConfluentSchemaRegistry.at(endpoints.registryUrl()));
        TopicContents contents = new TopicContents(endpoints.bootstrapServers());
        while (!missing.isEmpty()) {
            contents.forEach(Topics.DEAD_LETTERS, (key, value) -> missing.remove(ByteBuffer.wrap(value)));
            contents.forEach(Topics.READINGS_REJECTED, (key, value) -> missing.remove(original(rejected, value)));
        }
    }

    private static ByteBuffer original(AvroWire<RejectedReading> rejected, byte[] value) {
        try {
            return rejected.read(value).getValue();
        } catch (MalformedRecordException e) {
            throw new AssertionError("a rejection is not readable", e);
        }
    }

    /** How often each running job has been restarted. */
    static JsonNode restarts(Endpoints endpoints) throws IOException, InterruptedException {
        ObjectNode restarts = new ObjectMapper().createObjectNode();
        for (JsonNode job :
                JsonHttp.get(endpoints.flinkRestUrl() + "/jobs/overview").path("jobs")) {
            String metrics =
                    endpoints.flinkRestUrl() + "/jobs/" + job.path("jid").asText() + "/metrics?get=numRestarts";
            restarts.set(
                    job.path("name").asText(), JsonHttp.get(metrics).path(0).path("value"));
        }
        return restarts;
    }

    private static AvroWire<ReceivedReading> received(Endpoints endpoints) {
        return new AvroWire<>(
                Topics.READINGS_RECEIVED, ReceivedReading.class, ConfluentSchemaRegistry.at(endpoints.registryUrl()));
    }
}
