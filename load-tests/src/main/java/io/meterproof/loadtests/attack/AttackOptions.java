package io.meterproof.loadtests.attack;

import io.meterproof.formats.block.SignatureAlgorithm;
import io.meterproof.metering.signature.CryptoProviders;
import io.meterproof.metering.signature.ProviderVerifier;
import java.security.Provider;
import java.util.function.Supplier;
import picocli.CommandLine.Option;

/** Whose signatures are attacked, and who defends. */
final class AttackOptions {
    @Option(
            names = "--algorithm",
            paramLabel = "NAME",
            description = "Ed25519, P-256 or ML-DSA-44; replays also of ECDSA. Default: ${DEFAULT-VALUE}",
            defaultValue = "Ed25519",
            converter = AlgorithmName.class)
    private SignatureAlgorithm algorithm;

    @Option(
            names = "--provider",
            description = "Who verifies: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}",
            defaultValue = "corretto")
    private Defender provider;

    @Option(names = "--seed", description = "Decides all chance but the keys. Default: ${DEFAULT-VALUE}")
    private long seed = 1;

    SignatureAlgorithm algorithm() {
        return algorithm;
    }

    ProviderVerifier verifier() {
        return ProviderVerifier.of(provider.provider.get());
    }

    Provider provider() {
        return provider.provider.get();
    }

    String defender() {
        return provider.name();
    }

    long seed() {
        return seed;
    }

    /** The providers by the names of the command line. */
    enum Defender {
        corretto(CryptoProviders::corretto),
        bouncycastle(CryptoProviders::bouncyCastle),
        jdk(CryptoProviders::jdk);

        private final Supplier<Provider> provider;

        Defender(Supplier<Provider> provider) {
            this.provider = provider;
        }
    }
}
