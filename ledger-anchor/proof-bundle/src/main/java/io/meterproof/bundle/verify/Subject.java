package io.meterproof.bundle.verify;

import io.meterproof.bundle.BundleCodec;
import io.meterproof.bundle.FactCodec;
import io.meterproof.metering.document.TrustFile;
import io.meterproof.metering.signature.SignatureVerifier;
import java.util.List;
import java.util.Optional;

/** What is verified: a bill, or one fact alone. */
sealed interface Subject permits BillSubject, FactSubject {
    /**
     * Reads it by its structure alone.
     *
     * @throws io.meterproof.metering.document.InvalidDocumentException with the field and the reason
     */
    static Subject decode(String json) {
        return FactCodec.isFact(json)
                ? new FactSubject(FactCodec.decode(json))
                : new BillSubject(BundleCodec.decode(json));
    }

    Dossier read(Optional<TrustFile> trust, SignatureVerifier signatures);

    /** What comes after "canonical form" and "structure", in order. */
    List<Step> steps();

    /** The report when all steps have passed. */
    VerificationReport passed(List<StepResult> results, Dossier dossier);
}
