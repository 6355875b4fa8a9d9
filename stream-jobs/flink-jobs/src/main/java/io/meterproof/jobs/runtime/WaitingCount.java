package io.meterproof.jobs.runtime;

import java.io.Serializable;
import java.util.List;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.runtime.state.FunctionInitializationContext;

/** How much an operator holds back until something arrives: kept over restarts, shown as a gauge. */
public final class WaitingCount implements Serializable {
    private static final long serialVersionUID = 1L;

    private final String gauge;
    private transient ListState<Long> kept;
    /** Written by the task's thread alone, read by the metrics' too. */
    private volatile long count;

    public WaitingCount(String gauge) {
        this.gauge = gauge;
    }

    public void restore(FunctionInitializationContext context) throws Exception {
        kept = context.getOperatorStateStore().getListState(new ListStateDescriptor<>(gauge + "-count", Types.LONG));
        long restored = 0;
        for (long share : kept.get()) {
            restored += share;
        }
        count = restored;
    }

    public void snapshot() throws Exception {
        kept.update(List.of(count));
    }

    public void show(RuntimeContext context) {
        context.getMetricGroup().gauge(gauge, (Gauge<Long>) () -> count);
    }

    public long value() {
        return count;
    }

    @SuppressWarnings("NonAtomicVolatileUpdate")
    public void add(long difference) {
        count += difference;
    }
}
