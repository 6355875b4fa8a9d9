package io.meterproof.quickstart.scenario.meter;

import java.security.Provider;

/** ECDSA whose nonce follows from key and message (RFC 6979), so that a simulated meter signs the same way every time. */
final class Rfc6979 extends Provider {
    private static final long serialVersionUID = 1L;

    Rfc6979() {
        super("Meterproof-RFC6979", "1", "deterministic ECDSA of Bouncy Castle");
        put("Signature.SHA256withECDSA", "org.bouncycastle.jcajce.provider.asymmetric.ec.SignatureSpi$ecDetDSA256");
    }
}
