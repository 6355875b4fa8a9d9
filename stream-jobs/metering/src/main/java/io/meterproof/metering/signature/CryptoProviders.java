package io.meterproof.metering.signature;

import com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider;
import com.amazon.corretto.crypto.provider.SelfTestStatus;
import java.security.Provider;
import java.security.Security;
import java.util.Optional;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/** Chooses who verifies: Corretto where its native library loads and passes its self-tests, else Bouncy Castle. */
public final class CryptoProviders {
    private static final Provider BOUNCY_CASTLE = new BouncyCastleProvider();

    private CryptoProviders() {}

    /** The fastest provider that works on this machine. */
    public static CryptoProvider preferred() {
        try {
            return new CryptoProvider(corretto(), Optional.empty());
        } catch (UnsupportedOperationException e) {
            return new CryptoProvider(bouncyCastle(), Optional.of(e.getMessage()));
        }
    }

    /**
     * Corretto, checked.
     *
     * @throws UnsupportedOperationException with the reason where it does not work
     */
    @SuppressWarnings("CatchingUnchecked")
    public static Provider corretto() {
        try {
            return Corretto.checked();
        } catch (UnsupportedOperationException e) {
            throw e;
        } catch (Throwable e) {
            // A missing or foreign native library surfaces as any of several errors: all mean the same here.
            throw new UnsupportedOperationException(reason(e), e);
        }
    }

    public static Provider bouncyCastle() {
        return BOUNCY_CASTLE;
    }

    /**
     * The JDK's own provider of elliptic curves: slow, and used to check the others.
     *
     * @throws UnsupportedOperationException on a platform without it
     */
    public static Provider jdk() {
        Provider jdk = Security.getProvider("SunEC");
        if (jdk == null) {
            throw new UnsupportedOperationException("this platform has no SunEC provider");
        }
        return jdk;
    }

    private static String reason(Throwable cause) {
        return "Corretto does not load: " + cause;
    }

    /** Linked when it is asked for, so that whoever has no Corretto at all, as the verifier's jar, gets on without. */
    private static final class Corretto {
        static Provider checked() {
            AmazonCorrettoCryptoProvider corretto = AmazonCorrettoCryptoProvider.INSTANCE;
            if (corretto.getLoadingError() != null) {
                throw new UnsupportedOperationException(reason(corretto.getLoadingError()), corretto.getLoadingError());
            }
            if (corretto.runSelfTests() != SelfTestStatus.PASSED) {
                throw new UnsupportedOperationException("Corretto does not pass its self-tests");
            }
            return corretto;
        }
    }
}
