package io.meterproof.bundle.verify;

import io.meterproof.bundle.BundleCodec;
import io.meterproof.metering.document.TrustFile;
import io.meterproof.metering.signature.SignatureVerifier;
import java.util.List;
import java.util.Optional;

/** A bill. Amounts come before the log, because they say where something is wrong, while a proof says only that something is. */
record BillSubject(BundleCodec.Sealed sealed) implements Subject {
    private static final List<Step> STEPS = List.of(
            new Step("document signatures", DocumentSignatures::examine),
            new Step("enrolments", Enrolments::examine),
            new Step("blocks", Blocks::examine),
            new Step("usage", Usages::examine),
            new Step("corrections", Reversals::examine),
            new Step("standing", Standing::examine),
            new Step("precedence", Precedence::examine),
            new Step("agreements", Agreements::examine),
            new Step("top-ups", TopUps::examine),
            new Step("fees", FeeCharges::examine),
            new Step("notices", Notices::examine),
            new Step("periods", Periods::examine),
            new Step("cycle charges", Cycles::examine),
            new Step("period charges", PeriodCharges::examine),
            new Step("account chain", AccountChain::examine),
            new Step("statements", Statements::examine),
            new Step("coverage", Coverage::examine),
            new Step("totals", Totals::examine),
            new Step("commitments", Commitments::examine),
            new Step("checkpoints", Checkpoints::examine),
            new Step("epoch", EpochProof::examine),
            new Step("newest statement", NewestStatement::examine),
            new Step("anchor claim", AnchoredRoot::examine),
            new Step("leftovers", Leftovers::examine),
            new Step("digest", Digest::examine));

    @Override
    public Dossier read(Optional<TrustFile> trust, SignatureVerifier signatures) {
        return DossierReader.read(sealed, trust, signatures);
    }

    @Override
    public List<Step> steps() {
        return STEPS;
    }

    @Override
    public VerificationReport passed(List<StepResult> results, Dossier dossier) {
        return new VerificationReport(results, Optional.of(Conclusion.of(dossier)), Optional.empty());
    }
}
