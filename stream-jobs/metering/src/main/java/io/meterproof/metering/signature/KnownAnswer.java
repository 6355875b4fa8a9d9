package io.meterproof.metering.signature;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.meterproof.formats.block.SignatureAlgorithm;
import java.security.InvalidKeyException;
import java.util.HexFormat;

/** A published signature, by which a provider shows that it works before its word counts. */
enum KnownAnswer {
    /** RFC 8032 section 7.1, test 1. */
    RFC_8032(
            SignatureAlgorithm.ED25519,
            "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
            "",
            "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46b"
                    + "d25bf5f0595bbe24655141438e7a100b"),
    /** RFC 6979 appendix A.2.5, SHA-256 of "test". */
    RFC_6979(
            SignatureAlgorithm.P256,
            "0460fed4ba255a9d31c961eb74c6356d68c049b8923b61fa6ce669622e60f29fb6"
                    + "7903fe1008b8bc99a41ae9e95628bc64f2f1b20c2d7e9f5177a3c294d4462299",
            "test",
            "f1abb023518351cd71d881567b1ea663ed3efcf6c5132b354f28d3b0b7d38367"
                    + "019f4113742a2b14bd25926b49c649155f267e60d3814b4c0cc84250e46f0083");

    private final SignatureAlgorithm algorithm;
    private final String key;
    private final String message;
    private final String signature;

    KnownAnswer(SignatureAlgorithm algorithm, String key, String message, String signature) {
        this.algorithm = algorithm;
        this.key = key;
        this.message = message;
        this.signature = signature;
    }

    /** Whether a verifier takes the signature for this message, and not for another. */
    boolean isGivenBy(SignatureVerifier verifier) {
        VerificationKey checked = key();
        byte[] bytes = HexFormat.of().parseHex(signature);
        return verifier.verify(checked, message.getBytes(US_ASCII), bytes) == SignatureOutcome.VALID
                && verifier.verify(checked, (message + ".").getBytes(US_ASCII), bytes) == SignatureOutcome.INVALID;
    }

    private VerificationKey key() {
        try {
            return VerificationKey.of(algorithm, HexFormat.of().parseHex(key));
        } catch (InvalidKeyException e) {
            throw new IllegalStateException("the policy refuses the key of " + this, e);
        }
    }
}
