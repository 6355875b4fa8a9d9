package io.meterproof.loadtests.order;

import io.meterproof.metering.rating.Line;
import java.util.List;

/**
 * What a month came to.
 *
 * @param balance micro-units owed at its close
 * @param energy milli-units that stand billed
 * @param decisions what the account's rules say of it
 */
record Settled(long balance, long energy, List<Line> decisions) {
    Settled {
        decisions = List.copyOf(decisions);
    }
}
