package io.meterproof.jobs.health;

import io.meterproof.formats.block.Block;
import io.meterproof.formats.block.BlockCodec;
import io.meterproof.formats.block.MalformedBlockException;
import io.meterproof.formats.block.ReceivedBlock;
import io.meterproof.jobs.runtime.Message;
import io.meterproof.jobs.runtime.MessageKind;
import io.meterproof.metering.verdict.Verdict;
import io.meterproof.records.Topics;
import io.meterproof.records.avro.ReceivedReading;
import io.meterproof.records.avro.RejectedReading;
import io.meterproof.records.avro.VerifiedReading;
import io.meterproof.records.codec.ReceivedReadings;
import io.meterproof.records.codec.VerifiedReadings;
import io.meterproof.records.wire.AvroWire;
import io.meterproof.records.wire.MalformedRecordException;
import io.meterproof.records.wire.SchemaRegistry;
import java.nio.ByteBuffer;
import java.util.Optional;

/** Judged readings, as settlement wrote them. */
final class Verdicts {
    private final AvroWire<VerifiedReading> verified;
    private final AvroWire<RejectedReading> rejected;
    private final AvroWire<ReceivedReading> received;

    Verdicts(SchemaRegistry registry) {
        verified = new AvroWire<>(Topics.READINGS_VERIFIED, VerifiedReading.class, registry);
        rejected = new AvroWire<>(Topics.READINGS_REJECTED, RejectedReading.class, registry);
        received = new AvroWire<>(Topics.READINGS_RECEIVED, ReceivedReading.class, registry);
    }

    /** @param block what it was given on; nothing of a rejected one need be true */
    record Given(Verdict verdict, ReceivedBlock block, Optional<Block> content) {}

    /**
     * The verdict of a message of {@code readings.verified} or {@code readings.rejected}.
     *
     * @throws MalformedRecordException if it is none of settlement's
     */
    Given read(Message message) throws MalformedRecordException {
        if (message.kind() == MessageKind.VERIFIED) {
            VerifiedReading accepted = verified.read(message.value());
            Optional<Block> content =
                    Optional.of(VerifiedReadings.content(accepted).block());
            return new Given(Verdict.ACCEPTED, VerifiedReadings.toPure(accepted), content);
        }
        RejectedReading reading = rejected.read(message.value());
        ReceivedBlock block = ReceivedReadings.toPure(received.read(array(reading.getValue())));
        return new Given(verdict(reading.getVerdict()), block, content(block));
    }

    /** A rejected record of a foreign format names no key, so nothing is told of one. */
    private static Optional<Block> content(ReceivedBlock received) {
        try {
            return Optional.of(BlockCodec.decode(received.signed()));
        } catch (MalformedBlockException e) {
            return Optional.empty(); // Its verdict says so already.
        }
    }

    private static byte[] array(ByteBuffer bytes) {
        byte[] array = new byte[bytes.remaining()];
        bytes.duplicate().get(array);
        return array;
    }

    private static Verdict verdict(String name) throws MalformedRecordException {
        try {
            return Verdict.valueOf(name);
        } catch (IllegalArgumentException e) {
            throw new MalformedRecordException("verdict " + name + " is none", e);
        }
    }
}
