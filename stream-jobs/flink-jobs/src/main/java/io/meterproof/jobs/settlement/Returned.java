package io.meterproof.jobs.settlement;

import io.meterproof.formats.block.Channel;
import io.meterproof.metering.settlement.GivenUp;
import io.meterproof.metering.settlement.Reach;
import io.meterproof.tlog.Hash;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What came back from the archive, for as long as something is settled with it.
 *
 * @param numbers of the usages in it in the chains of their accounts, while those do not know them
 * @param billed the usages that were billed meanwhile
 */
record Returned(Channel channel, Reach reach, List<GivenUp> months, Map<Hash, Long> numbers, Set<Hash> billed) {
    Returned(Channel channel, Reach reach, List<GivenUp> months, Map<Hash, Long> numbers) {
        this(channel, reach, months, numbers, new HashSet<>());
    }
}
