package io.meterproof.jobs.settlement;

import io.meterproof.formats.signed.Leniency;
import io.meterproof.jobs.runtime.ImmutableSerializer;
import io.meterproof.jobs.runtime.Texts;
import io.meterproof.jobs.runtime.Versions;
import io.meterproof.metering.document.Effective;
import io.meterproof.metering.document.LeniencyGrant;
import io.meterproof.metering.verdict.Leniencies;
import io.meterproof.tlog.Hash;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Keeps a meter's leniencies.
 *
 * <pre>
 * version 1, i64 key log size, u8 leniencies, each: meter 32, name as text, from i64 seconds, bool ends, to i64 seconds where it
 *   ends, reason as text, document 32
 * </pre>
 */
public final class LeniencySerializer extends ImmutableSerializer<Leniencies> {
    private static final long serialVersionUID = 1L;
    private static final byte VERSION = 1;
    private static final HashSerializer HASHES = new HashSerializer();

    public LeniencySerializer() {
        super(Leniencies.class);
    }

    @Override
    public void serialize(Leniencies leniencies, DataOutputView target) throws IOException {
        target.writeByte(VERSION);
        target.writeLong(leniencies.keyLogSize());
        target.writeByte(leniencies.all().size());
        for (Leniencies.Granted each : leniencies.all()) {
            LeniencyGrant said = each.said();
            HASHES.serialize(said.meter(), target);
            Texts.write(said.leniency().name(), target);
            target.writeLong(said.effective().from().getEpochSecond());
            target.writeBoolean(said.effective().to().isPresent());
            if (said.effective().to().isPresent()) {
                target.writeLong(said.effective().to().get().getEpochSecond());
            }
            Texts.write(said.reason(), target);
            HASHES.serialize(each.document(), target);
        }
    }

    @Override
    public Leniencies deserialize(DataInputView source) throws IOException {
        Versions.require(VERSION, source);
        long size = source.readLong();
        List<Leniencies.Granted> all = new ArrayList<>();
        for (int left = source.readByte(); left > 0; left--) {
            Hash meter = HASHES.deserialize(source);
            Leniency name = Leniency.valueOf(Texts.read(source));
            Instant from = Instant.ofEpochSecond(source.readLong());
            Optional<Instant> to =
                    source.readBoolean() ? Optional.of(Instant.ofEpochSecond(source.readLong())) : Optional.empty();
            LeniencyGrant said = new LeniencyGrant(meter, name, new Effective(from, to), Texts.read(source));
            all.add(new Leniencies.Granted(said, HASHES.deserialize(source)));
        }
        return new Leniencies(all, size);
    }
}
