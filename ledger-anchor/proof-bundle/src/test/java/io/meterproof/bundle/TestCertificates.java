package io.meterproof.bundle;

import io.meterproof.metering.document.MakerRoot;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x509.TBSCertificate;
import org.bouncycastle.asn1.x509.Time;
import org.bouncycastle.asn1.x509.V3TBSCertificateGenerator;

/** Certificates of RFC 5280 by the test maker's authority, an Ed25519 key (RFC 8410). */
final class TestCertificates {
    private static final ASN1ObjectIdentifier ED25519 = new ASN1ObjectIdentifier("1.3.101.112");
    private static final TestKeys AUTHORITY = new TestKeys("maker root");
    private static final String NAME = "CN=maker";

    private TestCertificates() {}

    static MakerRoot root() {
        SubjectPublicKeyInfo info = new SubjectPublicKeyInfo(new AlgorithmIdentifier(ED25519), AUTHORITY.raw());
        return new MakerRoot("Maker", certificate(NAME, info, Extension.basicConstraints, new BasicConstraints(true)));
    }

    /** @param info the device's key as SubjectPublicKeyInfo */
    static String device(byte[] info) {
        return certificate(
                "CN=meter",
                SubjectPublicKeyInfo.getInstance(info),
                Extension.keyUsage,
                new KeyUsage(KeyUsage.digitalSignature));
    }

    private static String certificate(
            String subject, SubjectPublicKeyInfo info, ASN1ObjectIdentifier extension, ASN1Encodable value) {
        AlgorithmIdentifier algorithm = new AlgorithmIdentifier(ED25519);
        V3TBSCertificateGenerator generator = new V3TBSCertificateGenerator();
        generator.setSerialNumber(new ASN1Integer(BigInteger.ONE));
        generator.setSignature(algorithm);
        generator.setIssuer(new X500Name(NAME));
        generator.setSubject(new X500Name(subject));
        generator.setStartDate(new Time(Date.from(Instant.parse("2020-01-01T00:00:00Z"))));
        generator.setEndDate(new Time(Date.from(Instant.parse("2030-01-01T00:00:00Z"))));
        generator.setSubjectPublicKeyInfo(info);
        try {
            generator.setExtensions(new Extensions(
                    new Extension(extension, true, value.toASN1Primitive().getEncoded("DER"))));
            TBSCertificate content = generator.generateTBSCertificate();
            Signature signature = Signature.getInstance("Ed25519", TestKeys.PROVIDER);
            signature.initSign(AUTHORITY.privateKey());
            signature.update(content.getEncoded("DER"));
            ASN1EncodableVector parts = new ASN1EncodableVector();
            parts.add(content);
            parts.add(algorithm);
            parts.add(new DERBitString(signature.sign()));
            return Base64.getEncoder().encodeToString(new DERSequence(parts).getEncoded("DER"));
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
