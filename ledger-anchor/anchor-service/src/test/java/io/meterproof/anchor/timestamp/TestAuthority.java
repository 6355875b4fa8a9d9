package io.meterproof.anchor.timestamp;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Provider;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v2CRLBuilder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoGeneratorBuilder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampResponseGenerator;
import org.bouncycastle.tsp.TimeStampTokenGenerator;

/** A small time-stamp authority under a root of its own: it stamps at {@code /tsa} and tells at {@code /crl} what is revoked. */
final class TestAuthority implements AutoCloseable {
    private static final Provider PROVIDER = new BouncyCastleProvider();
    private static final X500Name ROOT = new X500Name("CN=Test root");
    private static final BigInteger SERIAL = BigInteger.TWO;

    private final HttpServer server;
    private final KeyPair rootKeys = keys();
    private final KeyPair keys = keys();
    private final X509Certificate root;
    private final X509Certificate certificate;
    private final Instant now;
    private boolean revoked;
    private boolean away;
    private boolean repeats;
    private byte[] lastAnswer = {};
    private int stamped;

    private TestAuthority(HttpServer server, Instant now, Duration validFor) throws Exception {
        this.server = server;
        this.now = now;
        root = issue(ROOT, rootKeys, BigInteger.ONE, now.plus(Duration.ofDays(3650)), List.of());
        certificate = issue(
                new X500Name("CN=Test TSA"),
                keys,
                SERIAL,
                now.plus(validFor),
                List.of(KeyPurposeId.id_kp_timeStamping));
    }

    static TestAuthority start(Instant now, Duration validFor) throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        TestAuthority authority = new TestAuthority(server, now, validFor);
        server.createContext("/tsa", authority::stamp);
        server.createContext("/crl", authority::list);
        server.start();
        return authority;
    }

    URI url() {
        return URI.create(address("/tsa"));
    }

    X509Certificate root() {
        return root;
    }

    void revoke() {
        revoked = true;
    }

    void goAway(boolean gone) {
        away = gone;
    }

    /** Gives its last answer to every question. */
    void repeat() {
        repeats = true;
    }

    int stamped() {
        return stamped;
    }

    private String address(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    private X509Certificate issue(
            X500Name subject, KeyPair subjectKeys, BigInteger serial, Instant until, List<KeyPurposeId> purposes)
            throws Exception {
        JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                ROOT, serial, Date.from(now.minusSeconds(60)), Date.from(until), subject, subjectKeys.getPublic());
        boolean authority = purposes.isEmpty();
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
        if (authority) {
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
        } else {
            builder.addExtension(
                    Extension.extendedKeyUsage, true, new ExtendedKeyUsage(purposes.toArray(KeyPurposeId[]::new)));
            builder.addExtension(Extension.cRLDistributionPoints, false, new CRLDistPoint(new DistributionPoint[] {
                new DistributionPoint(
                        new DistributionPointName(new GeneralNames(
                                new GeneralName(GeneralName.uniformResourceIdentifier, address("/crl")))),
                        null,
                        null)
            }));
        }
        return new JcaX509CertificateConverter().getCertificate(builder.build(signer(rootKeys)));
    }

    private void stamp(HttpExchange exchange) throws IOException {
        try {
            TimeStampRequest request =
                    new TimeStampRequest(exchange.getRequestBody().readAllBytes());
            if (!repeats || lastAnswer.length == 0) {
                lastAnswer = response(request);
            }
            stamped++;
            reply(exchange, lastAnswer);
        } catch (Exception e) {
            throw new IOException(e);
        }
    }

    private byte[] response(TimeStampRequest request) throws Exception {
        TimeStampTokenGenerator tokens = new TimeStampTokenGenerator(
                new JcaSimpleSignerInfoGeneratorBuilder()
                        .setProvider(PROVIDER)
                        .build("SHA256withECDSA", keys.getPrivate(), certificate),
                new JcaDigestCalculatorProviderBuilder()
                        .setProvider(PROVIDER)
                        .build()
                        .get(new AlgorithmIdentifier(TSPAlgorithms.SHA256)),
                new ASN1ObjectIdentifier("1.2.3.4.1"));
        tokens.addCertificates(new JcaCertStore(List.of(certificate)));
        return new TimeStampResponseGenerator(tokens, Set.of(TSPAlgorithms.SHA256))
                .generate(request, BigInteger.valueOf(stamped + 1L), Date.from(now))
                .getEncoded();
    }

    private void list(HttpExchange exchange) throws IOException {
        try {
            JcaX509v2CRLBuilder list = new JcaX509v2CRLBuilder(root, Date.from(now.minusSeconds(60)));
            list.setNextUpdate(Date.from(now.plus(Duration.ofDays(7))));
            if (revoked) {
                list.addCRLEntry(SERIAL, Date.from(now.minusSeconds(30)), CRLReason.keyCompromise);
            }
            reply(exchange, list.build(signer(rootKeys)).getEncoded());
        } catch (Exception e) {
            throw new IOException(e);
        }
    }

    private void reply(HttpExchange exchange, byte[] body) throws IOException {
        exchange.sendResponseHeaders(away ? 503 : 200, away ? -1 : body.length);
        try (exchange) {
            exchange.getResponseBody().write(away ? new byte[0] : body);
        }
    }

    private static ContentSigner signer(KeyPair keys) throws Exception {
        return new JcaContentSignerBuilder("SHA256withECDSA")
                .setProvider(PROVIDER)
                .build(keys.getPrivate());
    }

    private static KeyPair keys() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(256);
        return generator.generateKeyPair();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
