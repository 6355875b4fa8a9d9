package io.meterproof.loadtests.attack;

import io.meterproof.formats.block.SignatureAlgorithm;
import io.meterproof.metering.signature.CryptoProviders;
import io.meterproof.metering.signature.ProviderVerifier;
import java.security.Provider;
import java.util.Optional;
import java.util.function.Supplier;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

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
            description = {
                "Who verifies: ${COMPLETION-CANDIDATES}. Default: corretto",
                "ML-DSA-44 is always verified by bouncycastle."
            })
    private Optional<Defender> provider = Optional.empty();

    @Option(names = "--seed", description = "Decides all chance but the keys. Default: ${DEFAULT-VALUE}")
    private long seed = 1;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    SignatureAlgorithm algorithm() {
        return algorithm;
    }

    ProviderVerifier verifier() {
        return ProviderVerifier.of(provider());
    }

    Provider provider() {
        return defending().provider.get();
    }

    String defender() {
        return defending().name();
    }

    /** @throws ParameterException for an algorithm that signs records of the field only */
    void requireBlocks() {
        if (!algorithm.signsBlocks()) {
            throw wrong(algorithm.label() + " signs no blocks of ours: its records are attacked by replays.");
        }
    }

    /** Nobody is named who does not verify: ML-DSA-44 is Bouncy Castle's word whatever else is asked. */
    private Defender defending() {
        if (algorithm != SignatureAlgorithm.ML_DSA_44) {
            return provider.orElse(Defender.corretto);
        }
        provider.filter(other -> other != Defender.bouncycastle).ifPresent(other -> {
            throw wrong("ML-DSA-44 is verified by bouncycastle, never by " + other + ".");
        });
        return Defender.bouncycastle;
    }

    private ParameterException wrong(String words) {
        return new ParameterException(command.commandLine(), words);
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
