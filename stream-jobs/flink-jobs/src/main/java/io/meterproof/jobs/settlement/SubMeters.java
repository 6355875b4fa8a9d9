package io.meterproof.jobs.settlement;

import io.meterproof.jobs.runtime.BelievedHistory;
import io.meterproof.jobs.runtime.BelievedHistorySerializer;
import io.meterproof.jobs.runtime.ImmutableType;
import io.meterproof.jobs.runtime.Recent;
import io.meterproof.metering.document.Identified;
import io.meterproof.metering.document.UsagePoint;
import io.meterproof.metering.document.UsagePointTree;
import io.meterproof.metering.settlement.Deductions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;

/** The sub-meters that ever stood beneath the current usage point. */
final class SubMeters {
    private final MapState<String, BelievedHistory> histories;
    private final Recent<Deductions> recent = new Recent<>();

    SubMeters(RuntimeContext context) {
        histories = context.getMapState(new MapStateDescriptor<>(
                "sub-meters", Types.STRING, new ImmutableType<>(new BelievedHistorySerializer())));
    }

    /** Learns what is published about a sub-meter; false where there is no room for one more. */
    boolean update(String subject, SubMeterHistory subMeter) throws Exception {
        String usagePoint = subMeter.usagePoint();
        if (!histories.contains(usagePoint) && count() >= UsagePointTree.MOST_SUB_METERS) {
            return false;
        }
        histories.put(usagePoint, subMeter.history());
        recent.forget(subject);
        return true;
    }

    boolean has(String usagePoint) throws Exception {
        return histories.contains(usagePoint);
    }

    /** What its sub-meters count of what it delivers itself. */
    Deductions deductions(String subject, Optional<UsagePoint> place) throws Exception {
        Deductions known = recent.get(subject);
        if (known == null) {
            known = derive(Subjects.usagePointOf(subject), place);
            recent.put(subject, known);
        }
        return known;
    }

    /** The usage point itself is described otherwise. */
    void forget(String subject) {
        recent.forget(subject);
    }

    private Deductions derive(String usagePoint, Optional<UsagePoint> place) throws Exception {
        Map<String, List<Identified<UsagePoint>>> fitting = new HashMap<>();
        for (Map.Entry<String, BelievedHistory> each : histories.entries()) {
            List<Identified<UsagePoint>> published = each.getValue().identified(UsagePoint.class);
            UsagePoint newest = published.get(published.size() - 1).content();
            if (place.flatMap(newest::misfit).isEmpty()) {
                fitting.put(each.getKey(), published);
            }
        }
        return new Deductions(usagePoint, fitting);
    }

    private int count() throws Exception {
        int count = 0;
        for (String ignored : histories.keys()) {
            count++;
        }
        return count;
    }
}
