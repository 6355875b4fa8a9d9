package io.meterproof.metering.signature;

import io.meterproof.formats.block.DerSignature;
import io.meterproof.formats.block.EcdsaSignature;
import io.meterproof.formats.signed.Leniency;
import io.meterproof.formats.signed.RecordSignature;
import java.math.BigInteger;
import java.security.SignatureException;
import java.util.Optional;
import java.util.Set;

/**
 * r and s of a foreign signature, in [1, n-1]; s may be in either half.
 *
 * @param used what it took to read them beyond the standard
 */
record SignatureNumbers(EcdsaSignature numbers, Set<Leniency> used) {

    /**
     * Reads r and s by the policy.
     *
     * @throws SignatureException with the reason when the policy refuses the bytes
     */
    static SignatureNumbers of(RecordSignature signature, Set<Leniency> granted) throws SignatureException {
        SignatureNumbers read =
                switch (signature.encoding()) {
                    case DER -> ofDer(signature, granted);
                    case PLAIN -> ofPlain(signature.value(), signature.curve().coordinateLength());
                };
        CurveDomain domain = CurveDomain.of(signature.curve());
        if (!domain.isScalar(read.numbers.r()) || !domain.isScalar(read.numbers.s())) {
            throw new SignatureException("r or s is not in 1 to n-1");
        }
        return read;
    }

    private static SignatureNumbers ofPlain(byte[] plain, int length) throws SignatureException {
        if (plain.length != 2 * length) {
            throw new SignatureException("r and s together are not " + 2 * length + " bytes");
        }
        return new SignatureNumbers(
                new EcdsaSignature(new BigInteger(1, plain, 0, length), new BigInteger(1, plain, length, length)),
                Set.of());
    }

    private static SignatureNumbers ofDer(RecordSignature signature, Set<Leniency> granted) throws SignatureException {
        Optional<EcdsaSignature> strict = strictDer(signature.value());
        if (strict.isPresent()) {
            return new SignatureNumbers(strict.get(), Set.of());
        }
        if (!granted.contains(Leniency.MISSING_DER_SIGN_BYTE)) {
            throw new SignatureException("not strict DER");
        }
        return new SignatureNumbers(
                UnsignedDer.decode(signature.value(), signature.curve().coordinateLength()),
                Set.of(Leniency.MISSING_DER_SIGN_BYTE));
    }

    /** Strict DER of two positive numbers. */
    private static Optional<EcdsaSignature> strictDer(byte[] der) {
        try {
            return Optional.of(DerSignature.decode(der))
                    .filter(numbers -> numbers.r().signum() > 0 && numbers.s().signum() > 0);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
