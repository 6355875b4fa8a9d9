package io.meterproof.jobs.runtime;

import java.io.Serializable;
import java.util.List;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.runtime.state.FunctionInitializationContext;

/** How many readings an operator holds back until something arrives: kept over restarts, shown as the gauge {@code waiting}. */
public final class WaitingCount implements Serializable {
    private static final long serialVersionUID = 1L;

    private transient ListState<Long> kept;
    private long count;

    public void restore(FunctionInitializationContext context) throws Exception {
        kept = context.getOperatorStateStore().getListState(new ListStateDescriptor<>("waiting-count", Types.LONG));
        for (long share : kept.get()) {
            count += share;
        }
    }

    public void snapshot() throws Exception {
        kept.update(List.of(count));
    }

    public void show(RuntimeContext context) {
        context.getMetricGroup().gauge("waiting", (Gauge<Long>) () -> count);
    }

    public void add(long difference) {
        count += difference;
    }
}
