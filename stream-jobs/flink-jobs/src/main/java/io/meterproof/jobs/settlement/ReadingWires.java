package io.meterproof.jobs.settlement;

import io.meterproof.formats.block.ReceivedBlock;
import io.meterproof.jobs.runtime.Message;
import io.meterproof.metering.verdict.VerdictDecision;
import io.meterproof.records.Topics;
import io.meterproof.records.avro.ReceivedReading;
import io.meterproof.records.avro.RejectedReading;
import io.meterproof.records.avro.UnallocatedEnergy;
import io.meterproof.records.avro.VerdictRevision;
import io.meterproof.records.avro.VerifiedReading;
import io.meterproof.records.codec.ReceivedReadings;
import io.meterproof.records.codec.VerifiedReadings;
import io.meterproof.records.publish.DeadLetters;
import io.meterproof.records.wire.AvroWire;
import io.meterproof.records.wire.MalformedRecordException;
import io.meterproof.records.wire.SchemaRegistry;
import java.nio.ByteBuffer;

/** Readings as they travel: received, verified and rejected. */
final class ReadingWires {
    private final AvroWire<ReceivedReading> received;
    private final AvroWire<VerifiedReading> verified;
    private final AvroWire<RejectedReading> rejected;
    private final AvroWire<VerdictRevision> revisions;
    private final AvroWire<UnallocatedEnergy> unallocated;

    ReadingWires(SchemaRegistry registry) {
        received = new AvroWire<>(Topics.READINGS_RECEIVED, ReceivedReading.class, registry);
        verified = new AvroWire<>(Topics.READINGS_VERIFIED, VerifiedReading.class, registry);
        rejected = new AvroWire<>(Topics.READINGS_REJECTED, RejectedReading.class, registry);
        revisions = new AvroWire<>(Topics.READINGS_REVISIONS, VerdictRevision.class, registry);
        unallocated = new AvroWire<>(Topics.READINGS_UNALLOCATED, UnallocatedEnergy.class, registry);
    }

    ReceivedBlock received(Message message) throws MalformedRecordException {
        return ReceivedReadings.toPure(received.read(message.value()));
    }

    byte[] verified(ReceivedBlock received, String usagePoint, VerdictDecision decision) {
        long size = decision.keyLogSize();
        return verified.write(decision.foreign()
                .map(record -> VerifiedReadings.toAvro(received, record, usagePoint, size))
                .orElseGet(() -> VerifiedReadings.toAvro(received, usagePoint, size)));
    }

    VerifiedReading verified(Message message) throws MalformedRecordException {
        return verified.read(message.value());
    }

    byte[] revision(VerdictRevision revision) {
        return revisions.write(revision);
    }

    byte[] unallocated(UnallocatedEnergy energy) {
        return unallocated.write(energy);
    }

    byte[] rejected(Message message, ReceivedBlock block, VerdictDecision decision) {
        return rejected.write(new RejectedReading(
                decision.verdict().name(),
                DeadLetters.cut(decision.reason()),
                block.arrival(),
                decision.keyLogSize(),
                message.kind().topic(),
                message.partition(),
                message.offset(),
                ByteBuffer.wrap(message.value())));
    }
}
