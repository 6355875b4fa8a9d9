package io.meterproof.jobs.settlement;

import io.meterproof.formats.block.SignatureAlgorithm;
import io.meterproof.jobs.runtime.ImmutableSerializer;
import io.meterproof.jobs.runtime.Versions;
import io.meterproof.metering.document.Effective;
import io.meterproof.metering.signature.VerificationKey;
import io.meterproof.metering.verdict.EnrolledKey;
import io.meterproof.metering.verdict.MeterKeys;
import io.meterproof.tlog.Hash;
import java.io.IOException;
import java.security.InvalidKeyException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Keeps a meter's keys in state.
 *
 * <pre>
 * version 2, i64 key log size
 * i32 enrolments, each: meter 32, u8 algorithm, i32 length, raw public key,
 *   from i64 seconds, bool ends, to i64 seconds where it ends, i64 position in the key log
 * i32 revoked, each: key 32, i64 seconds
 * i32 compromised, each: key 32, i64 seconds, i32 proven, each: OBIS code as text, u8 kind, i64 through
 * </pre>
 */
public final class MeterKeysSerializer extends ImmutableSerializer<MeterKeys> {
    private static final long serialVersionUID = 1L;
    private static final byte VERSION = 2;
    private static final HashSerializer HASHES = new HashSerializer();
    private static final EndedKeys ENDED = new EndedKeys();

    public MeterKeysSerializer() {
        super(MeterKeys.class);
    }

    @Override
    public void serialize(MeterKeys keys, DataOutputView target) throws IOException {
        target.writeByte(VERSION);
        target.writeLong(keys.keyLogSize());
        target.writeInt(keys.enrolled().size());
        for (EnrolledKey key : keys.enrolled()) {
            write(key, target);
        }
        ENDED.write(keys, target);
    }

    @Override
    public MeterKeys deserialize(DataInputView source) throws IOException {
        Versions.require(VERSION, source);
        long size = source.readLong();
        List<EnrolledKey> enrolled = new ArrayList<>();
        for (int left = source.readInt(); left > 0; left--) {
            enrolled.add(readKey(source));
        }
        return new MeterKeys(enrolled, ENDED.readRevoked(source), ENDED.readCompromised(source), size);
    }

    private static void write(EnrolledKey key, DataOutputView target) throws IOException {
        byte[] raw = key.key().raw();
        HASHES.serialize(key.meter(), target);
        target.writeByte(key.key().algorithm().code());
        target.writeInt(raw.length);
        target.write(raw);
        target.writeLong(key.effective().from().getEpochSecond());
        target.writeBoolean(key.effective().to().isPresent());
        if (key.effective().to().isPresent()) {
            target.writeLong(key.effective().to().get().getEpochSecond());
        }
        target.writeLong(key.position());
    }

    private static EnrolledKey readKey(DataInputView source) throws IOException {
        Hash meter = HASHES.deserialize(source);
        SignatureAlgorithm algorithm = SignatureAlgorithm.ofCode(source.readByte());
        byte[] raw = new byte[source.readInt()];
        source.readFully(raw);
        Effective effective = new Effective(
                Instant.ofEpochSecond(source.readLong()),
                source.readBoolean() ? Optional.of(Instant.ofEpochSecond(source.readLong())) : Optional.empty());
        try {
            return new EnrolledKey(meter, VerificationKey.of(algorithm, raw), effective, source.readLong());
        } catch (InvalidKeyException e) {
            throw new IOException("state holds a key that was never accepted", e);
        }
    }
}
