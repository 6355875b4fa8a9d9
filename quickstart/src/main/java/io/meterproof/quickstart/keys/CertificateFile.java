package io.meterproof.quickstart.keys;

import io.meterproof.metering.signature.CryptoProviders;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** X.509 certificates in a PEM file. */
public final class CertificateFile {
    private CertificateFile() {}

    /**
     * The certificates in their order, DER in base64.
     *
     * @throws IOException if the file cannot be read or holds none
     */
    public static List<String> read(Path file) throws IOException {
        List<String> certificates = new ArrayList<>();
        try (InputStream pem = Files.newInputStream(file)) {
            CertificateFactory factory = CertificateFactory.getInstance("X.509", CryptoProviders.bouncyCastle());
            for (Certificate certificate : factory.generateCertificates(pem)) {
                certificates.add(Base64.getEncoder().encodeToString(certificate.getEncoded()));
            }
        } catch (CertificateException e) {
            throw new IOException(file + " holds no X.509 certificates in PEM", e);
        }
        if (certificates.isEmpty()) {
            throw new IOException(file + " holds no X.509 certificates in PEM");
        }
        return certificates;
    }
}
