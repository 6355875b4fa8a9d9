package io.meterproof.connect;

import io.meterproof.formats.block.OriginClass;
import io.meterproof.formats.block.ReceivedBlock;
import io.meterproof.formats.signed.SignedFormat;
import java.time.Clock;

/**
 * What is noted of a record file on its arrival, for it says nothing of it itself.
 *
 * @param source by which the records' source is named
 * @param originClass who vouches for the records
 */
record RecordStamp(String source, OriginClass originClass, Clock clock) {

    ReceivedBlock received(SignedFormat format, byte[] bytes) {
        return ReceivedBlock.foreign(clock.millis(), originClass, false, source, format.label(), bytes);
    }
}
