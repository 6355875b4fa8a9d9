package io.meterproof.metering.settlement;

import io.meterproof.tlog.Hash;
import java.util.List;

/**
 * What a block of intervals says of its channel's register.
 *
 * @param end where it ends: its closing register
 * @param start UTC seconds
 * @param interval seconds
 * @param used milli-units, the sum of its values
 */
public record BlockRegisters(RegisterPoint end, long firstSequence, long start, int interval, int count, long used) {

    RegisterPoint begin(RegisterCourse course) {
        return course.begin(end, firstSequence, start, used);
    }

    /** The resets within the block, without which its begin is another. */
    List<Hash> resets(RegisterCourse course) {
        return course.resetsWithin(start, end.time());
    }

    /** By how many milli-units the register may differ from what its values say: one for the rounding of each. */
    long tolerance() {
        return count;
    }
}
