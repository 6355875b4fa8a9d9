package io.meterproof.jobs.settlement;

import io.meterproof.jobs.runtime.BelievedHistory;
import io.meterproof.jobs.runtime.BelievedHistorySerializer;
import io.meterproof.jobs.runtime.ImmutableType;
import io.meterproof.metering.document.Identified;
import io.meterproof.metering.document.PublishedPrices;
import io.meterproof.metering.settlement.PublishedSeries;
import java.util.List;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ReadOnlyBroadcastState;
import org.apache.flink.api.common.typeinfo.Types;

/** Series of prices are few and every subtask needs them: they are broadcast, each month of a series with its whole history. */
final class PriceHistories {
    static final MapStateDescriptor<String, BelievedHistory> BROADCAST = new MapStateDescriptor<>(
            "published-prices", Types.STRING, new ImmutableType<>(new BelievedHistorySerializer()));

    private PublishedSeries series;

    /** The prices known now; derived anew only after {@link #forget()}. */
    PublishedSeries series(ReadOnlyBroadcastState<String, BelievedHistory> months) {
        if (series == null) {
            series = new PublishedSeries(month -> history(month, months));
        }
        return series;
    }

    /** A month has other prices than before. */
    void forget() {
        series = null;
    }

    private static List<Identified<PublishedPrices>> history(
            String month, ReadOnlyBroadcastState<String, BelievedHistory> months) {
        BelievedHistory history = StateAccess.of(() -> months.get(month));
        return history == null ? List.of() : history.identified(PublishedPrices.class);
    }
}
