package io.meterproof.jobs.settlement;

import io.meterproof.jobs.runtime.BelievedDocument;
import io.meterproof.jobs.runtime.ImmutableType;
import io.meterproof.jobs.runtime.Message;
import io.meterproof.metering.document.LeniencyGrant;
import io.meterproof.metering.verdict.Leniencies;
import io.meterproof.records.wire.MalformedRecordException;
import io.meterproof.tlog.Hash;
import java.util.Optional;
import org.apache.flink.api.common.state.BroadcastState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ReadOnlyBroadcastState;
import org.apache.flink.api.common.typeinfo.Types;

/** The leniencies of models, which every meter's verdicts may rest on; by the identity that they are granted to, in hex. */
final class ModelLeniencies {
    static final MapStateDescriptor<String, Leniencies> BROADCAST =
            new MapStateDescriptor<>("model-leniencies", Types.STRING, new ImmutableType<>(new LeniencySerializer()));

    private ModelLeniencies() {}

    /** @throws MalformedRecordException for more than may be granted */
    static void update(BelievedDocument believed, Message message, BroadcastState<String, Leniencies> known)
            throws Exception {
        if (believed.document() instanceof LeniencyGrant grant) {
            String holder = grant.meter().hex();
            Leniencies before = known.contains(holder) ? known.get(holder) : Leniencies.NONE;
            try {
                known.put(holder, before.with(grant, believed.hash(), message.offset()));
            } catch (IllegalArgumentException e) {
                throw new MalformedRecordException(e.getMessage(), e);
            }
        }
    }

    static Leniencies of(Optional<Hash> model, ReadOnlyBroadcastState<String, Leniencies> known) throws Exception {
        return model.isPresent() && known.contains(model.get().hex())
                ? known.get(model.get().hex())
                : Leniencies.NONE;
    }
}
