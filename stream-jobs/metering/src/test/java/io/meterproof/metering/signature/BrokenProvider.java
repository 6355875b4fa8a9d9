package io.meterproof.metering.signature;

import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.SignatureSpi;

/** Names the algorithms and does not do them. */
final class BrokenProvider extends Provider {
    private static final long serialVersionUID = 1L;

    private BrokenProvider(Class<? extends SignatureSpi> signature) {
        super("Broken", "1", "verifies nothing");
        put("Signature.Ed25519", signature.getName());
        put("Signature.SHA256withECDSA", signature.getName());
    }

    static Provider thatNeverVerifies() {
        return new BrokenProvider(Never.class);
    }

    static Provider withoutKeys() {
        return new BrokenProvider(Keyless.class);
    }

    /** Holds every signature for false. */
    public static class Never extends SignatureSpi {
        @Override
        protected void engineInitVerify(PublicKey publicKey) {}

        @Override
        protected void engineInitSign(PrivateKey privateKey) {}

        @Override
        protected void engineUpdate(byte b) {}

        @Override
        protected void engineUpdate(byte[] b, int off, int len) {}

        @Override
        protected byte[] engineSign() {
            return new byte[0];
        }

        @Override
        protected boolean engineVerify(byte[] signature) {
            return false;
        }

        @Override
        protected void engineSetParameter(String param, Object value) {}

        @Override
        protected Object engineGetParameter(String param) {
            return null;
        }
    }

    /** Takes no key. */
    public static final class Keyless extends Never {
        @Override
        protected void engineInitVerify(PublicKey publicKey) {
            throw new UnsupportedOperationException("no keys");
        }
    }
}
