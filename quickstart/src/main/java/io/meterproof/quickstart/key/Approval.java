package io.meterproof.quickstart.key;

import io.meterproof.metering.document.Document;
import io.meterproof.metering.document.DocumentVerifier;
import io.meterproof.metering.document.InvalidDocumentException;
import io.meterproof.metering.document.MeterEnrolment;
import io.meterproof.metering.document.Role;
import io.meterproof.metering.document.TrustedKey;
import io.meterproof.metering.document.TrustedKeys;
import io.meterproof.metering.document.Voucher;
import io.meterproof.quickstart.keys.KeyFile;
import io.meterproof.tlog.Hash;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/** Adds somebody's signature to a proposal, in the role that their key has and the proposal lacks. */
public record Approval(DocumentVerifier verifier, TrustedKeys trusted) {

    /**
     * The proposal with one more signature, which counts.
     *
     * @throws InvalidDocumentException if it would not, or if one that is there does not
     */
    public Proposal approve(Proposal proposal, KeyFile key) {
        Review before = Review.of(proposal, verifier, trusted);
        before.requireNoFalseOne();
        if (proposal.signed().signatures().stream().anyMatch(each -> each.key().equals(key.id()))) {
            throw refuse("are signed by this key already: another person has to approve");
        }
        Role role = role(before, key.id());
        Proposal approved = proposal.with(key.signer(role)
                .orElseThrow(() -> refuse("need the private key"))
                .sign(proposal.signed().hash()));
        Review.of(approved, verifier, trusted).requireNoFalseOne();
        return approved;
    }

    private Role role(Review review, Hash key) {
        Set<Role> own = roles(review.proposal().document(), key);
        if (own.isEmpty()) {
            throw refuse("are not for this key: it is trusted in no role, and is not the meter's");
        }
        return review.missing().stream()
                .filter(own::contains)
                .findFirst()
                .orElseThrow(
                        () -> refuse("are not wanted of this key, which is " + words(own) + ": " + lacking(review)));
    }

    private static String lacking(Review review) {
        Set<Role> lacking = EnumSet.noneOf(Role.class);
        lacking.addAll(review.missing());
        return lacking.isEmpty() ? "all have signed" : "missing is " + words(lacking);
    }

    private Set<Role> roles(Document document, Hash key) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        trusted.keys().stream()
                .filter(each -> each.key().equals(key))
                .map(TrustedKey::role)
                .forEach(roles::add);
        if (document instanceof MeterEnrolment enrolment && isMeters(enrolment, key)) {
            roles.add(Role.METER);
        }
        return roles;
    }

    private static String words(Set<Role> roles) {
        return roles.stream().map(Words::of).collect(Collectors.joining(", "));
    }

    private static boolean isMeters(MeterEnrolment enrolment, Hash key) {
        return key.equals(enrolment.key())
                || enrolment.voucher() instanceof Voucher.Predecessor predecessor && key.equals(predecessor.key());
    }

    private static InvalidDocumentException refuse(String reason) {
        return new InvalidDocumentException("signatures", reason);
    }
}
