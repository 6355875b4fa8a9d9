package io.meterproof.metering.settlement;

import io.meterproof.tlog.Hash;
import java.util.List;

/**
 * Consecutive intervals of one UTC day that are estimated by the same earlier weeks. The array is owned by the record and must not be
 * changed.
 *
 * @param offset of the first, in intervals behind the last reading
 * @param weeks so many weeks earlier, ascending
 * @param blocks digests of the blocks that measured then, ascending
 * @param edits hashes of the edits that stood then, ascending
 * @param values milli-units of each interval, as the meter would tell them
 */
@SuppressWarnings("ArrayRecordComponent")
record LikeRun(int offset, List<Integer> weeks, List<Hash> blocks, List<Hash> edits, long[] values) {}
