package io.meterproof.records.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.meterproof.records.Topics;
import io.meterproof.records.avro.TreeUpdate;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.flink.avro.registry.confluent.shaded.io.confluent.kafka.schemaregistry.client.MockSchemaRegistryClient;

class BoundedDecoderProperties {
    private final BoundedDecoder decoder = new BoundedDecoder();

    @Property
    void readsWhatAvroWrites(@ForAll long number, @ForAll int small, @ForAll String text, @ForAll byte[] bytes)
            throws IOException {
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(written, null);
        encoder.writeLong(number);
        encoder.writeInt(small);
        encoder.writeBytes(bytes);
        encoder.writeDouble(number);

        decoder.configure(written.toByteArray(), 0);

        assertThat(decoder.readLong()).isEqualTo(number);
        assertThat(decoder.readInt()).isEqualTo(small);
        assertThat(decoder.readBytes(null)).isEqualTo(ByteBuffer.wrap(bytes));
        assertThat(decoder.readDouble()).isEqualTo((double) number);
        assertThat(decoder.remaining()).isZero();
    }

    @Property
    void hostileBytesAreARecordOrMalformed(@ForAll byte[] body) {
        ConfluentSchemaRegistry registry = new ConfluentSchemaRegistry(new MockSchemaRegistryClient());
        int id = registry.register(Topics.LOG_TILES.subject(), TreeUpdate.SCHEMA$);
        AvroWire<TreeUpdate> wire = new AvroWire<>(Topics.LOG_TILES, TreeUpdate.class, registry);
        byte[] value = ByteBuffer.allocate(5 + body.length)
                .put(ConfluentWire.header(id))
                .put(body)
                .array();

        assertThatCode(() -> {
                    try {
                        wire.read(value);
                    } catch (MalformedRecordException expected) {
                        assertThat(expected).hasMessageContaining("TreeUpdate");
                    }
                })
                .doesNotThrowAnyException();
    }

    @Example
    void aClaimOfTwoGigabytesIsNotBelieved() {
        decoder.configure(new byte[] {-2, -1, -1, -1, 15}, 0);

        assertThatThrownBy(() -> decoder.readBytes(null)).isInstanceOf(EOFException.class);
    }

    @Example
    void aClaimOfMoreItemsThanBytesIsNotBelieved() {
        decoder.configure(new byte[] {-2, -1, -1, -1, 15}, 0);

        assertThatThrownBy(decoder::readArrayStart).isInstanceOf(EOFException.class);
    }
}
