package io.meterproof.metering.document;

import io.meterproof.formats.block.SignatureAlgorithm;
import io.meterproof.metering.signature.CryptoProviders;
import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1String;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/**
 * Judges a meter's certificate: the chain to a root of its maker, validity, basic constraints, key usage and critical extensions by
 * RFC 5280 section 6.1, at the begin of the enrolment; a serial number in its subject (IEEE 802.1AR section 8.6) is the meter's. Nothing is downloaded: what was withdrawn is told by a revocation in
 * the key log.
 */
final class DeviceCertificate {
    /** RFC 8410 section 3. */
    private static final ASN1ObjectIdentifier ED25519 = new ASN1ObjectIdentifier("1.3.101.112");

    /** RFC 5280 section 4.2.1.12. */
    private static final String EXTENDED_KEY_USAGE = "2.5.29.37";

    private static final int DIGITAL_SIGNATURE = 0;
    private static final int NO_AUTHORITY = -1;

    private DeviceCertificate() {}

    /**
     * Believes that the maker certified the enrolled key.
     *
     * @throws InvalidDocumentException with the reason if it did not
     */
    static void require(MeterEnrolment enrolment, Voucher.Certificate voucher, List<MakerRoot> roots) {
        try {
            judge(enrolment, voucher, roots);
        } catch (InvalidDocumentException e) {
            throw e;
        } catch (
                RuntimeException
                        e) { // Of many shapes of an unreadable key or extension the provider says so only when it is
            // asked.
            throw refuse("has a certificate that cannot be read: " + e);
        }
    }

    private static void judge(MeterEnrolment enrolment, Voucher.Certificate voucher, List<MakerRoot> roots) {
        List<X509Certificate> chain = new ArrayList<>();
        voucher.chain().forEach(each -> chain.add(parse(each)));
        requireKey(enrolment, chain.get(0));
        requireEndEntity(chain.get(0));
        requireMeter(enrolment, chain.get(0));
        Set<TrustAnchor> anchors = new HashSet<>();
        roots.stream()
                .filter(root -> root.maker().equals(enrolment.maker()))
                .forEach(root -> anchors.add(new TrustAnchor(parse(root.certificate()), null)));
        if (anchors.isEmpty()) {
            throw refuse("leads to no root: none of " + enrolment.maker() + " is trusted");
        }
        validate(chain, anchors, enrolment.effective().from());
    }

    private static void validate(List<X509Certificate> chain, Set<TrustAnchor> anchors, Instant at) {
        try {
            PKIXParameters parameters = new PKIXParameters(anchors);
            parameters.setRevocationEnabled(false);
            parameters.setDate(Date.from(at));
            CertPathValidator.getInstance("PKIX", CryptoProviders.bouncyCastle())
                    .validate(factory().generateCertPath(chain), parameters);
        } catch (CertPathValidatorException e) {
            throw refuse("is refused: " + e.getMessage());
        } catch (GeneralSecurityException e) {
            throw refuse("cannot be validated: " + e.getMessage());
        }
    }

    private static void requireKey(MeterEnrolment enrolment, X509Certificate device) {
        SubjectPublicKeyInfo info =
                SubjectPublicKeyInfo.getInstance(device.getPublicKey().getEncoded());
        byte[] raw = enrolment.algorithm() == SignatureAlgorithm.ECDSA
                ? device.getPublicKey().getEncoded()
                : info.getPublicKeyData().getBytes();
        if (!isOf(enrolment.algorithm(), info.getAlgorithm())
                || !HexFormat.of().formatHex(raw).equals(enrolment.publicKey())) {
            throw refuse("is of another key than the one enrolled");
        }
    }

    private static boolean isOf(SignatureAlgorithm algorithm, AlgorithmIdentifier identifier) {
        return switch (algorithm) {
            case ED25519 -> identifier.getAlgorithm().equals(ED25519);
            case P256 ->
                identifier.getAlgorithm().equals(X9ObjectIdentifiers.id_ecPublicKey)
                        && X9ObjectIdentifiers.prime256v1.equals(identifier.getParameters());
            case ML_DSA_44 -> identifier.getAlgorithm().equals(NISTObjectIdentifiers.id_ml_dsa_44);
            case ECDSA -> identifier.getAlgorithm().equals(X9ObjectIdentifiers.id_ecPublicKey);
        };
    }

    private static void requireEndEntity(X509Certificate device) {
        boolean[] usage = device.getKeyUsage();
        if (device.getBasicConstraints() != NO_AUTHORITY) {
            throw refuse("begins with the certificate of an authority, not of a meter");
        }
        if (usage != null && !usage[DIGITAL_SIGNATURE]) {
            throw refuse("begins with a certificate whose key must not sign");
        }
        Set<String> critical = device.getCriticalExtensionOIDs();
        if (critical != null && critical.contains(EXTENDED_KEY_USAGE)) {
            throw refuse("begins with a certificate of a critical extended key usage, and none is of meters");
        }
    }

    private static void requireMeter(MeterEnrolment enrolment, X509Certificate device) {
        X500Name subject = X500Name.getInstance(device.getSubjectX500Principal().getEncoded());
        List<String> serials = Arrays.stream(subject.getRDNs(BCStyle.SERIALNUMBER))
                .flatMap(names -> Arrays.stream(names.getTypesAndValues()))
                .filter(named -> named.getType().equals(BCStyle.SERIALNUMBER))
                .map(named -> text(named.getValue()))
                .toList();
        if (serials.size() > 1) {
            throw refuse("has more than one serial number in the meter's subject");
        }
        if (!serials.isEmpty() && !serials.get(0).equals(enrolment.serial())) {
            throw refuse("is of the meter " + serials.get(0));
        }
    }

    private static String text(ASN1Encodable value) {
        return value instanceof ASN1String text ? text.getString() : "";
    }

    private static X509Certificate parse(String base64) {
        try {
            return (X509Certificate) factory()
                    .generateCertificate(
                            new ByteArrayInputStream(Base64.getDecoder().decode(base64)));
        } catch (CertificateException | IllegalArgumentException e) {
            throw refuse("has what is no certificate: " + e.getMessage());
        }
    }

    private static CertificateFactory factory() throws CertificateException {
        return CertificateFactory.getInstance("X.509", CryptoProviders.bouncyCastle());
    }

    private static InvalidDocumentException refuse(String reason) {
        return new InvalidDocumentException("voucher.chain", reason);
    }
}
