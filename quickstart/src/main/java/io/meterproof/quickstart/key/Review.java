package io.meterproof.quickstart.key;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meterproof.metering.document.DemandedSignature;
import io.meterproof.metering.document.DocumentVerifier;
import io.meterproof.metering.document.InvalidDocumentException;
import io.meterproof.metering.document.RegistryEvent;
import io.meterproof.metering.document.Role;
import io.meterproof.metering.document.TrustedKeys;
import io.meterproof.tlog.Hash;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a proposal has, and what it lacks.
 *
 * @param signatures one for each that its rule demands
 * @param refusal why it would be refused although all have signed, such as an expired certificate
 */
public record Review(Proposal proposal, List<DemandedSignature> signatures, Optional<String> refusal) {

    public static Review of(Proposal proposal, DocumentVerifier verifier, TrustedKeys trusted) {
        List<DemandedSignature> signatures = verifier.review(proposal.signed(), trusted);
        Optional<String> refusal = signatures.stream().allMatch(DemandedSignature::counts)
                ? refusal(proposal, verifier, trusted)
                : Optional.empty();
        return new Review(proposal, signatures, refusal);
    }

    private static Optional<String> refusal(Proposal proposal, DocumentVerifier verifier, TrustedKeys trusted) {
        try {
            verifier.verify(proposal.signed(), trusted);
            return Optional.empty();
        } catch (InvalidDocumentException e) {
            return Optional.of(e.getMessage());
        }
    }

    public boolean isComplete() {
        return refusal.isEmpty() && signatures.stream().allMatch(DemandedSignature::counts);
    }

    List<Role> missing() {
        return signatures.stream()
                .filter(DemandedSignature::isMissing)
                .map(DemandedSignature::role)
                .toList();
    }

    /** @throws InvalidDocumentException if somebody's signature is false: nobody should add theirs to it */
    void requireNoFalseOne() {
        for (DemandedSignature signature : signatures) {
            signature.refusal().ifPresent(reason -> {
                throw new InvalidDocumentException("signatures", reason);
            });
        }
    }

    public ObjectNode json() {
        ObjectNode object = proposal.json().put("complete", isComplete());
        ArrayNode array = object.putArray("signatures");
        for (DemandedSignature signature : signatures) {
            ObjectNode each = array.addObject().put("role", Words.of(signature.role()));
            signature.key().map(Hash::hex).ifPresent(key -> each.put("key", key));
            signature.refusal().ifPresent(reason -> each.put("refusal", reason));
        }
        refusal.ifPresent(reason -> object.put("refusal", reason));
        return object;
    }

    public String words() {
        StringBuilder words = new StringBuilder(Words.of(proposal.document())).append('\n');
        Set<Role> before = new HashSet<>();
        for (DemandedSignature signature : signatures) {
            String line = line(signature, !before.add(signature.role()));
            words.append(String.format("  %-9s %s%n", Words.of(signature.role()), line));
        }
        return words.append(conclusion()).toString();
    }

    private static String line(DemandedSignature signature, boolean another) {
        if (signature.isMissing()) {
            return another ? "missing, by another key" : "missing";
        }
        String key = "by key " + signature.key().orElseThrow().hex();
        return signature
                .refusal()
                .map(reason -> "REFUSED: " + reason + ", " + key)
                .orElse("signed " + key);
    }

    private String conclusion() {
        if (isComplete()) {
            return "All have signed: " + (proposal.document() instanceof RegistryEvent ? "submit" : "publish") + " it.";
        }
        return refusal.map(reason -> "All have signed, and it would be refused: " + reason)
                .orElse("Not all have signed.");
    }
}
