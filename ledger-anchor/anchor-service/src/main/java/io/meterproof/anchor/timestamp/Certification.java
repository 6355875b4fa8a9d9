package io.meterproof.anchor.timestamp;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertStore;
import java.security.cert.CertificateFactory;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.PKIXCertPathBuilderResult;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CRL;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.bouncycastle.asn1.ASN1IA5String;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.tsp.TimeStampToken;

/** The way from a token's certificate to a trusted root (RFC 5280 section 6), with the lists of what their issuers have revoked. */
final class Certification {
    private final Set<TrustAnchor> roots;
    private final Transfer transfer;

    Certification(List<X509Certificate> roots, Transfer transfer) {
        this.roots = roots.stream().map(root -> new TrustAnchor(root, null)).collect(Collectors.toUnmodifiableSet());
        this.transfer = transfer;
    }

    /** A valid way: the signer first, the root not among them. */
    record Chain(X509Certificate signer, List<byte[]> certificates, List<byte[]> revocations, Instant validUntil) {}

    /**
     * The way from the certificate that signed a token.
     *
     * @throws IOException if there is none, a certificate on it is revoked, or its issuer's list cannot be had
     */
    Chain of(TimeStampToken token, Instant now) throws IOException {
        try {
            List<X509Certificate> sent = certificates(token);
            X509Certificate signer = signer(token);
            List<X509Certificate> path = build(sent, signer, List.of(), now);
            List<X509CRL> lists = lists(path);
            build(sent, signer, lists, now);
            List<byte[]> encoded = new ArrayList<>();
            List<byte[]> revocations = new ArrayList<>();
            for (X509Certificate certificate : path) {
                encoded.add(certificate.getEncoded());
            }
            for (X509CRL list : lists) {
                revocations.add(list.getEncoded());
            }
            Instant until = path.stream()
                    .map(certificate -> certificate.getNotAfter().toInstant())
                    .min(Instant::compareTo)
                    .orElseThrow();
            return new Chain(signer, encoded, revocations, until);
        } catch (GeneralSecurityException e) {
            throw new IOException("the authority's certificate is not good: " + e.getMessage(), e);
        }
    }

    private List<X509Certificate> build(
            List<X509Certificate> sent, X509Certificate signer, List<X509CRL> lists, Instant now)
            throws GeneralSecurityException {
        X509CertSelector target = new X509CertSelector();
        target.setCertificate(signer);
        PKIXBuilderParameters parameters = new PKIXBuilderParameters(roots, target);
        List<Object> known = new ArrayList<>(sent);
        known.addAll(lists);
        parameters.addCertStore(CertStore.getInstance("Collection", new CollectionCertStoreParameters(known)));
        parameters.setRevocationEnabled(!lists.isEmpty());
        parameters.setDate(Date.from(now));
        PKIXCertPathBuilderResult result =
                (PKIXCertPathBuilderResult) CertPathBuilder.getInstance("PKIX").build(parameters);
        return result.getCertPath().getCertificates().stream()
                .map(X509Certificate.class::cast)
                .toList();
    }

    /** One list for each certificate: without it nobody knows whether the certificate was revoked. */
    private List<X509CRL> lists(List<X509Certificate> path) throws IOException, GeneralSecurityException {
        List<X509CRL> lists = new ArrayList<>();
        for (X509Certificate certificate : path) {
            byte[] list = transfer.get(listAddress(certificate));
            lists.add((X509CRL) CertificateFactory.getInstance("X.509").generateCRL(new ByteArrayInputStream(list)));
        }
        return lists;
    }

    private static URI listAddress(X509Certificate certificate) throws IOException {
        byte[] extension = certificate.getExtensionValue(Extension.cRLDistributionPoints.getId());
        if (extension != null) {
            CRLDistPoint points = CRLDistPoint.getInstance(JcaX509ExtensionUtils.parseExtensionValue(extension));
            for (DistributionPoint point : points.getDistributionPoints()) {
                if (point.getDistributionPoint() != null) {
                    for (GeneralName name : GeneralNames.getInstance(
                                    point.getDistributionPoint().getName())
                            .getNames()) {
                        String address = name.getTagNo() == GeneralName.uniformResourceIdentifier
                                ? ASN1IA5String.getInstance(name.getName()).getString()
                                : "";
                        if (address.startsWith("http")) {
                            return URI.create(address);
                        }
                    }
                }
            }
        }
        throw new IOException(certificate.getSubjectX500Principal() + " does not say where its issuer's list is");
    }

    private static X509Certificate signer(TimeStampToken token) throws IOException, GeneralSecurityException {
        for (X509CertificateHolder holder : token.getCertificates().getMatches(null)) {
            if (token.getSID().match(holder)) {
                return x509(holder);
            }
        }
        throw new IOException("the token does not bring its certificate");
    }

    private static List<X509Certificate> certificates(TimeStampToken token)
            throws IOException, GeneralSecurityException {
        List<X509Certificate> certificates = new ArrayList<>();
        for (X509CertificateHolder holder : token.getCertificates().getMatches(null)) {
            certificates.add(x509(holder));
        }
        return certificates;
    }

    private static X509Certificate x509(X509CertificateHolder holder) throws IOException, GeneralSecurityException {
        return (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(holder.getEncoded()));
    }
}
