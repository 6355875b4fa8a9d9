package io.meterproof.metering.verdict;

import io.meterproof.metering.document.MeterEnrolment;
import io.meterproof.metering.signature.VerificationKey;
import java.security.InvalidKeyException;
import java.util.HexFormat;

/**
 * A key of a meter, with the position in the key log (from 0) where it became known.
 *
 * @param enrolment already accepted: its signatures are those of the meter and its maker
 */
public record EnrolledKey(MeterEnrolment enrolment, VerificationKey key, long position) {

    /**
     * Reads the key of an accepted enrolment.
     *
     * @throws InvalidKeyException when the policy refuses the key, or it is not the one that the enrolment names
     */
    public static EnrolledKey of(MeterEnrolment enrolment, long position) throws InvalidKeyException {
        VerificationKey key = VerificationKey.of(enrolment.algorithm(), raw(enrolment));
        if (!key.id().equals(enrolment.key())) {
            throw new InvalidKeyException("the enrolment's key is not the one that it names: " + enrolment.key());
        }
        return new EnrolledKey(enrolment, key, position);
    }

    private static byte[] raw(MeterEnrolment enrolment) throws InvalidKeyException {
        try {
            return HexFormat.of().parseHex(enrolment.publicKey());
        } catch (IllegalArgumentException e) {
            throw new InvalidKeyException("the enrolment's public key is not hexadecimal", e);
        }
    }
}
