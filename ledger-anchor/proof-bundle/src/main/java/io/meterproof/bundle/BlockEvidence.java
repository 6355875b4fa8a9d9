package io.meterproof.bundle;

import io.meterproof.formats.block.ChargingTransaction;
import io.meterproof.formats.block.OriginClass;
import io.meterproof.tlog.Hash;
import io.meterproof.tlog.TreeHasher;
import java.util.Optional;

/**
 * An accepted block as it was received. The arrays are owned by the record and must not be changed.
 *
 * @param usagePoint where its meter stood
 * @param originClass who vouches for the readings, as stated on arrival
 * @param signed the 184 signed bytes
 * @param readings packed readings: seed, count, values and qualities
 * @param charging the preimage of the seal of a charging transaction
 */
@SuppressWarnings("ArrayRecordComponent")
public record BlockEvidence(
        String usagePoint,
        OriginClass originClass,
        byte[] signed,
        byte[] signature,
        byte[] readings,
        Optional<ChargingTransaction> charging) {

    /** SHA-256 of the signed bytes: the identity of the block. */
    public Hash digest() {
        return TreeHasher.sha256(signed);
    }
}
