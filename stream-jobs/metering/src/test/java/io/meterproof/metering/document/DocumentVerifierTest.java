package io.meterproof.metering.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.meterproof.metering.signature.CryptoProviders;
import io.meterproof.metering.signature.ProviderVerifier;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DocumentVerifierTest {
    private final DocumentVerifier verifier = new DocumentVerifier(ProviderVerifier.of(CryptoProviders.bouncyCastle()));
    private KeyPair registrar;
    private KeyPair maker;
    private KeyPair meter;
    private TrustedKeys trusted;

    @BeforeEach
    void keys() throws GeneralSecurityException {
        registrar = Documents.newKeyPair();
        maker = Documents.newKeyPair();
        meter = Documents.newKeyPair();
        trusted = new TrustedKeys(List.of(
                Documents.trusted(Role.REGISTRAR, registrar, Documents.EVER),
                Documents.trusted(Role.MAKER, maker, Documents.EVER)));
    }

    @Test
    void aRegistrarsAgreementIsBelieved() {
        Agreement agreement = Documents.agreement("a-1", Documents.EVER);

        SignedDocument signed = DocumentSigner.sign(agreement, Documents.signer(Role.REGISTRAR, registrar));

        assertThat(verifier.verify(signed, trusted)).isEqualTo(agreement);
    }

    @Test
    void anEnrolmentNeedsTheMeterItselfAndItsMaker() {
        MeterEnrolment enrolment = Documents.enrolment(Documents.raw(meter));

        SignedDocument signed = DocumentSigner.sign(
                enrolment, Documents.signer(Role.METER, meter), Documents.signer(Role.MAKER, maker));

        assertThat(verifier.verify(signed, trusted)).isEqualTo(enrolment);
    }

    @Test
    void anEnrolmentWithoutProofOfPossessionIsRefused() {
        MeterEnrolment enrolment = Documents.enrolment(Documents.raw(meter));

        assertRefused(
                DocumentSigner.sign(
                        enrolment, Documents.signer(Role.METER, maker), Documents.signer(Role.MAKER, maker)),
                "signatures: is of another key than the one enrolled");
    }

    @Test
    void anEnrolmentWithoutTheMakerIsRefused() {
        MeterEnrolment enrolment = Documents.enrolment(Documents.raw(meter));

        assertRefused(
                DocumentSigner.sign(enrolment, Documents.signer(Role.METER, meter)), "signatures: lacks that of MAKER");
    }

    @Test
    void aKeyOfAnotherRoleIsRefused() {
        Agreement agreement = Documents.agreement("a-1", Documents.EVER);

        assertRefused(
                DocumentSigner.sign(agreement, Documents.signer(Role.REGISTRAR, maker)),
                "signatures: is of a key that is not trusted as REGISTRAR");
    }

    @Test
    void aKeyThatWasNotYetValidIsRefused() {
        Effective before = new Effective(Documents.FROM.minusSeconds(1), Optional.empty());

        assertRefused(
                DocumentSigner.sign(Documents.agreement("a-1", before), Documents.signer(Role.REGISTRAR, registrar)),
                "signatures: is of a key that is not valid at 2025-12-31T23:59:59Z");
    }

    @Test
    void aChangedDocumentIsRefused() {
        SignedDocument signed = DocumentSigner.sign(
                Documents.agreement("a-1", Documents.EVER), Documents.signer(Role.REGISTRAR, registrar));

        assertRefused(
                new SignedDocument(signed.json().replace("a-1", "a-2"), signed.signatures()),
                "signatures: is not REGISTRAR's over this document");
    }

    private void assertRefused(SignedDocument signed, String message) {
        assertThatThrownBy(() -> verifier.verify(signed, trusted))
                .isInstanceOf(InvalidDocumentException.class)
                .hasMessage(message);
    }
}
