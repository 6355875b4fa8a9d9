package io.meterproof.jobs.settlement;

import io.meterproof.jobs.runtime.ImmutableSerializer;
import io.meterproof.jobs.runtime.Texts;
import io.meterproof.metering.document.DocumentCodec;
import io.meterproof.metering.document.MeterEnrolment;
import io.meterproof.metering.verdict.EnrolledKey;
import io.meterproof.metering.verdict.MeterKeys;
import java.io.IOException;
import java.security.InvalidKeyException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Keeps a meter's keys in state: {@code count i32}, then position in the key log and enrolment of each. */
public final class MeterKeysSerializer extends ImmutableSerializer<MeterKeys> {
    private static final long serialVersionUID = 1L;

    public MeterKeysSerializer() {
        super(MeterKeys.class);
    }

    @Override
    public void serialize(MeterKeys keys, DataOutputView target) throws IOException {
        target.writeInt(keys.enrolled().size());
        for (EnrolledKey key : keys.enrolled()) {
            target.writeLong(key.position());
            Texts.write(DocumentCodec.encode(key.enrolment()), target);
        }
    }

    @Override
    public MeterKeys deserialize(DataInputView source) throws IOException {
        List<EnrolledKey> enrolled = new ArrayList<>();
        for (int left = source.readInt(); left > 0; left--) {
            long position = source.readLong();
            MeterEnrolment enrolment = (MeterEnrolment) DocumentCodec.decode(Texts.read(source));
            enrolled.add(enrolledKey(enrolment, position));
        }
        return new MeterKeys(enrolled);
    }

    private static EnrolledKey enrolledKey(MeterEnrolment enrolment, long position) throws IOException {
        try {
            return EnrolledKey.of(enrolment, position);
        } catch (InvalidKeyException e) {
            throw new IOException("state holds a key that was never accepted", e);
        }
    }

    @Override
    public TypeSerializerSnapshot<MeterKeys> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Restores the serializer with a savepoint. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<MeterKeys> {
        public Snapshot() {
            super(MeterKeysSerializer::new);
        }
    }
}
