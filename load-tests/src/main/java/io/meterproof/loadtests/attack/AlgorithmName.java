package io.meterproof.loadtests.attack;

import io.meterproof.formats.block.SignatureAlgorithm;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The algorithms' names as in documents. */
final class AlgorithmName implements ITypeConverter<SignatureAlgorithm> {
    @Override
    public SignatureAlgorithm convert(String name) {
        try {
            return SignatureAlgorithm.ofLabel(name);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(
                    "'" + name + "' is not Ed25519, P-256 or ML-DSA-44, nor ECDSA of replays.");
        }
    }
}
