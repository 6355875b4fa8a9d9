package io.meterproof.records.codec;

import io.meterproof.formats.block.ChargingTransaction;
import io.meterproof.formats.block.ReceivedBlock;
import io.meterproof.records.avro.VerifiedReading;
import io.meterproof.records.wire.MalformedRecordException;
import java.nio.ByteBuffer;

/** {@link VerifiedReading} ↔ {@link ReceivedBlock}. */
public final class VerifiedReadings {
    private VerifiedReadings() {}

    /**
     * Shares the block's arrays.
     *
     * @param keyLogSize key events known when the verdict was given
     */
    public static VerifiedReading toAvro(ReceivedBlock block, String usagePoint, long keyLogSize) {
        return new VerifiedReading(
                block.arrival(),
                block.originClass().name(),
                block.simulated(),
                block.source(),
                ReceivedReadings.NATIVE,
                ByteBuffer.wrap(block.signed()),
                ByteBuffer.wrap(block.signature()),
                ByteBuffer.wrap(block.readings()),
                block.charging().map(ChargingTransaction::transaction).orElse(null),
                block.charging().map(ChargingTransaction::token).orElse(null),
                usagePoint,
                keyLogSize);
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
                Hashes.array(reading.getSigned()),
                Hashes.array(reading.getSignature()),
                Hashes.array(reading.getReadings()),
                ReceivedReadings.charging(reading.getTransaction(), reading.getToken()));
    }
}
