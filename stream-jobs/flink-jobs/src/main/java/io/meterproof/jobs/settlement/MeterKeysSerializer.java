package io.meterproof.jobs.settlement;

import io.meterproof.formats.block.SignatureAlgorithm;
import io.meterproof.jobs.runtime.ImmutableSerializer;
import io.meterproof.jobs.runtime.Texts;
import io.meterproof.jobs.runtime.Versions;
import io.meterproof.metering.document.Effective;
import io.meterproof.metering.document.MeterEnrolment;
import io.meterproof.metering.verdict.EnrolledKey;
import io.meterproof.metering.verdict.MeterKeys;
import java.io.IOException;
import java.security.InvalidKeyException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Keeps a meter's keys in state: {@code version 1 ‖ count i32}, then position in the key log and enrolment of each. Field by field, because a
 * document's JSON takes long to write, and every Flink checkpoint writes every meter.
 */
public final class MeterKeysSerializer extends ImmutableSerializer<MeterKeys> {
    private static final long serialVersionUID = 1L;
    private static final byte VERSION = 1;
    private static final HashSerializer HASHES = new HashSerializer();

    public MeterKeysSerializer() {
        super(MeterKeys.class);
    }

    @Override
    public void serialize(MeterKeys keys, DataOutputView target) throws IOException {
        target.writeByte(VERSION);
        target.writeInt(keys.enrolled().size());
        for (EnrolledKey key : keys.enrolled()) {
            target.writeLong(key.position());
            write(key.enrolment(), target);
        }
    }

    @Override
    public MeterKeys deserialize(DataInputView source) throws IOException {
        Versions.require(VERSION, source);
        List<EnrolledKey> enrolled = new ArrayList<>();
        for (int left = source.readInt(); left > 0; left--) {
            long position = source.readLong();
            enrolled.add(enrolledKey(readEnrolment(source), position));
        }
        return new MeterKeys(enrolled);
    }

    private static void write(MeterEnrolment enrolment, DataOutputView target) throws IOException {
        Texts.write(enrolment.maker(), target);
        Texts.write(enrolment.serial(), target);
        HASHES.serialize(enrolment.meter(), target);
        target.writeByte(enrolment.algorithm().code());
        Texts.write(enrolment.publicKey(), target);
        HASHES.serialize(enrolment.key(), target);
        Effective effective = enrolment.effective();
        target.writeLong(effective.from().getEpochSecond());
        target.writeBoolean(effective.to().isPresent());
        if (effective.to().isPresent()) {
            target.writeLong(effective.to().get().getEpochSecond());
        }
    }

    private static MeterEnrolment readEnrolment(DataInputView source) throws IOException {
        return new MeterEnrolment(
                Texts.read(source),
                Texts.read(source),
                HASHES.deserialize(source),
                SignatureAlgorithm.ofCode(source.readByte()),
                Texts.read(source),
                HASHES.deserialize(source),
                new Effective(
                        Instant.ofEpochSecond(source.readLong()),
                        source.readBoolean()
                                ? Optional.of(Instant.ofEpochSecond(source.readLong()))
                                : Optional.empty()));
    }

    private static EnrolledKey enrolledKey(MeterEnrolment enrolment, long position) throws IOException {
        try {
            return EnrolledKey.of(enrolment, position);
        } catch (InvalidKeyException e) {
            throw new IOException("state holds a key that was never accepted", e);
        }
    }
}
