package io.meterproof.metering.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.meterproof.formats.block.SignatureAlgorithm;
import io.meterproof.metering.signature.CryptoProviders;
import io.meterproof.metering.signature.ProviderVerifier;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DocumentVerifierTest {
    private final DocumentVerifier verifier = new DocumentVerifier(ProviderVerifier.of(CryptoProviders.bouncyCastle()));
    private KeyPair registrar;
    private KeyPair maker;
    private KeyPair field;
    private KeyPair meter;
    private KeyPair firstOperator;
    private KeyPair secondOperator;
    private TrustedKeys trusted;

    @BeforeEach
    void keys() throws GeneralSecurityException {
        registrar = Documents.newKeyPair();
        maker = Documents.newKeyPair();
        field = Documents.newKeyPair();
        meter = Documents.newKeyPair();
        firstOperator = Documents.newKeyPair();
        secondOperator = Documents.newKeyPair();
        trusted = new TrustedKeys(List.of(
                Documents.trusted(Role.REGISTRAR, registrar, Documents.EVER),
                Documents.trusted(Role.MAKER, maker, Documents.EVER),
                Documents.trusted(Role.FIELD, field, Documents.EVER),
                Documents.trusted(Role.OPERATOR, firstOperator, Documents.EVER),
                Documents.trusted(Role.OPERATOR, secondOperator, Documents.EVER)));
    }

    @Test
    void aRegistrarsAgreementIsBelieved() {
        Agreement agreement = Documents.agreement("a-1", Documents.EVER);

        SignedDocument signed = DocumentSigner.sign(agreement, Documents.signer(Role.REGISTRAR, registrar));

        assertThat(verifier.verify(signed, trusted)).isEqualTo(agreement);
    }

    @Test
    void anEnrolmentNeedsTheMeterItselfItsMakerAndTwoOperators() {
        MeterEnrolment enrolment = Documents.enrolment(Documents.raw(meter));

        assertThat(verifier.verify(approved(enrolment, Documents.signer(Role.MAKER, maker)), trusted))
                .isEqualTo(enrolment);
    }

    @Test
    void whoReadTheFingerprintOffTheMeterVouchesForItsKey() {
        byte[] raw = Documents.raw(meter);
        MeterEnrolment enrolment = Documents.enrolment(raw, new Voucher.Fingerprint(Documents.fingerprint(raw)));

        assertThat(verifier.verify(approved(enrolment, Documents.signer(Role.FIELD, field)), trusted))
                .isEqualTo(enrolment);
        assertRefused(approved(enrolment, Documents.signer(Role.MAKER, maker)), "signatures: lacks that of FIELD");
    }

    @Test
    void theKeyBeforeVouchesForTheNext() throws GeneralSecurityException {
        KeyPair before = Documents.newKeyPair();
        MeterEnrolment enrolment = Documents.enrolment(
                Documents.raw(meter), Documents.predecessor(SignatureAlgorithm.ED25519, Documents.raw(before)));

        assertThat(verifier.verify(approved(enrolment, Documents.signer(Role.METER, before)), trusted))
                .isEqualTo(enrolment);
        assertRefused(
                approved(enrolment, Documents.signer(Role.METER, meter)),
                "signatures: lacks that of another key of METER");
        assertRefused(
                approved(enrolment, Documents.signer(Role.METER, maker)),
                "signatures: is of another key than the one enrolled");
    }

    @Test
    void oneOperatorIsNotTwo() {
        MeterEnrolment enrolment = Documents.enrolment(Documents.raw(meter));

        assertRefused(
                DocumentSigner.sign(
                        enrolment,
                        Documents.signer(Role.METER, meter),
                        Documents.signer(Role.MAKER, maker),
                        Documents.signer(Role.OPERATOR, firstOperator),
                        Documents.signer(Role.OPERATOR, firstOperator)),
                "signatures: lacks that of another key of OPERATOR");
    }

    @Test
    void whoGaveTheEvidenceDoesNotApproveIt() {
        trusted = new TrustedKeys(Stream.concat(
                        trusted.keys().stream(), Stream.of(Documents.trusted(Role.OPERATOR, maker, Documents.EVER)))
                .toList());
        DocumentSigner[] signers = {
            Documents.signer(Role.METER, meter),
            Documents.signer(Role.MAKER, maker),
            Documents.signer(Role.OPERATOR, firstOperator),
            Documents.signer(Role.OPERATOR, maker)
        };

        assertRefused(
                DocumentSigner.sign(Documents.enrolment(Documents.raw(meter)), signers),
                "signatures: lacks that of another key of OPERATOR");
    }

    @Test
    void aStrangersApprovalIsNone() {
        MeterEnrolment enrolment = Documents.enrolment(Documents.raw(meter));

        assertRefused(
                DocumentSigner.sign(
                        enrolment,
                        Documents.signer(Role.METER, meter),
                        Documents.signer(Role.MAKER, maker),
                        Documents.signer(Role.OPERATOR, firstOperator),
                        Documents.signer(Role.OPERATOR, registrar)),
                "signatures: is of a key that is not trusted as OPERATOR");
    }

    @Test
    void anEnrolmentWithoutProofOfPossessionIsRefused() {
        MeterEnrolment enrolment = Documents.enrolment(Documents.raw(meter));

        assertRefused(
                DocumentSigner.sign(
                        enrolment,
                        Documents.signer(Role.METER, registrar),
                        Documents.signer(Role.MAKER, maker),
                        Documents.signer(Role.OPERATOR, firstOperator),
                        Documents.signer(Role.OPERATOR, secondOperator)),
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

    @Test
    void aReviewSaysWhatIsThereWhatIsFalseAndWhatIsMissing() {
        MeterEnrolment enrolment = Documents.enrolment(Documents.raw(meter));
        SignedDocument signed = DocumentSigner.sign(
                enrolment,
                Documents.signer(Role.METER, meter),
                Documents.signer(Role.MAKER, field),
                Documents.signer(Role.OPERATOR, firstOperator),
                Documents.signer(Role.OPERATOR, firstOperator));

        List<DemandedSignature> review = verifier.review(signed, trusted);

        assertThat(review)
                .extracting(DemandedSignature::role)
                .containsExactly(Role.METER, Role.MAKER, Role.OPERATOR, Role.OPERATOR);
        assertThat(review).extracting(DemandedSignature::counts).containsExactly(true, false, true, false);
        assertThat(review).extracting(DemandedSignature::isMissing).containsExactly(false, false, false, true);
        assertThat(review.get(1).refusal()).contains("is of a key that is not trusted as MAKER");
    }

    /** Signed by the meter, a second party and both operators. */
    private SignedDocument approved(MeterEnrolment enrolment, DocumentSigner second) {
        return DocumentSigner.sign(
                enrolment,
                Documents.signer(Role.METER, meter),
                second,
                Documents.signer(Role.OPERATOR, firstOperator),
                Documents.signer(Role.OPERATOR, secondOperator));
    }

    private void assertRefused(SignedDocument signed, String message) {
        assertThatThrownBy(() -> verifier.verify(signed, trusted))
                .isInstanceOf(InvalidDocumentException.class)
                .hasMessage(message);
    }
}
