package io.meterproof.quickstart.redrive;

import io.meterproof.formats.foreign.SessionPieces;
import io.meterproof.formats.signed.MalformedSignedRecordException;
import io.meterproof.formats.signed.SignedFormat;
import io.meterproof.metering.foreign.BrokenSessionException;
import io.meterproof.metering.foreign.ForeignBlocks;
import io.meterproof.records.avro.ReceivedReading;
import io.meterproof.records.wire.AvroWire;
import io.meterproof.records.wire.MalformedRecordException;
import io.meterproof.tlog.Hash;
import java.nio.ByteBuffer;
import java.util.Optional;

/** Puts the begin and the end of a charging session together, which came as two records, as one that arrived with the later. */
final class SessionJoin {
    private final AvroWire<ReceivedReading> wire;

    SessionJoin(AvroWire<ReceivedReading> wire) {
        this.wire = wire;
    }

    /** The value of the session's record; empty where the two are not one session, or one that another rule holds. */
    Optional<byte[]> join(byte[] begin, byte[] end) {
        ReceivedReading first = read(begin);
        ReceivedReading last = read(end);
        return SignedFormat.labelled(last.getFormat())
                .flatMap(format -> SessionPieces.join(format, signed(first), signed(last)))
                .filter(bytes -> isSession(last.getFormat(), bytes))
                .map(bytes -> wire.write(ReceivedReading.newBuilder(last)
                        .setSigned(ByteBuffer.wrap(bytes))
                        .setArrival(Math.max(first.getArrival(), last.getArrival()))
                        .build()));
    }

    /** Of two that were found to be a session. */
    byte[] whole(byte[] begin, byte[] end) {
        return join(begin, end).orElseThrow(() -> new IllegalStateException("two records are no session any longer"));
    }

    private ReceivedReading read(byte[] value) {
        try {
            return wire.read(value);
        } catch (MalformedRecordException e) {
            throw new IllegalStateException("a record of a broken session is no longer readable", e);
        }
    }

    private static boolean isSession(String format, byte[] bytes) {
        try {
            ForeignBlocks.of(ForeignBlocks.records(format, bytes), Hash.ZERO);
            return true;
        } catch (MalformedSignedRecordException | BrokenSessionException e) {
            return false; // They are pieces of two sessions, or of one that another rule holds.
        }
    }

    static byte[] signed(ReceivedReading reading) {
        byte[] bytes = new byte[reading.getSigned().remaining()];
        reading.getSigned().duplicate().get(bytes);
        return bytes;
    }
}
