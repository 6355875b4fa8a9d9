package io.meterproof.metering.document;

import io.meterproof.formats.block.SignatureAlgorithm;
import io.meterproof.metering.signature.SignatureOutcome;
import io.meterproof.metering.signature.SignatureVerifier;
import io.meterproof.metering.signature.VerificationKey;
import java.security.InvalidKeyException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * Believes a document only when each role that its type demands has signed it. A trusted key counts where it is valid at
 * the instant that the document speaks of: its {@code from} or {@code at}; documents without one are timeless.
 */
public record DocumentVerifier(SignatureVerifier signatures) {

    /**
     * What the document says.
     *
     * @throws InvalidDocumentException with the field and the reason; {@code signatures} where one is missing or false
     */
    public Document verify(SignedDocument signed, TrustedKeys trusted) {
        Document document = DocumentCodec.decode(signed.json());
        byte[] message = SignedBytes.of(signed.hash());
        for (Role role : rolesOf(document)) {
            DocumentSignature signature = require(role, signed.signatures());
            VerificationKey key = keyOf(document, signature, trusted);
            if (signatures.verify(key, message, signature.signature()) != SignatureOutcome.VALID) {
                throw refuse("is not " + role + "'s over this document");
            }
        }
        return document;
    }

    /** Which roles must sign a document of this type. */
    public static List<Role> rolesOf(Document document) {
        if (document instanceof MeterEnrolment) {
            return List.of(Role.METER, Role.MAKER);
        } else if (document instanceof TariffVersion) {
            return List.of(Role.TARIFF);
        } else if (document instanceof TopUp) {
            return List.of(Role.DESK);
        } else if (document instanceof PeriodClose) {
            return List.of(Role.BILLING);
        }
        return List.of(Role.REGISTRAR);
    }

    private static DocumentSignature require(Role role, List<DocumentSignature> signatures) {
        return signatures.stream()
                .filter(signature -> signature.role() == role)
                .findFirst()
                .orElseThrow(() -> refuse("lacks that of " + role));
    }

    /** A meter proves possession of the very key that is enrolled; everybody else's key is looked up. */
    private static VerificationKey keyOf(Document document, DocumentSignature signature, TrustedKeys trusted) {
        if (signature.role() == Role.METER && document instanceof MeterEnrolment enrolment) {
            if (!signature.key().equals(enrolment.key())) {
                throw refuse("is of another key than the one enrolled");
            }
            return parse(enrolment.algorithm(), enrolment.publicKey());
        }
        TrustedKey key = trusted.find(signature.role(), signature.key())
                .orElseThrow(() -> refuse("is of a key that is not trusted as " + signature.role()));
        if (!instantOf(document).map(key.effective()::covers).orElse(true)) {
            throw refuse(
                    "is of a key that is not valid at " + instantOf(document).get());
        }
        return parse(key.algorithm(), key.publicKey());
    }

    private static Optional<Instant> instantOf(Document document) {
        if (document instanceof MeterEnrolment enrolment) {
            return Optional.of(enrolment.effective().from());
        } else if (document instanceof MeterInstallation installation) {
            return Optional.of(installation.effective().from());
        } else if (document instanceof Contract contract) {
            return Optional.of(contract.effective().from());
        } else if (document instanceof TariffVersion version) {
            return Optional.of(version.tariff().from());
        } else if (document instanceof TopUp topUp) {
            return Optional.of(topUp.at());
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
