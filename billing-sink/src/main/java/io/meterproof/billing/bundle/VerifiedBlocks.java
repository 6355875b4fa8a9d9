package io.meterproof.billing.bundle;

import io.meterproof.billing.kept.KeptValues;
import io.meterproof.billing.store.BlockRow;
import io.meterproof.bundle.BlockEvidence;
import io.meterproof.formats.block.ReceivedBlock;
import io.meterproof.records.Topics;
import io.meterproof.records.avro.VerifiedReading;
import io.meterproof.records.codec.VerifiedReadings;
import io.meterproof.records.wire.MalformedRecordException;
import io.meterproof.records.wire.SchemaRegistry;

/** Reads kept blocks as evidence. */
final class VerifiedBlocks {
    private final KeptValues<VerifiedReading> readings;

    VerifiedBlocks(SchemaRegistry registry) {
        readings = new KeptValues<>(Topics.READINGS_VERIFIED, VerifiedReading.class, registry);
    }

    BlockEvidence evidence(BlockRow row) {
        try {
            VerifiedReading reading = readings.read(row.value());
            ReceivedBlock block = VerifiedReadings.toPure(reading);
            return new BlockEvidence(
                    reading.getUsagePoint(),
                    block.originClass(),
                    block.format(),
                    VerifiedReadings.key(reading),
                    VerifiedReadings.leniency(reading),
                    block.signed(),
                    block.signature(),
                    block.readings(),
                    block.charging());
        } catch (MalformedRecordException e) {
            throw new IllegalStateException("a kept reading was one once", e);
        }
    }
}
