package io.meterproof.records.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.meterproof.records.Samples;
import io.meterproof.records.Topics;
import io.meterproof.records.avro.CreditAlert;
import io.meterproof.records.avro.PrivacyKey;
import io.meterproof.records.avro.ReceivedReading;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.apache.avro.Schema;
import org.apache.flink.avro.registry.confluent.shaded.io.confluent.kafka.schemaregistry.ParsedSchema;
import org.apache.flink.avro.registry.confluent.shaded.io.confluent.kafka.schemaregistry.client.MockSchemaRegistryClient;
import org.junit.jupiter.api.Test;

class AvroWireTest {
    private final ConfluentSchemaRegistry registry = new ConfluentSchemaRegistry(new MockSchemaRegistryClient());
    private final AvroWire<ReceivedReading> wire =
            new AvroWire<>(Topics.READINGS_RECEIVED, ReceivedReading.class, registry);
    private final ReceivedReading reading = (ReceivedReading) Samples.of(ReceivedReading.SCHEMA$);
    private final int id = registry.register(Topics.READINGS_RECEIVED.subject(), ReceivedReading.SCHEMA$);

    @Test
    void aRecordComesBackAsItWas() throws Exception {
        assertThat(wire.read(wire.write(reading))).isEqualTo(reading);
    }

    @Test
    void aSecondRecordDoesNotInheritFromTheFirst() throws Exception {
        byte[] first = wire.write(reading);
        ReceivedReading bare = ReceivedReading.newBuilder(reading)
                .setTransaction(null)
                .setToken(null)
                .build();

        assertThat(wire.read(wire.write(bare))).isEqualTo(bare);
        assertThat(wire.read(first)).isEqualTo(reading);
    }

    @Test
    void fiveBytesStandInFrontOfTheRecord() {
        assertThat(wire.write(reading))
                .startsWith(ByteBuffer.allocate(5).put((byte) 0).putInt(id).array());
    }

    @Test
    void aValueThatIsAbsentIsMalformed() {
        assertThatThrownBy(() -> wire.read(null)).isInstanceOf(MalformedRecordException.class);
    }

    @Test
    void anEmptyValueIsMalformed() {
        assertThatThrownBy(() -> wire.read(new byte[0]))
                .isInstanceOf(MalformedRecordException.class)
                .hasMessage("empty value");
    }

    @Test
    void anotherMagicByteIsMalformed() {
        byte[] value = wire.write(reading);
        value[0] = 1;

        assertThatThrownBy(() -> wire.read(value))
                .isInstanceOf(MalformedRecordException.class)
                .hasMessage("magic byte is 1, not 0");
    }

    @Test
    void aSchemaIdThatNobodyRegisteredIsMalformed() {
        byte[] value = wire.write(reading);
        ByteBuffer.wrap(value).putInt(1, 4711);

        assertThatThrownBy(() -> wire.read(value))
                .isInstanceOf(MalformedRecordException.class)
                .hasMessage("no schema has the id 4711");
    }

    @Test
    void aRecordOfAnotherTopicIsMalformed() {
        registry.register(Topics.PRIVACY_KEYS.subject(), PrivacyKey.SCHEMA$);
        byte[] value = new AvroWire<>(Topics.PRIVACY_KEYS, PrivacyKey.class, registry)
                .write((PrivacyKey) Samples.of(PrivacyKey.SCHEMA$));

        assertThatThrownBy(() -> wire.read(value))
                .isInstanceOf(MalformedRecordException.class)
                .hasMessageEndingWith("is no ReceivedReading");
    }

    @Test
    void everyTruncationIsMalformed() {
        byte[] value = wire.write(reading);

        for (int length = 0; length < value.length; length++) {
            byte[] cut = Arrays.copyOf(value, length);
            assertThatThrownBy(() -> wire.read(cut)).isInstanceOf(MalformedRecordException.class);
        }
    }

    @Test
    void bytesAfterTheRecordAreMalformed() {
        byte[] value = wire.write(reading);

        assertThatThrownBy(() -> wire.read(Arrays.copyOf(value, value.length + 1)))
                .isInstanceOf(MalformedRecordException.class)
                .hasMessage("1 bytes after the ReceivedReading");
    }

    @Test
    void anOlderWritersRecordGetsTheDefaults() throws Exception {
        Schema older = new Schema.Parser().parse("""
                {"type":"record","name":"CreditAlert","namespace":"io.meterproof.records.avro","fields":[
                 {"name":"id","type":"string"},{"name":"account","type":"string"},{"name":"kind","type":"string"},
                 {"name":"raised","type":"long"},{"name":"balance","type":"long"},{"name":"currency","type":"string"}]}""");
        int olderId = registry.register(Topics.ALERTS.subject(), older);
        byte[] value = ByteBuffer.allocate(13)
                .put(ConfluentWire.header(olderId))
                .put(new byte[] {2, 'i', 0, 2, 'k', 4, 6, 0})
                .array();

        CreditAlert read = new AvroWire<>(Topics.ALERTS, CreditAlert.class, registry).read(value);

        assertThat(read.getEmptyAt()).isNull();
        assertThat(read.getBalance()).isEqualTo(3);
    }

    @Test
    void aRegistryThatIsDownSaysNothingAboutTheBytes() {
        byte[] value = wire.write(reading);
        AvroWire<ReceivedReading> cutOff = new AvroWire<>(
                Topics.READINGS_RECEIVED, ReceivedReading.class, new ConfluentSchemaRegistry(new Down()));

        assertThatThrownBy(() -> cutOff.read(value)).isInstanceOf(RegistryUnavailableException.class);
    }

    @Test
    void aTopicOfOtherRecordsIsRefused() {
        assertThatThrownBy(() -> new AvroWire<>(Topics.LOG_LEAVES, ReceivedReading.class, registry))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("log.leaves does not hold ReceivedReading");
    }

    @Test
    void writingBeforeRegistrationSaysWhatIsMissing() {
        AvroWire<CreditAlert> unregistered = new AvroWire<>(Topics.ALERTS, CreditAlert.class, registry);

        assertThatThrownBy(() -> unregistered.write((CreditAlert) Samples.of(CreditAlert.SCHEMA$)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("no schema of prepayment.alerts-value is registered: see SchemaRegistration");
    }

    private static final class Down extends MockSchemaRegistryClient {
        @Override
        public ParsedSchema getSchemaById(int unused) throws IOException {
            throw new IOException("connection refused");
        }
    }
}
