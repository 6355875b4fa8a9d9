package io.meterproof.records.codec;

import io.meterproof.formats.block.ChargingTransaction;
import io.meterproof.formats.block.OriginClass;
import io.meterproof.formats.block.ReceivedBlock;
import io.meterproof.records.avro.ReceivedReading;
import io.meterproof.records.wire.MalformedRecordException;
import java.nio.ByteBuffer;
import java.util.Optional;

/** {@link ReceivedReading} ↔ {@link ReceivedBlock}. */
public final class ReceivedReadings {
    private ReceivedReadings() {}

    /** Shares the block's arrays. */
    public static ReceivedReading toAvro(ReceivedBlock block) {
        return new ReceivedReading(
                block.arrival(),
                block.originClass().name(),
                block.simulated(),
                block.source(),
                block.format(),
                ByteBuffer.wrap(block.signed()),
                ByteBuffer.wrap(block.signature()),
                ByteBuffer.wrap(block.readings()),
                block.charging().map(ChargingTransaction::transaction).orElse(null),
                block.charging().map(ChargingTransaction::token).orElse(null));
    }

    /**
     * The format is not looked into: what is none gets its verdict.
     *
     * @throws MalformedRecordException for an origin class that is none, or half a charging transaction
     */
    public static ReceivedBlock toPure(ReceivedReading reading) throws MalformedRecordException {
        return new ReceivedBlock(
                reading.getArrival(),
                originClass(reading.getOriginClass()),
                reading.getSimulated(),
                reading.getSource(),
                reading.getFormat(),
                Hashes.array(reading.getSigned()),
                Hashes.array(reading.getSignature()),
                Hashes.array(reading.getReadings()),
                charging(reading.getTransaction(), reading.getToken()));
    }

    static OriginClass originClass(String name) throws MalformedRecordException {
        for (OriginClass candidate : OriginClass.values()) {
            if (candidate.name().equals(name)) {
                return candidate;
            }
        }
        throw new MalformedRecordException("origin class " + name + " is none");
    }

    static Optional<ChargingTransaction> charging(String transaction, String token) throws MalformedRecordException {
        if ((transaction == null) != (token == null)) {
            throw new MalformedRecordException("a charging reading has a transaction and a token");
        }
        return transaction == null ? Optional.empty() : Optional.of(new ChargingTransaction(transaction, token));
    }
}
