package io.meterproof.quickstart.conformance;

import io.meterproof.metering.signature.CryptoProvider;
import io.meterproof.metering.signature.CryptoProviders;
import java.security.Provider;
import java.util.List;
import java.util.stream.Stream;

/** Every provider that has to give the same answers; Corretto where its native library loads. */
final class Providers {
    private Providers() {}

    static List<Provider> all() {
        CryptoProvider preferred = CryptoProviders.preferred();
        return Stream.of(preferred.provider(), CryptoProviders.bouncyCastle(), CryptoProviders.jdk())
                .distinct()
                .toList();
    }
}
