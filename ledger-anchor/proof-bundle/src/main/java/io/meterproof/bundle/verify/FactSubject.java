package io.meterproof.bundle.verify;

import static io.meterproof.bundle.verify.RefusedException.require;

import io.meterproof.bundle.BlockEvidence;
import io.meterproof.bundle.Bundle;
import io.meterproof.bundle.BundleCodec;
import io.meterproof.bundle.BundledBlock;
import io.meterproof.bundle.BundledEntry;
import io.meterproof.bundle.Fact;
import io.meterproof.bundle.FactCodec;
import io.meterproof.bundle.FactProof;
import io.meterproof.formats.block.OriginClass;
import io.meterproof.metering.document.InvalidDocumentException;
import io.meterproof.metering.document.TrustFile;
import io.meterproof.metering.prepayment.AlertJson;
import io.meterproof.metering.signature.SignatureVerifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One entry, alert, block or reading alone: a bundle of nothing else, with those of its steps that are about it. */
record FactSubject(FactCodec.Sealed sealed) implements Subject {
    private static final List<Step> SIGNED = List.of(
            new Step("document signatures", DocumentSignatures::examine), new Step("enrolments", Enrolments::examine));
    private static final List<Step> LOGGED = List.of(
            new Step("checkpoints", Checkpoints::examine),
            new Step("epoch", EpochProof::examine),
            new Step("anchor claim", AnchoredRoot::examine),
            new Step("leftovers", Leftovers::examine),
            new Step("digest", Digest::examine));

    private Fact fact() {
        return sealed.proof().fact();
    }

    @Override
    public Dossier read(Optional<TrustFile> trust, SignatureVerifier signatures) {
        require(
                sealed.proof().log().statementPath().isEmpty(),
                "log.statementPath",
                "is not needed: nothing is said of statements");
        List<BundledBlock> read = fact() instanceof Fact.OfBlock block ? List.of(block.block()) : List.of();
        Dossier dossier = DossierReader.parts(of(read), trust, signatures);
        if (fact() instanceof Fact.OfAlert alert) {
            read(alert);
        }
        dossier.blocks().keySet().forEach(dossier.results()::cite);
        return fact() instanceof Fact.OfReading reading ? dossier.of(of(List.of(bare(reading)))) : dossier;
    }

    private static void read(Fact.OfAlert alert) {
        try {
            AlertJson.decodePart(alert.payload());
        } catch (InvalidDocumentException e) {
            throw new RefusedException("alert.alert." + e.field(), e.reason());
        }
    }

    private BundleCodec.Sealed of(List<BundledBlock> blocks) {
        FactProof proof = sealed.proof();
        List<BundledEntry> entries = fact() instanceof Fact.OfEntry entry ? List.of(entry.entry()) : List.of();
        Bundle bundle = new Bundle("", entries, blocks, proof.documents(), proof.keys(), proof.log(), proof.anchor());
        return new BundleCodec.Sealed(bundle, sealed.digest(), sealed::computed);
    }

    /** The block whose leaf it is, without its readings. */
    private static BundledBlock bare(Fact.OfReading reading) {
        BlockEvidence evidence = new BlockEvidence(
                "", OriginClass.METER_SIGNED, reading.signed(), reading.signature(), new byte[0], Optional.empty());
        return new BundledBlock(evidence, reading.leaf());
    }

    @Override
    public List<Step> steps() {
        List<Step> steps = new ArrayList<>();
        if (fact() instanceof Fact.OfBlock) {
            steps.addAll(SIGNED);
            steps.add(new Step("blocks", Blocks::examine));
        } else if (fact() instanceof Fact.OfReading reading) {
            steps.addAll(SIGNED);
            steps.add(new Step("reading", dossier -> SingleReading.examine(dossier, reading)));
        }
        steps.add(new Step("commitments", this::commitments));
        steps.addAll(LOGGED);
        return steps;
    }

    private String commitments(Dossier dossier) {
        return fact() instanceof Fact.OfAlert alert
                ? Commitments.examine(dossier, alert)
                : Commitments.examine(dossier);
    }

    @Override
    public VerificationReport passed(List<StepResult> results, Dossier dossier) {
        return new VerificationReport(results, Optional.empty(), Optional.of(ProvenFact.of(fact(), dossier)));
    }
}
