package io.meterproof.bundle.verify;

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

/**
 * Verifies bundles offline: structure first, then signatures, every amount, the account's chain, and the log up to the anchor; and
 * the proofs of single facts. It stops at the first step that fails. Whatever unforeseen a step runs into is a refusal too.
 */
public record BundleVerifier(SignatureVerifier signatures) {
    private static final String CANONICAL = "canonical form";
    private static final String STRUCTURE = "structure";

    /**
     * Verifies one bundle, or the proof of one fact.
     *
     * @param file its exact bytes: canonical JSON in UTF-8, or a {@link PackedBundle} of it
     * @param trust without it the keys count as the bundle claims them, and the report says so
     */
    public VerificationReport verify(byte[] file, Optional<TrustFile> trust) {
        List<StepResult> results = new ArrayList<>();
        Subject subject;
        Dossier dossier;
        try {
            byte[] utf8 = PackedBundle.json(file);
            subject = Subject.decode(canonical(utf8));
            results.add(new StepResult(CANONICAL, true, "", utf8.length + " bytes of RFC 8785 canonical JSON"));
            dossier = subject.read(trust, signatures);
            results.add(new StepResult(STRUCTURE, true, "", "every field is in its one form and order"));
        } catch (InvalidDocumentException e) {
            boolean whole = e.field().equals("document");
            results.add(new StepResult(
                    whole ? CANONICAL : STRUCTURE,
                    false,
                    whole ? "" : e.field(),
                    whole ? "the file " + e.reason() : e.reason()));
            return VerificationReport.refuted(results);
        } catch (RefusedException e) {
            results.add(new StepResult(results.isEmpty() ? CANONICAL : STRUCTURE, false, e.path(), e.getMessage()));
            return VerificationReport.refuted(results);
        } catch (RuntimeException e) {
            results.add(unforeseen(results.isEmpty() ? CANONICAL : STRUCTURE, e));
            return VerificationReport.refuted(results);
        }
        for (Step step : subject.steps()) {
            StepResult result = run(step, dossier);
            results.add(result);
            if (!result.passed()) {
                return VerificationReport.refuted(results);
            }
        }
        return subject.passed(results, dossier);
    }

    private static String canonical(byte[] utf8) {
        boolean fits = utf8.length <= BundleLimits.MAX_BYTES;
        RefusedException.require(fits, "", "the file is larger than " + BundleLimits.MAX_BYTES + " bytes");
        return text(utf8);
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
