package io.meterproof.metering.verdict;

import io.meterproof.metering.document.Effective;
import io.meterproof.metering.document.MeterEnrolment;
import io.meterproof.metering.signature.VerificationKey;
import io.meterproof.tlog.Hash;
import java.security.InvalidKeyException;
import java.util.HexFormat;

/** A key of a meter from an accepted enrolment, with the position in the key log (from 0) where it became known. */
public record EnrolledKey(Hash meter, VerificationKey key, Effective effective, long position) {

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
        return new EnrolledKey(enrolment.meter(), key, enrolment.effective(), position);
    }

    private static byte[] raw(MeterEnrolment enrolment) throws InvalidKeyException {
        try {
            return HexFormat.of().parseHex(enrolment.publicKey());
        } catch (IllegalArgumentException e) {
            throw new InvalidKeyException("the enrolment's public key is not hexadecimal", e);
        }
    }
}
