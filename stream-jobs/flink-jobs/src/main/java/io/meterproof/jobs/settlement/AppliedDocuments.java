package io.meterproof.jobs.settlement;

import io.meterproof.jobs.runtime.ImmutableType;
import io.meterproof.tlog.Hash;
import java.time.Instant;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;

/** Which documents of the current account were applied, or wait for that, over keyed state. */
final class AppliedDocuments {
    /** True once applied, false while they wait. */
    private final MapState<Hash, Boolean> applied;
    /** When documents came that wait. */
    private final MapState<Hash, Instant> arrivals;

    AppliedDocuments(RuntimeContext context) {
        ImmutableType<Hash> hash = new ImmutableType<>(new HashSerializer());
        applied = context.getMapState(new MapStateDescriptor<>("applied", hash, Types.BOOLEAN));
        arrivals = context.getMapState(new MapStateDescriptor<>("arrivals", hash, Types.INSTANT));
    }

    boolean isApplied(Hash document) throws Exception {
        return Boolean.TRUE.equals(applied.get(document));
    }

    /** When a document came that waits. */
    Instant arrival(Hash document) throws Exception {
        return arrivals.get(document);
    }

    /** Whether a document comes for the first time: of what waits or is applied a further copy is nothing new. */
    boolean receive(Hash document, Instant arrived) throws Exception {
        boolean isNew = !applied.contains(document);
        if (isNew) {
            applied.put(document, false);
            arrivals.put(document, arrived);
        }
        return isNew;
    }

    void apply(Hash document) throws Exception {
        applied.put(document, true);
        arrivals.remove(document);
    }

    /** Nothing came of a document: should it come again, it is judged again. */
    void giveUp(Hash document) throws Exception {
        if (!isApplied(document)) {
            applied.remove(document);
            arrivals.remove(document);
        }
    }
}
