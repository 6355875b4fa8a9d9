package io.meterproof.billing.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.meterproof.billing.fixture.CatalogueRegistry;
import io.meterproof.billing.fixture.Registrar;
import io.meterproof.billing.store.DocumentRow;
import io.meterproof.formats.block.ObisCode;
import io.meterproof.metering.document.Agreement;
import io.meterproof.metering.document.Effective;
import io.meterproof.metering.document.SignedDocument;
import io.meterproof.metering.signature.CryptoProviders;
import io.meterproof.metering.signature.ProviderVerifier;
import io.meterproof.records.Topics;
import io.meterproof.records.avro.ReferenceHistory;
import io.meterproof.records.codec.SignedDocuments;
import io.meterproof.records.wire.AvroWire;
import io.meterproof.records.wire.MalformedRecordException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DocumentFilingsTest {
    private final CatalogueRegistry schemas = new CatalogueRegistry();
    private final AvroWire<ReferenceHistory> wire = new AvroWire<>(Topics.AGREEMENTS, ReferenceHistory.class, schemas);
    private final Registrar registrar = new Registrar();
    private final Registrar stranger = new Registrar();

    @TempDir
    private Path directory;

    private Path trustFile;
    private Filing filing;

    @BeforeEach
    void trustTheRegistrar() throws IOException {
        trustFile = directory.resolve("trust.json");
        registrar.trustedIn(trustFile);
        TrustedSigners signers = new TrustedSigners(trustFile, ProviderVerifier.of(CryptoProviders.bouncyCastle()));
        filing = new DocumentFilings(schemas, signers).history(Topics.AGREEMENTS);
    }

    @Test
    void aBelievedHistoryIsFiledInItsOrder() throws MalformedRecordException {
        SignedDocument first = registrar.sign(agreement("agr-1"));
        SignedDocument second = registrar.sign(agreement("agr-1", "night"));

        assertThat(file("up-1", first, second).rows())
                .usingRecursiveFieldByFieldElementComparator()
                .containsExactly(
                        new DocumentRow("agreement", "up-1", 0, first),
                        new DocumentRow("agreement", "up-1", 1, second));
    }

    @Test
    void aHistoryWithAStrangersDocumentIsRefusedWhole() {
        SignedDocument genuine = registrar.sign(agreement("agr-1"));
        SignedDocument forged = stranger.sign(agreement("agr-1", "cheap"));

        assertThatThrownBy(() -> file("up-1", genuine, forged))
                .isInstanceOf(MalformedRecordException.class)
                .hasMessageContaining("not trusted as REGISTRAR");
    }

    @Test
    void aHistoryThatOverlapsIsRefusedWhole() {
        assertThatThrownBy(() -> file("up-1", registrar.sign(agreement("agr-1")), registrar.sign(agreement("agr-2"))))
                .isInstanceOf(MalformedRecordException.class);
    }

    @Test
    void genuineBytesUnderForgedSignaturesAreRefused() {
        SignedDocument genuine = registrar.sign(agreement("agr-1"));
        SignedDocument resigned = new SignedDocument(
                genuine.json(), stranger.sign(agreement("agr-1")).signatures());

        assertThatThrownBy(() -> file("up-1", resigned)).isInstanceOf(MalformedRecordException.class);
    }

    @Test
    void signaturesThatNobodyAskedForAreNotKept() throws MalformedRecordException {
        SignedDocument genuine = registrar.sign(agreement("agr-1"));
        SignedDocument extended = new SignedDocument(
                genuine.json(),
                List.of(
                        genuine.signatures().get(0),
                        stranger.sign(agreement("agr-1")).signatures().get(0)));

        assertThat(file("up-1", extended).rows())
                .usingRecursiveFieldByFieldElementComparator()
                .containsExactly(new DocumentRow("agreement", "up-1", 0, genuine));
    }

    @Test
    void aDocumentIsFiledUnderWhatItIsAboutWhateverItsKey() throws MalformedRecordException {
        SignedDocument genuine = registrar.sign(agreement("agr-1"));

        assertThat(file("up-2", genuine).rows())
                .usingRecursiveFieldByFieldElementComparator()
                .containsExactly(new DocumentRow("agreement", "up-1", 0, genuine));
    }

    @Test
    void aKeyThatCameLaterIsBelieved() throws IOException, MalformedRecordException {
        file("up-1", registrar.sign(agreement("agr-1")));
        stranger.trustedIn(trustFile);

        assertThat(file("up-1", stranger.sign(agreement("agr-1"))).rows()).hasSize(1);
    }

    @Test
    void withoutATrustFileNothingIsRefusedForEver() throws IOException {
        Files.delete(trustFile);

        assertThatThrownBy(() -> file("up-1", registrar.sign(agreement("agr-1"))))
                .isInstanceOf(TrustFileUnavailableException.class);
    }

    private Filed file(String subject, SignedDocument... history) throws MalformedRecordException {
        byte[] value = wire.write(SignedDocuments.toAvro(subject, List.of(history)));
        return filing.file(
                new ConsumerRecord<>(Topics.AGREEMENTS.name(), 0, 0, subject.getBytes(StandardCharsets.UTF_8), value));
    }

    private static Agreement agreement(String id) {
        return agreement(id, "flat");
    }

    private static Agreement agreement(String id, String tariff) {
        Effective always = new Effective(Instant.parse("2012-06-01T00:00:00Z"), Optional.empty());
        return new Agreement(id, "a", "up-1", ObisCode.ACTIVE_IMPORT, "home", tariff, always);
    }
}
