package io.meterproof.metering.signature;

import java.security.Provider;
import java.util.stream.Stream;

/** Every provider that has to give the same answers. Corretto only where its native library exists. */
final class Providers {
    private Providers() {}

    static Stream<Provider> all() {
        Stream<Provider> everywhere = Stream.of(CryptoProviders.bouncyCastle(), CryptoProviders.jdk());
        CryptoProvider preferred = CryptoProviders.preferred();
        return preferred.fallback().isPresent()
                ? everywhere
                : Stream.concat(Stream.of(preferred.provider()), everywhere);
    }
}
