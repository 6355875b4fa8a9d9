package io.meterproof.billing.store;

import io.meterproof.tlog.Hash;
import java.time.YearMonth;

/**
 * An accepted block.
 *
 * @param channel the OBIS code
 * @param month of its first interval, UTC
 * @param value the {@code VerifiedReading}
 */
@SuppressWarnings("ArrayRecordComponent")
public record BlockRow(Hash digest, Hash meter, String channel, YearMonth month, long firstSequence, byte[] value)
        implements Row {}
