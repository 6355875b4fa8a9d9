package io.meterproof.jobs.settlement;

import io.meterproof.jobs.runtime.ImmutableSerializer;
import io.meterproof.jobs.runtime.Texts;
import io.meterproof.jobs.runtime.Versions;
import io.meterproof.metering.verdict.SourceStanding;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Keeps how a source stands: {@code version 1 ‖ bool quarantined ‖ alert i64 ‖ raised i64 ‖ reason as text}. */
public final class SourceStandingSerializer extends ImmutableSerializer<SourceStanding> {
    private static final long serialVersionUID = 1L;
    private static final byte VERSION = 1;

    public SourceStandingSerializer() {
        super(SourceStanding.class);
    }

    @Override
    public void serialize(SourceStanding standing, DataOutputView target) throws IOException {
        target.writeByte(VERSION);
        target.writeBoolean(standing.quarantined());
        target.writeLong(standing.alert());
        target.writeLong(standing.raised());
        Texts.write(standing.reason(), target);
    }

    @Override
    public SourceStanding deserialize(DataInputView source) throws IOException {
        Versions.require(VERSION, source);
        return new SourceStanding(source.readBoolean(), source.readLong(), source.readLong(), Texts.read(source));
    }
}
