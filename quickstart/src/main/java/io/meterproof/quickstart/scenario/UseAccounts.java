package io.meterproof.quickstart.scenario;

import io.meterproof.formats.block.MeasurementUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Adds up what each account uses where and for what. */
public final class UseAccounts {
    private final Map<ExpectedUse, Long> sums = new LinkedHashMap<>();

    public void add(
            String account, String place, String usagePoint, String endUse, MeasurementUnit unit, long quantity) {
        sums.merge(new ExpectedUse(account, place, usagePoint, endUse, unit, 0), quantity, Math::addExact);
    }

    public List<ExpectedUse> sums() {
        return sums.entrySet().stream()
                .map(entry -> new ExpectedUse(
                        entry.getKey().account(),
                        entry.getKey().place(),
                        entry.getKey().usagePoint(),
                        entry.getKey().endUse(),
                        entry.getKey().unit(),
                        entry.getValue()))
                .toList();
    }
}
