package io.meterproof.bundle;

import io.meterproof.formats.block.ChargingTransaction;
import io.meterproof.formats.block.OriginClass;
import io.meterproof.formats.block.ReceivedBlock;
import io.meterproof.metering.commitment.Payload;
import io.meterproof.metering.commitment.PrivacyKeyHolder;
import io.meterproof.metering.verdict.AcceptedReading;
import io.meterproof.tlog.Hash;
import io.meterproof.tlog.TreeHasher;
import java.util.Optional;

/**
 * An accepted block as it was received, or a foreign record. The arrays are owned by the record and must not be changed.
 *
 * @param usagePoint where its meter stood
 * @param originClass who vouches for the readings, as stated on arrival
 * @param format {@link ReceivedBlock#NATIVE}, or the label of a foreign format
 * @param key of a foreign record, which names none: the identity of the key that signed it
 * @param leniency of a foreign record that departs from its format: the document under which it was accepted
 * @param signed the 184 signed bytes, or the whole foreign record
 * @param signature empty for a foreign record
 * @param readings packed readings: seed, count, values and qualities; empty for a foreign record
 * @param charging the preimage of the seal of a charging transaction
 */
@SuppressWarnings("ArrayRecordComponent")
public record BlockEvidence(
        String usagePoint,
        OriginClass originClass,
        String format,
        Optional<Hash> key,
        Optional<Hash> leniency,
        byte[] signed,
        byte[] signature,
        byte[] readings,
        Optional<ChargingTransaction> charging) {

    /** A native block. */
    public BlockEvidence(
            String usagePoint,
            OriginClass originClass,
            byte[] signed,
            byte[] signature,
            byte[] readings,
            Optional<ChargingTransaction> charging) {
        this(
                usagePoint,
                originClass,
                ReceivedBlock.NATIVE,
                Optional.empty(),
                Optional.empty(),
                signed,
                signature,
                readings,
                charging);
    }

    public boolean isNative() {
        return format.equals(ReceivedBlock.NATIVE);
    }

    /** The identity of the block: SHA-256 of its signed bytes; of a foreign record what it is read as says. */
    public Hash digest() {
        return isNative() ? TreeHasher.sha256(signed) : read().digest();
    }

    /**
     * What it says.
     *
     * @throws IllegalArgumentException for bytes that are not of the format
     */
    public AcceptedReading read() {
        return isNative()
                ? AcceptedReading.ofBlock(signed, readings)
                : AcceptedReading.ofRecord(format, signed, key.orElse(Hash.ZERO));
    }

    /** Whose privacy key salts its leaf: the token's of a charging transaction, else the usage point's. */
    public PrivacyKeyHolder holder() {
        return charging.map(ChargingTransaction::token)
                .map(PrivacyKeyHolder::token)
                .orElseGet(() -> PrivacyKeyHolder.usagePoint(usagePoint));
    }

    /** What its leaf commits to. */
    public Payload payload() {
        return isNative() ? Payload.block(signed, signature) : Payload.record(format, signed, digest());
    }
}
