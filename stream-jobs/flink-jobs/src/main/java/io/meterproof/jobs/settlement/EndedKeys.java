package io.meterproof.jobs.settlement;

import io.meterproof.formats.block.BlockKind;
import io.meterproof.formats.block.ObisCode;
import io.meterproof.jobs.runtime.Texts;
import io.meterproof.metering.document.KeyCompromise.Proven;
import io.meterproof.metering.verdict.CompromisedKey;
import io.meterproof.metering.verdict.MeterKeys;
import io.meterproof.metering.verdict.RevokedKey;
import io.meterproof.tlog.Hash;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** The revoked and compromised keys in a meter's state, laid out as {@link MeterKeysSerializer} says. */
final class EndedKeys {
    private static final HashSerializer HASHES = new HashSerializer();

    void write(MeterKeys keys, DataOutputView target) throws IOException {
        target.writeInt(keys.revoked().size());
        for (RevokedKey revoked : keys.revoked()) {
            HASHES.serialize(revoked.key(), target);
            target.writeLong(revoked.at().getEpochSecond());
        }
        target.writeInt(keys.compromised().size());
        for (CompromisedKey lost : keys.compromised()) {
            HASHES.serialize(lost.key(), target);
            target.writeLong(lost.since().getEpochSecond());
            target.writeInt(lost.proven().size());
            for (Proven proven : lost.proven()) {
                Texts.write(proven.obis().toString(), target);
                target.writeByte(proven.kind().code());
                target.writeLong(proven.through());
            }
        }
    }

    List<RevokedKey> readRevoked(DataInputView source) throws IOException {
        List<RevokedKey> revoked = new ArrayList<>();
        for (int left = source.readInt(); left > 0; left--) {
            revoked.add(new RevokedKey(HASHES.deserialize(source), Instant.ofEpochSecond(source.readLong())));
        }
        return revoked;
    }

    List<CompromisedKey> readCompromised(DataInputView source) throws IOException {
        List<CompromisedKey> compromised = new ArrayList<>();
        for (int left = source.readInt(); left > 0; left--) {
            Hash key = HASHES.deserialize(source);
            Instant since = Instant.ofEpochSecond(source.readLong());
            List<Proven> proven = new ArrayList<>();
            for (int proofs = source.readInt(); proofs > 0; proofs--) {
                ObisCode obis = ObisCode.parse(Texts.read(source));
                proven.add(new Proven(obis, BlockKind.ofCode(source.readByte()), source.readLong()));
            }
            compromised.add(new CompromisedKey(key, since, proven));
        }
        return compromised;
    }
}
