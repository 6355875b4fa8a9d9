package io.meterproof.records.codec;

import io.meterproof.formats.block.ChargingTransaction;
import io.meterproof.formats.block.ReceivedBlock;
import io.meterproof.metering.charging.SessionFault;
import io.meterproof.metering.commitment.Payload;
import io.meterproof.metering.commitment.PrivacyKeyHolder;
import io.meterproof.metering.foreign.ForeignBlock;
import io.meterproof.metering.verdict.AcceptedReading;
import io.meterproof.records.avro.VerifiedReading;
import io.meterproof.records.wire.MalformedRecordException;
import io.meterproof.tlog.Hash;
import java.nio.ByteBuffer;
import java.util.Optional;

/** {@link VerifiedReading} ↔ {@link ReceivedBlock}. */
public final class VerifiedReadings {
    private VerifiedReadings() {}

    /**
     * A native block. Shares its arrays.
     *
     * @param keyLogSize key events known when the verdict was given
     */
    public static VerifiedReading toAvro(ReceivedBlock block, String usagePoint, long keyLogSize) {
        return new VerifiedReading(
                block.arrival(),
                block.originClass().name(),
                block.simulated(),
                block.source(),
                block.format(),
                ByteBuffer.wrap(block.signed()),
                ByteBuffer.wrap(block.signature()),
                ByteBuffer.wrap(block.readings()),
                block.charging().map(ChargingTransaction::transaction).orElse(null),
                block.charging().map(ChargingTransaction::token).orElse(null),
                usagePoint,
                keyLogSize,
                null,
                null,
                null);
    }

    /**
     * A foreign record, with what it was found to say.
     *
     * @param record as received
     * @param keyLogSize key events known when the verdict was given
     */
    public static VerifiedReading toAvro(ReceivedBlock record, ForeignBlock read, String usagePoint, long keyLogSize) {
        VerifiedReading verified = toAvro(record.with(read.charging()), usagePoint, keyLogSize);
        verified.setKey(read.block().key().hex());
        verified.setLeniency(read.leniency().map(Hash::hex).orElse(null));
        verified.setRepaired(read.repaired().map(SessionFault::name).orElse(null));
        return verified;
    }

    /**
     * @throws MalformedRecordException for an origin class that is none, or half a charging transaction
     */
    public static ReceivedBlock toPure(VerifiedReading reading) throws MalformedRecordException {
        return new ReceivedBlock(
                reading.getArrival(),
                ReceivedReadings.originClass(reading.getOriginClass()),
                reading.getSimulated(),
                reading.getSource(),
                reading.getFormat(),
                Hashes.array(reading.getSigned()),
                Hashes.array(reading.getSignature()),
                Hashes.array(reading.getReadings()),
                ReceivedReadings.charging(reading.getTransaction(), reading.getToken()));
    }

    /** The key that signed a foreign record; empty for a native block, which names its own. */
    public static Optional<Hash> key(VerifiedReading reading) {
        return Optional.ofNullable(reading.getKey()).map(Hash::parseHex);
    }

    /**
     * What the reading's leaf commits to.
     *
     * @throws MalformedRecordException if it is none that was accepted
     */
    public static Payload payload(VerifiedReading reading) throws MalformedRecordException {
        byte[] signed = Hashes.array(reading.getSigned());
        return key(reading).isPresent()
                ? Payload.record(reading.getFormat(), signed, content(reading).digest())
                : Payload.block(signed, Hashes.array(reading.getSignature()));
    }

    /** Whose privacy key hides the reading in the log: that of the token that started it, or else of the usage point. */
    public static PrivacyKeyHolder holder(VerifiedReading reading) {
        return reading.getToken() == null
                ? PrivacyKeyHolder.usagePoint(reading.getUsagePoint())
                : PrivacyKeyHolder.token(reading.getToken());
    }

    /** The document of the leniency under which a foreign record was accepted. */
    public static Optional<Hash> leniency(VerifiedReading reading) {
        return Optional.ofNullable(reading.getLeniency()).map(Hash::parseHex);
    }

    /**
     * What the reading says.
     *
     * @throws MalformedRecordException if it is none that was accepted
     */
    public static AcceptedReading content(VerifiedReading reading) throws MalformedRecordException {
        byte[] signed = Hashes.array(reading.getSigned());
        try {
            return key(reading)
                    .map(key -> AcceptedReading.ofRecord(reading.getFormat(), signed, key))
                    .orElseGet(() -> AcceptedReading.ofBlock(signed, Hashes.array(reading.getReadings())));
        } catch (IllegalArgumentException e) {
            throw new MalformedRecordException(e.getMessage(), e);
        }
    }
}
