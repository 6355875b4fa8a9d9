package io.meterproof.metering.document;

import io.meterproof.metering.signature.CryptoProviders;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.ExtensionsGenerator;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x509.TBSCertificate;
import org.bouncycastle.asn1.x509.Time;
import org.bouncycastle.asn1.x509.V3TBSCertificateGenerator;

/** Ed25519 certificates of RFC 5280 and RFC 8410, made to be right or wrong in one way. */
record Certificates(String issuer, KeyPair authority, Instant from, Instant to) {
    /** RFC 8410 section 3. */
    private static final ASN1ObjectIdentifier ED25519 = new ASN1ObjectIdentifier("1.3.101.112");

    private static final ASN1ObjectIdentifier UNKNOWN = new ASN1ObjectIdentifier("1.3.6.1.4.1.99999.1");

    String authority(String subject, KeyPair key) {
        ExtensionsGenerator extensions = new ExtensionsGenerator();
        add(extensions, Extension.basicConstraints, new BasicConstraints(true));
        add(extensions, Extension.keyUsage, new KeyUsage(KeyUsage.keyCertSign));
        return certificate(subject, key, extensions);
    }

    String device(KeyPair key) {
        return certificate("CN=meter", key, usage(KeyUsage.digitalSignature));
    }

    /** With the serial number of the meter in its subject. */
    String device(KeyPair key, String serial) {
        return certificate("CN=meter,serialNumber=" + serial, key, usage(KeyUsage.digitalSignature));
    }

    String deviceThatMayNotSign(KeyPair key) {
        return certificate("CN=meter", key, usage(KeyUsage.keyAgreement));
    }

    String deviceWithUnknownCriticalExtension(KeyPair key) {
        ExtensionsGenerator extensions = usage(KeyUsage.digitalSignature);
        add(extensions, UNKNOWN, DERNull.INSTANCE);
        return certificate("CN=meter", key, extensions);
    }

    /** With a critical extended key usage that allows a server of TLS and nothing else. */
    String deviceForServersOnly(KeyPair key) {
        ExtensionsGenerator extensions = usage(KeyUsage.digitalSignature);
        add(extensions, Extension.extendedKeyUsage, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth));
        return certificate("CN=meter", key, extensions);
    }

    private static ExtensionsGenerator usage(int bits) {
        ExtensionsGenerator extensions = new ExtensionsGenerator();
        add(extensions, Extension.keyUsage, new KeyUsage(bits));
        return extensions;
    }

    private static void add(
            ExtensionsGenerator extensions, ASN1ObjectIdentifier id, org.bouncycastle.asn1.ASN1Encodable value) {
        try {
            extensions.addExtension(id, true, value);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private String certificate(String subject, KeyPair key, ExtensionsGenerator extensions) {
        AlgorithmIdentifier ed25519 = new AlgorithmIdentifier(ED25519);
        V3TBSCertificateGenerator generator = new V3TBSCertificateGenerator();
        generator.setSerialNumber(new ASN1Integer(BigInteger.ONE));
        generator.setSignature(ed25519);
        generator.setIssuer(new X500Name(issuer));
        generator.setSubject(new X500Name(subject));
        generator.setStartDate(new Time(Date.from(from)));
        generator.setEndDate(new Time(Date.from(to)));
        generator.setSubjectPublicKeyInfo(
                SubjectPublicKeyInfo.getInstance(key.getPublic().getEncoded()));
        generator.setExtensions(extensions.generate());
        try {
            TBSCertificate content = generator.generateTBSCertificate();
            Signature signature = Signature.getInstance("Ed25519", CryptoProviders.bouncyCastle());
            signature.initSign(authority.getPrivate());
            signature.update(content.getEncoded("DER"));
            ASN1EncodableVector parts = new ASN1EncodableVector();
            parts.add(content);
            parts.add(ed25519);
            parts.add(new DERBitString(signature.sign()));
            return Base64.getEncoder().encodeToString(new DERSequence(parts).getEncoded("DER"));
        } catch (IOException | GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
