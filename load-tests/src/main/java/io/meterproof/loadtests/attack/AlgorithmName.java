package io.meterproof.loadtests.attack;

import io.meterproof.formats.block.SignatureAlgorithm;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The algorithms' names as in documents. */
final class AlgorithmName implements ITypeConverter<SignatureAlgorithm> {
    @Override
    public SignatureAlgorithm convert(String name) {
        return switch (name) {
            case "Ed25519" -> SignatureAlgorithm.ED25519;
            case "P-256" -> SignatureAlgorithm.P256;
            default -> throw new TypeConversionException("'" + name + "' is neither Ed25519 nor P-256");
        };
    }
}
