package io.meterproof.metering.settlement;

import io.meterproof.metering.ledger.PackedReader;
import io.meterproof.metering.ledger.PackedWriter;
import io.meterproof.tlog.Hash;

/**
 * A register value that an accepted block vouches for.
 *
 * @param sequence the number of the interval that begins here
 * @param time UTC seconds
 * @param register milli-units
 * @param block digest of the block
 */
public record RegisterPoint(long sequence, long time, long register, Hash block) {
    void write(PackedWriter out) {
        out.integer(sequence).integer(time).integer(register).hash(block);
    }

    static RegisterPoint read(PackedReader in) {
        return new RegisterPoint(in.integer(), in.integer(), in.integer(), in.hash());
    }
}
