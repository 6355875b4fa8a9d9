package io.meterproof.billing.archive;

import static org.assertj.core.api.Assertions.assertThat;

import io.meterproof.billing.fixture.CatalogueRegistry;
import io.meterproof.billing.store.MonthName;
import io.meterproof.billing.store.MonthPartRow;
import io.meterproof.metering.signature.CryptoProviders;
import io.meterproof.metering.signature.ProviderVerifier;
import io.meterproof.records.Topics;
import io.meterproof.records.avro.ArchivedPart;
import io.meterproof.records.wire.AvroWire;
import io.meterproof.records.wire.MalformedRecordException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class MonthFilingTest {
    private final CatalogueRegistry registry = new CatalogueRegistry();
    private final AvroWire<ArchivedPart> wire = new AvroWire<>(Topics.SETTLEMENT_ARCHIVE, ArchivedPart.class, registry);

    @Test
    void aPartOfAMonthIsKeptAsItCame() throws MalformedRecordException {
        byte[] value = wire.write(new ArchivedPart(
                "usage-point/up-1", "00ff", "1-0:1.8.0*255", "2020-01", "0", 4L, ByteBuffer.wrap(new byte[] {7})));
        TrustedSigners signers =
                new TrustedSigners(Path.of("none"), ProviderVerifier.of(CryptoProviders.bouncyCastle()));

        Filed filed = Filings.of(registry, signers)
                .get(Topics.SETTLEMENT_ARCHIVE.name())
                .file(new ConsumerRecord<>(Topics.SETTLEMENT_ARCHIVE.name(), 0, 12, new byte[0], value));

        MonthName name = new MonthName("usage-point/up-1", "00ff", "1-0:1.8.0*255", "2020-01");
        assertThat(filed.rows()).containsExactly(new MonthPartRow(name, "0", 4, value));
    }
}
