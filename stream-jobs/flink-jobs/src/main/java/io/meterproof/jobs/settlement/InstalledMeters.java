package io.meterproof.jobs.settlement;

import io.meterproof.jobs.runtime.BelievedHistory;
import io.meterproof.jobs.runtime.BelievedHistorySerializer;
import io.meterproof.jobs.runtime.ImmutableType;
import io.meterproof.jobs.runtime.Recent;
import io.meterproof.metering.document.MeterEvent;
import io.meterproof.metering.settlement.Installed;
import io.meterproof.tlog.Hash;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;

/** What is known of the meters whose readings settle at the current usage point or token. */
final class InstalledMeters {
    private final MapState<Hash, BelievedHistory> histories;
    private final MapState<Hash, Long> told;
    private final Recent<Installed> recent = new Recent<>();

    InstalledMeters(RuntimeContext context) {
        histories = context.getMapState(new MapStateDescriptor<>(
                "installed",
                new ImmutableType<>(new HashSerializer()),
                new ImmutableType<>(new BelievedHistorySerializer())));
        told = context.getMapState(
                new MapStateDescriptor<>("installed-told", new ImmutableType<>(new HashSerializer()), Types.LONG));
    }

    /** Learns a meter's history; whether it is another than before. */
    boolean update(String subject, InstalledMeter installed) throws Exception {
        told.put(installed.meter(), Math.max(told(installed.meter()), installed.told()));
        boolean isNew = !installed.history().equals(histories.get(installed.meter()));
        if (isNew) {
            histories.put(installed.meter(), installed.history());
            recent.forget(name(subject, installed.meter()));
        }
        return isNew;
    }

    /**
     * What is known of a meter when readings have arrived up to an instant.
     *
     * @param arrived UTC milliseconds
     */
    Installed of(String subject, Hash meter, long arrived) throws Exception {
        return of(subject, meter).asOf(time(meter, arrived));
    }

    /** How late it is for a meter: when the newest reading arrived or its history was published. */
    Instant time(Hash meter, long arrived) throws Exception {
        return Instant.ofEpochMilli(Math.max(arrived, told(meter)));
    }

    Iterable<Hash> all() throws Exception {
        return histories.keys();
    }

    /** All that is known, to tell others. */
    List<InstalledMeter> known() throws Exception {
        List<InstalledMeter> known = new ArrayList<>();
        for (Map.Entry<Hash, BelievedHistory> each : histories.entries()) {
            known.add(new InstalledMeter(each.getKey(), told(each.getKey()), each.getValue()));
        }
        return known;
    }

    private long told(Hash meter) throws Exception {
        Long known = told.get(meter);
        return known == null ? Long.MIN_VALUE : known;
    }

    private Installed of(String subject, Hash meter) throws Exception {
        String name = name(subject, meter);
        Installed known = recent.get(name);
        if (known == null) {
            BelievedHistory history = histories.get(meter);
            known = history == null ? Installed.UNKNOWN : Installed.of(history.identified(MeterEvent.class));
            recent.put(name, known);
        }
        return known;
    }

    private static String name(String subject, Hash meter) {
        return subject + " " + meter;
    }
}
