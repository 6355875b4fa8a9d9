package io.meterproof.metering.settlement;

import io.meterproof.metering.rating.Line;
import java.util.List;

/** A channel that settles, with what it keeps. */
final class SettledChannel {
    final TreeChannelStore store = new TreeChannelStore();
    Terms terms = Agreed.always("one");
    Installed installed;

    SettledChannel() {
        this(Installed.UNKNOWN);
    }

    SettledChannel(Installed installed) {
        this.installed = installed;
    }

    List<SettlementEvent> accept(AcceptedBlock block) {
        return settle(block).events();
    }

    SettlementOutcome settle(AcceptedBlock block) {
        return settlement().accept(block);
    }

    Settlement settlement() {
        return new Settlement(Blocks.CHANNEL, terms, installed, store);
    }

    /** What an event bills or takes back, milli-units. */
    static long quantity(SettlementEvent event) {
        return event.usage().lines().stream().mapToLong(Line::quantity).sum();
    }
}
