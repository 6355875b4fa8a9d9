package io.meterproof.bundle.verify;

import io.meterproof.bundle.BundleCodec;
import io.meterproof.bundle.BundleLimits;
import io.meterproof.bundle.PackedBundle;
import io.meterproof.metering.document.InvalidDocumentException;
import io.meterproof.metering.document.TrustFile;
import io.meterproof.metering.signature.SignatureVerifier;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Verifies bundles offline: structure first, then signatures, every amount, the account's chain, and the log up to the anchor.
 * It stops at the first step that fails; amounts come before the log, because they say where something is wrong, while a proof
 * says only that something is. Whatever unforeseen a step runs into is a refusal too.
 */
public record BundleVerifier(SignatureVerifier signatures) {
    private static final String CANONICAL = "canonical form";
    private static final String STRUCTURE = "structure";
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

    private record Step(String name, Function<Dossier, String> examination) {}

    /**
     * Verifies one bundle.
     *
     * @param file its exact bytes: canonical JSON in UTF-8, or a {@link PackedBundle} of it
     * @param trust without it the keys count as the bundle claims them, and the report says so
     */
    public VerificationReport verify(byte[] file, Optional<TrustFile> trust) {
        List<StepResult> results = new ArrayList<>();
        Dossier dossier;
        try {
            byte[] utf8 = PackedBundle.isPacked(file) ? PackedBundle.unpack(file) : file;
            BundleCodec.Sealed sealed = canonical(utf8);
            results.add(new StepResult(CANONICAL, true, "", utf8.length + " bytes of RFC 8785 canonical JSON"));
            dossier = DossierReader.read(sealed, trust, signatures);
            results.add(new StepResult(STRUCTURE, true, "", "every field is in its one form and order"));
        } catch (InvalidDocumentException e) {
            boolean whole = e.field().equals("document");
            results.add(new StepResult(
                    whole ? CANONICAL : STRUCTURE,
                    false,
                    whole ? "" : e.field(),
                    whole ? "the file " + e.reason() : e.reason()));
            return new VerificationReport(results, Optional.empty());
        } catch (RefusedException e) {
            results.add(new StepResult(results.isEmpty() ? CANONICAL : STRUCTURE, false, e.path(), e.getMessage()));
            return new VerificationReport(results, Optional.empty());
        } catch (RuntimeException e) {
            results.add(unforeseen(results.isEmpty() ? CANONICAL : STRUCTURE, e));
            return new VerificationReport(results, Optional.empty());
        }
        for (Step step : STEPS) {
            StepResult result = run(step, dossier);
            results.add(result);
            if (!result.passed()) {
                return new VerificationReport(results, Optional.empty());
            }
        }
        return new VerificationReport(results, Optional.of(Conclusion.of(dossier)));
    }

    private static BundleCodec.Sealed canonical(byte[] utf8) {
        boolean fits = utf8.length <= BundleLimits.MAX_BYTES;
        RefusedException.require(fits, "", "the file is larger than " + BundleLimits.MAX_BYTES + " bytes");
        return BundleCodec.decode(text(utf8));
    }

    private static String text(byte[] utf8) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(utf8))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new RefusedException("", "the file is not UTF-8");
        }
    }

    private static StepResult run(Step step, Dossier dossier) {
        try {
            return new StepResult(step.name(), true, "", step.examination().apply(dossier));
        } catch (RefusedException e) {
            return new StepResult(step.name(), false, e.path(), e.getMessage());
        } catch (RuntimeException e) {
            return unforeseen(step.name(), e);
        }
    }

    /** Arithmetic that overflows, a zone that cannot be: whatever hostile input provokes proves nothing. */
    private static StepResult unforeseen(String step, RuntimeException e) {
        return new StepResult(step, false, "", "cannot be computed: " + e);
    }
}
