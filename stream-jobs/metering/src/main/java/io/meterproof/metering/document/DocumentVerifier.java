package io.meterproof.metering.document;

import io.meterproof.formats.block.SignatureAlgorithm;
import io.meterproof.metering.signature.SignatureOutcome;
import io.meterproof.metering.signature.SignatureVerifier;
import io.meterproof.metering.signature.VerificationKey;
import io.meterproof.tlog.Hash;
import java.security.InvalidKeyException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Believes a document only when all have signed it that its {@link SigningRule} demands. A trusted key counts where it is valid
 * at the instant that the document speaks of: its {@code from} or {@code at}; documents without one are timeless, and so is a
 * compromise, which people may find who were not there yet when it began.
 */
public record DocumentVerifier(SignatureVerifier signatures) {

    /**
     * What the document says.
     *
     * @throws InvalidDocumentException with the field and the reason; {@code signatures} where one is missing or false
     */
    public Document verify(SignedDocument signed, TrustedKeys trusted) {
        Document document = DocumentCodec.decode(signed.json());
        for (DocumentSignature signature : needed(document, signed)) {
            check(document, signed.hash(), signature, trusted);
        }
        if (document instanceof MeterEnrolment enrolment
                && enrolment.voucher() instanceof Voucher.Certificate certificate) {
            DeviceCertificate.require(enrolment, certificate, trusted.roots());
        }
        return document;
    }

    /** What there is, and what is missing, of the signatures that the document's rule demands, in its order. */
    public List<DemandedSignature> review(SignedDocument signed, TrustedKeys trusted) {
        Document document = DocumentCodec.decode(signed.json());
        List<DemandedSignature> review = new ArrayList<>();
        List<Role> roles = SigningRule.of(document).roles();
        List<Optional<DocumentSignature>> found = found(document, signed);
        for (int i = 0; i < roles.size(); i++) {
            Optional<DocumentSignature> signature = found.get(i);
            review.add(new DemandedSignature(
                    roles.get(i),
                    signature.map(DocumentSignature::key),
                    signature.flatMap(each -> refusal(document, signed.hash(), each, trusted))));
        }
        return review;
    }

    private Optional<String> refusal(Document document, Hash hash, DocumentSignature signature, TrustedKeys trusted) {
        try {
            check(document, hash, signature, trusted);
            return Optional.empty();
        } catch (InvalidDocumentException e) {
            return Optional.of(e.reason());
        }
    }

    private void check(Document document, Hash hash, DocumentSignature signature, TrustedKeys trusted) {
        VerificationKey key = keyOf(document, signature, trusted);
        if (signatures.verify(key, SignedBytes.of(hash), signature.signature()) != SignatureOutcome.VALID) {
            throw refuse("is not " + signature.role() + "'s over this document");
        }
    }

    /**
     * The signatures that count: for each demanded role as many as it demands, the first ones that are all by different keys: whoever
     * gives the evidence does not approve it too, even where the trust file names the key in both roles.
     *
     * @throws InvalidDocumentException if any is missing
     */
    public static List<DocumentSignature> needed(Document document, SignedDocument signed) {
        List<DocumentSignature> needed = new ArrayList<>();
        List<Role> roles = SigningRule.of(document).roles();
        for (Optional<DocumentSignature> signature : found(document, signed)) {
            needed.add(signature.orElseThrow(() -> refuse(lack(roles.get(needed.size()), signed))));
        }
        return needed;
    }

    /** One for each role that the rule demands, in its order. */
    private static List<Optional<DocumentSignature>> found(Document document, SignedDocument signed) {
        Set<Hash> taken = new HashSet<>();
        return SigningRule.of(document).roles().stream()
                .map(role -> signed.signatures().stream()
                        .filter(signature -> signature.role() == role && taken.add(signature.key()))
                        .findFirst())
                .toList();
    }

    private static String lack(Role role, SignedDocument signed) {
        boolean another = signed.signatures().stream().anyMatch(signature -> signature.role() == role);
        return "lacks that of " + (another ? "another key of " : "") + role;
    }

    /** A meter proves possession of the very key that is enrolled; everybody else's key is looked up. */
    private static VerificationKey keyOf(Document document, DocumentSignature signature, TrustedKeys trusted) {
        if (signature.role() == Role.METER && document instanceof MeterEnrolment enrolment) {
            return meterKey(enrolment, signature.key());
        }
        TrustedKey key = trusted.find(signature.role(), signature.key())
                .orElseThrow(() -> refuse("is of a key that is not trusted as " + signature.role()));
        if (!instantOf(document).map(key.effective()::covers).orElse(true)) {
            throw refuse(
                    "is of a key that is not valid at " + instantOf(document).get());
        }
        return parse(key.algorithm(), key.publicKey());
    }

    private static VerificationKey meterKey(MeterEnrolment enrolment, Hash key) {
        if (key.equals(enrolment.key())) {
            return parse(enrolment.algorithm(), enrolment.publicKey());
        }
        if (enrolment.voucher() instanceof Voucher.Predecessor predecessor && key.equals(predecessor.key())) {
            return parse(predecessor.algorithm(), predecessor.publicKey());
        }
        throw refuse("is of another key than the one enrolled");
    }

    private static Optional<Instant> instantOf(Document document) {
        if (document instanceof MeterEnrolment enrolment) {
            return Optional.of(enrolment.effective().from());
        } else if (document instanceof KeyRevocation revocation) {
            return Optional.of(revocation.at());
        } else if (document instanceof LeniencyGrant grant) {
            return Optional.of(grant.effective().from());
        } else if (document instanceof SourceRelease release) {
            return Optional.of(release.quarantined());
        } else if (document instanceof LogResharding resharding) {
            return Optional.of(resharding.at());
        } else if (document instanceof MeterInstallation installation) {
            return Optional.of(installation.effective().from());
        } else if (document instanceof RegisterReset reset) {
            return Optional.of(reset.at());
        } else if (document instanceof GasConversion conversion) {
            return Optional.of(conversion.effective().from());
        } else if (document instanceof ReadingEdit edit) {
            return Optional.of(edit.at());
        } else if (document instanceof ReadingEstimate estimate) {
            return Optional.of(estimate.at());
        } else if (document instanceof CalorificValues published) {
            return Optional.of(published.at());
        } else if (document instanceof PublishedPrices prices) {
            return Optional.of(prices.at());
        } else if (document instanceof Contract contract) {
            return Optional.of(contract.effective().from());
        } else if (document instanceof TariffVersion version) {
            return Optional.of(version.tariff().from());
        } else if (document instanceof TopUp topUp) {
            return Optional.of(topUp.at());
        } else if (document instanceof StatementApproval approval) {
            return Optional.of(approval.at());
        } else if (document instanceof StatementIssue issue) {
            return Optional.of(issue.at());
        } else if (document instanceof Dispute dispute) {
            return Optional.of(dispute.at());
        } else if (document instanceof Erasure erasure) {
            return Optional.of(erasure.at());
        } else if (document instanceof FeeOrder order) {
            return Optional.of(order.at());
        }
        return document instanceof PeriodClose close ? Optional.of(close.at()) : Optional.empty();
    }

    private static VerificationKey parse(SignatureAlgorithm algorithm, String publicKey) {
        try {
            return VerificationKey.of(algorithm, HexFormat.of().parseHex(publicKey));
        } catch (InvalidKeyException e) {
            throw new InvalidDocumentException("publicKey", "is refused: " + e.getMessage());
        }
    }

    private static InvalidDocumentException refuse(String reason) {
        return new InvalidDocumentException("signatures", reason);
    }
}
