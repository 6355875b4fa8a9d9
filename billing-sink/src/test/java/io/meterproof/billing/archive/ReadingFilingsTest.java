package io.meterproof.billing.archive;

import static org.assertj.core.api.Assertions.assertThat;

import io.meterproof.billing.fixture.CatalogueRegistry;
import io.meterproof.billing.store.RejectedRow;
import io.meterproof.formats.block.Channel;
import io.meterproof.formats.block.ObisCode;
import io.meterproof.records.Topics;
import io.meterproof.records.avro.RejectedReading;
import io.meterproof.records.wire.AvroWire;
import io.meterproof.records.wire.MalformedRecordException;
import io.meterproof.tlog.TreeHasher;
import java.nio.ByteBuffer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

final class ReadingFilingsTest {
    private static final Channel CHANNEL = new Channel(TreeHasher.sha256(new byte[] {1}), ObisCode.ACTIVE_IMPORT);

    private final CatalogueRegistry registry = new CatalogueRegistry();
    private final ReadingFilings filings = new ReadingFilings(registry);
    private final AvroWire<RejectedReading> wire =
            new AvroWire<>(Topics.READINGS_REJECTED, RejectedReading.class, registry);

    @Test
    void aRejectedReadingIsCountedByVerdict() throws MalformedRecordException {
        Filed filed = filings.rejected(rejected("BAD_SIGNATURE", 10));

        assertThat(filed.counts())
                .containsEntry("rejected.blocks.BAD_SIGNATURE", 1L)
                .containsEntry("rejected.readings.BAD_SIGNATURE", 0L);
    }

    @Test
    void aRejectedReadingIsFiledUnderItsMeter() throws MalformedRecordException {
        assertThat(row(filings.rejected(rejected("MALFORMED", 10))).meter())
                .isEqualTo(CHANNEL.meter().hex());
    }

    @Test
    void theSizeOfARejectedReadingIsKeptAndItsBytesLeftInTheirTopic() throws MalformedRecordException {
        assertThat(row(filings.rejected(rejected("MALFORMED", 10_000_000))).size())
                .isEqualTo(10_000_000);
    }

    private static RejectedRow row(Filed filed) {
        return (RejectedRow) filed.rows().get(0);
    }

    private ConsumerRecord<byte[], byte[]> rejected(String verdict, int size) {
        RejectedReading reading =
                new RejectedReading(verdict, "why", 0L, 1L, "readings.received", 2, 3L, ByteBuffer.allocate(size));
        return new ConsumerRecord<>(Topics.READINGS_REJECTED.name(), 0, 0, CHANNEL.bytes(), wire.write(reading));
    }
}
