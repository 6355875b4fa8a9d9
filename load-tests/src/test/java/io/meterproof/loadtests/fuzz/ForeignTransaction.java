package io.meterproof.loadtests.fuzz;

import io.meterproof.formats.signed.MalformedSignedRecordException;
import io.meterproof.formats.signed.SignedFormat;
import io.meterproof.formats.signed.SignedRecord;
import io.meterproof.metering.foreign.BrokenSessionException;
import io.meterproof.metering.foreign.ForeignBlock;
import io.meterproof.metering.foreign.ForeignBlocks;
import io.meterproof.tlog.Hash;
import java.util.Arrays;
import java.util.List;

/** Reads a foreign record as the transaction that it tells of. The first byte chooses the format. */
final class ForeignTransaction {
    private static final SignedFormat[] FORMATS = SignedFormat.values();

    private ForeignTransaction() {}

    static void of(byte[] bytes) throws MalformedSignedRecordException {
        if (bytes.length > 0) {
            SignedFormat format = FORMATS[Byte.toUnsignedInt(bytes[0]) % FORMATS.length];
            List<SignedRecord> records =
                    ForeignBlocks.records(format.label(), Arrays.copyOfRange(bytes, 1, bytes.length));
            check(records);
        }
    }

    private static void check(List<SignedRecord> records) {
        ForeignBlock read;
        try {
            read = ForeignBlocks.of(records, Hash.ZERO);
        } catch (BrokenSessionException e) {
            return; // It is held, with the reason.
        }
        long[] registers = read.readings().values();
        if (registers[0] < 0 || registers[1] < registers[0] || read.block().interval() < 1) {
            throw new IllegalStateException("A transaction that cannot be settled: " + read);
        }
    }
}
