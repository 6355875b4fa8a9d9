package io.meterproof.anchor.timestamp;

import io.meterproof.anchor.chain.ChainUnavailableException;
import io.meterproof.tlog.Hash;
import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.security.Provider;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampResponse;
import org.bouncycastle.tsp.TimeStampToken;

/** A time-stamp authority over HTTP (RFC 3161 section 3.4). Every method throws {@link ChainUnavailableException} without a good stamp. */
public final class Authority {
    private static final Provider PROVIDER = new BouncyCastleProvider();
    private static final int NONCE_BITS = 128;

    private final URI url;
    private final Certification certification;
    private final Transfer transfer;
    private final SecureRandom random;

    /** @param roots of the authorities that are trusted */
    public Authority(URI url, List<X509Certificate> roots, SecureRandom random) {
        this.url = url;
        this.transfer = new Transfer();
        this.certification = new Certification(roots, transfer);
        this.random = random;
    }

    /** A request for a stamp over a hash, with a nonce that no other has; DER. */
    byte[] request(Hash imprint) {
        TimeStampRequestGenerator generator = new TimeStampRequestGenerator();
        generator.setCertReq(true);
        try {
            return generator
                    .generate(TSPAlgorithms.SHA256, imprint.bytes(), new BigInteger(NONCE_BITS, random))
                    .getEncoded();
        } catch (IOException e) {
            throw new IllegalStateException("a request can be encoded", e);
        }
    }

    /** The stamp that was asked for: of this nonce and hash, by a certificate of a trusted root that is not revoked. */
    TimeStamp stamp(byte[] request, Instant now) {
        try {
            TimeStampRequest asked = new TimeStampRequest(request);
            TimeStampResponse answer =
                    new TimeStampResponse(transfer.post(url, "application/timestamp-query", request));
            answer.validate(asked);
            TimeStampToken token = answer.getTimeStampToken();
            if (token == null) {
                throw new ChainUnavailableException("the authority refuses: " + answer.getStatusString());
            }
            Certification.Chain chain = certification.of(token, now);
            token.validate(new JcaSimpleSignerInfoVerifierBuilder()
                    .setProvider(PROVIDER)
                    .build(chain.signer()));
            return new TimeStamp(
                    token.getEncoded(),
                    chain.certificates(),
                    chain.revocations(),
                    token.getTimeStampInfo().getGenTime().toInstant(),
                    chain.validUntil());
        } catch (IOException | TSPException | OperatorCreationException e) {
            throw new ChainUnavailableException("no time-stamp of " + url + ": " + e.getMessage(), e);
        }
    }
}
