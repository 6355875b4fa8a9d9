package io.meterproof.jobs.settlement;

import io.meterproof.jobs.runtime.BelievedHistory;
import io.meterproof.jobs.runtime.BelievedHistorySerializer;
import io.meterproof.jobs.runtime.ImmutableType;
import io.meterproof.metering.document.CalorificValues;
import io.meterproof.metering.document.Identified;
import io.meterproof.metering.settlement.CalorificDays;
import java.util.List;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ReadOnlyBroadcastState;
import org.apache.flink.api.common.typeinfo.Types;

/** Regions are few and every subtask needs their calorific values: they are broadcast, each region with its whole history. */
final class CalorificHistories {
    static final MapStateDescriptor<String, BelievedHistory> BROADCAST = new MapStateDescriptor<>(
            "calorific-values", Types.STRING, new ImmutableType<>(new BelievedHistorySerializer()));

    private CalorificDays days;

    /** The values known now; derived anew only after {@link #forget()}. */
    CalorificDays days(ReadOnlyBroadcastState<String, BelievedHistory> regions) {
        if (days == null) {
            days = new CalorificDays(region -> history(region, regions));
        }
        return days;
    }

    /** A region has other values than before. */
    void forget() {
        days = null;
    }

    private static List<Identified<CalorificValues>> history(
            String region, ReadOnlyBroadcastState<String, BelievedHistory> regions) {
        BelievedHistory history = StateAccess.of(() -> regions.get(region));
        return history == null ? List.of() : history.identified(CalorificValues.class);
    }
}
