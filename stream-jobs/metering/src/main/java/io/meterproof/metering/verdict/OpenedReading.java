package io.meterproof.metering.verdict;

import io.meterproof.formats.block.Channel;
import io.meterproof.formats.block.ObisCode;
import io.meterproof.formats.block.ReceivedBlock;
import io.meterproof.formats.signed.MalformedSignedRecordException;
import io.meterproof.formats.signed.SignedRecord;
import io.meterproof.metering.foreign.ForeignBlocks;
import java.util.List;
import java.util.Optional;

/**
 * A received reading whose foreign bytes were read: once, for the channel that they count on and for the verdict.
 *
 * @param records the signed records of one transaction; none of a native block, and none where there is a fault
 * @param fault why the bytes are no such records
 */
public record OpenedReading(ReceivedBlock received, List<SignedRecord> records, Optional<String> fault) {
    public OpenedReading {
        records = List.copyOf(records);
    }

    /** Never fails: bytes that are not readable are judged, too. */
    public static OpenedReading of(ReceivedBlock received) {
        if (received.isNative()) {
            return new OpenedReading(received, List.of(), Optional.empty());
        }
        try {
            List<SignedRecord> records = ForeignBlocks.records(received.format(), received.signed());
            return new OpenedReading(received, records, Optional.empty());
        } catch (MalformedSignedRecordException e) {
            return new OpenedReading(received, List.of(), Optional.of(e.getMessage()));
        }
    }

    /** On which it counts: energy imported, for a record; empty for bytes that name none. */
    public Optional<Channel> channel() {
        return received.isNative()
                ? Channel.peek(received.signed())
                : records.stream()
                        .findFirst()
                        .flatMap(SignedRecord::meterId)
                        .map(meter -> new Channel(meter, ObisCode.ACTIVE_IMPORT));
    }

    /**
     * The records.
     *
     * @throws MalformedSignedRecordException with the fault
     */
    List<SignedRecord> readable() throws MalformedSignedRecordException {
        if (fault.isPresent()) {
            throw new MalformedSignedRecordException(fault.get());
        }
        return records;
    }
}
