package io.meterproof.jobs.settlement;

import io.meterproof.metering.ledger.UsageIndex;
import io.meterproof.tlog.Hash;
import java.util.OptionalLong;
import org.apache.flink.api.common.state.MapState;

/** An account's usages and their entries, over keyed state. */
record StateUsageIndex(MapState<Integer, UsagePage> pages) implements UsageIndex {

    @Override
    public OptionalLong sequence(Hash usageId) {
        return page(usageId).sequence(usageId);
    }

    @Override
    public void put(Hash usageId, long sequence) {
        keep(usageId, page(usageId).with(usageId, sequence));
    }

    @Override
    public void remove(Hash usageId) {
        keep(usageId, page(usageId).without(usageId));
    }

    void forget() {
        pages.clear();
    }

    private UsagePage page(Hash usageId) {
        UsagePage page = StateAccess.of(() -> pages.get(UsagePage.of(usageId)));
        return page == null ? UsagePage.EMPTY : page;
    }

    private void keep(Hash usageId, UsagePage page) {
        int number = UsagePage.of(usageId);
        if (page.isEmpty()) {
            StateAccess.run(() -> pages.remove(number));
        } else {
            StateAccess.run(() -> pages.put(number, page));
        }
    }
}
