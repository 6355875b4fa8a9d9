package io.meterproof.quickstart.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.meterproof.metering.document.DocumentSigner;
import io.meterproof.metering.document.DocumentVerifier;
import io.meterproof.metering.document.Role;
import io.meterproof.metering.document.SignedDocument;
import io.meterproof.metering.document.TopUp;
import io.meterproof.metering.document.TrustFile;
import io.meterproof.metering.document.TrustedKeys;
import io.meterproof.metering.signature.CryptoProviders;
import io.meterproof.metering.signature.ProviderVerifier;
import io.meterproof.quickstart.fixture.CatalogueRegistry;
import io.meterproof.quickstart.keys.KeyDirectory;
import io.meterproof.quickstart.keys.LocalTrust;
import io.meterproof.records.Topics;
import io.meterproof.records.avro.SignedRecord;
import io.meterproof.records.codec.SignedDocuments;
import io.meterproof.records.wire.AvroWire;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PublishedRecordsTest {
    private static final TopUp TOP_UP = new TopUp("p-1", "a-1", 65_000_000, Instant.parse("2026-03-05T00:00:00Z"));

    @TempDir
    private Path directory;

    private KeyDirectory keys;
    private PublishedRecords published;

    @BeforeEach
    void keysAndTrust() throws IOException {
        keys = new KeyDirectory(directory);
        keys.complete(new SecureRandom());
        TrustFile.Chain chain = new TrustFile.Chain("31337", "0x", Optional.empty());
        TrustedKeys trusted = LocalTrust.of(keys.all(), keys.logMlDsa44(), List.of(), 4, chain)
                .keys();
        published = new PublishedRecords(
                new CatalogueRegistry(),
                new DocumentVerifier(
                        ProviderVerifier.of(CryptoProviders.preferred().provider())),
                trusted);
    }

    @Test
    void whatTheDeskSignedIsATopUp() throws IOException {
        assertThat(read(signedBy(keys.key(Role.DESK).signer()))).contains(TOP_UP);
    }

    @Test
    void whatSomebodyElseSignedCannotKeepTheGenuineOneAway() throws IOException {
        assertThat(read(signedBy(keys.key(Role.BILLING).signer()))).isEmpty();
        assertThat(read(new byte[] {1, 2, 3})).isEmpty();
    }

    private Optional<TopUp> read(byte[] value) {
        return published.read(Topics.TOP_UPS, TopUp.class, value);
    }

    private static byte[] signedBy(DocumentSigner signer) {
        SignedDocument signed = DocumentSigner.sign(TOP_UP, signer);
        return new AvroWire<>(Topics.TOP_UPS, SignedRecord.class, new CatalogueRegistry())
                .write(SignedDocuments.toAvro(signed));
    }
}
