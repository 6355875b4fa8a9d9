package io.meterproof.jobs.settlement;

import io.meterproof.jobs.runtime.BelievedHistory;
import io.meterproof.jobs.runtime.BelievedHistorySerializer;
import io.meterproof.jobs.runtime.ImmutableType;
import io.meterproof.jobs.runtime.Recent;
import io.meterproof.metering.document.Identified;
import io.meterproof.metering.document.UsagePoint;
import io.meterproof.metering.settlement.Deductions;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;

/** The sub-meter whose count is deducted at the current subject. */
final class SubMeter {
    private final ValueState<BelievedHistory> published;
    private final Recent<Deductions> recent = new Recent<>();

    SubMeter(RuntimeContext context) {
        published = context.getState(
                new ValueStateDescriptor<>("sub-meter", new ImmutableType<>(new BelievedHistorySerializer())));
    }

    void update(String subject, SubMeterHistory history) throws IOException {
        published.update(history.history());
        recent.forget(subject);
    }

    /** What it counts of what the usage point above delivers. */
    Deductions deductions(String subject, Optional<UsagePoint> above) throws IOException {
        Deductions known = recent.get(subject);
        if (known == null) {
            known = new Deductions(Subjects.parentOf(subject), fitting(above));
            recent.put(subject, known);
        }
        return known;
    }

    /** What is deducted must be derived anew: the usage point above is described otherwise. */
    void forget(String subject) {
        recent.forget(subject);
    }

    private List<Identified<UsagePoint>> fitting(Optional<UsagePoint> above) throws IOException {
        if (published.value() == null) {
            return List.of();
        }
        List<Identified<UsagePoint>> all = published.value().identified(UsagePoint.class);
        UsagePoint newest = all.get(all.size() - 1).content();
        return above.flatMap(newest::misfit).isEmpty() ? all : List.of();
    }
}
