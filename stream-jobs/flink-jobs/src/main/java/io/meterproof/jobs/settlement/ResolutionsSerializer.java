package io.meterproof.jobs.settlement;

import io.meterproof.formats.block.BlockKind;
import io.meterproof.formats.block.ObisCode;
import io.meterproof.jobs.runtime.ImmutableSerializer;
import io.meterproof.jobs.runtime.Texts;
import io.meterproof.jobs.runtime.Versions;
import io.meterproof.metering.document.ConflictResolution;
import io.meterproof.metering.verdict.Resolution;
import io.meterproof.metering.verdict.Resolutions;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Keeps a meter's resolved conflicts.
 *
 * <pre>
 * version 1, i64 key log size, u8 resolutions, each: meter 32, OBIS code as text, u8 kind, i64 sequence, block 32,
 *   reason as text, bool settled, key 32 where it is
 * </pre>
 */
public final class ResolutionsSerializer extends ImmutableSerializer<Resolutions> {
    private static final long serialVersionUID = 1L;
    private static final byte VERSION = 1;
    private static final HashSerializer HASHES = new HashSerializer();

    public ResolutionsSerializer() {
        super(Resolutions.class);
    }

    @Override
    public void serialize(Resolutions resolutions, DataOutputView target) throws IOException {
        target.writeByte(VERSION);
        target.writeLong(resolutions.keyLogSize());
        target.writeByte(resolutions.all().size());
        for (Resolution each : resolutions.all()) {
            ConflictResolution said = each.said();
            HASHES.serialize(said.meter(), target);
            Texts.write(said.obis().toString(), target);
            target.writeByte(said.kind().code());
            target.writeLong(said.sequence());
            HASHES.serialize(said.block(), target);
            Texts.write(said.reason(), target);
            target.writeBoolean(each.settledBy().isPresent());
            if (each.settledBy().isPresent()) {
                HASHES.serialize(each.settledBy().get(), target);
            }
        }
    }

    @Override
    public Resolutions deserialize(DataInputView source) throws IOException {
        Versions.require(VERSION, source);
        long size = source.readLong();
        List<Resolution> all = new ArrayList<>();
        for (int left = source.readByte(); left > 0; left--) {
            ConflictResolution said = new ConflictResolution(
                    HASHES.deserialize(source),
                    ObisCode.parse(Texts.read(source)),
                    BlockKind.ofCode(source.readByte()),
                    source.readLong(),
                    HASHES.deserialize(source),
                    Texts.read(source));
            all.add(new Resolution(
                    said, source.readBoolean() ? Optional.of(HASHES.deserialize(source)) : Optional.empty()));
        }
        return new Resolutions(all, size);
    }
}
