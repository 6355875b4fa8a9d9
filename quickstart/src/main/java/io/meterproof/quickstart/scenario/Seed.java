package io.meterproof.quickstart.scenario;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.meterproof.tlog.Hash;
import io.meterproof.tlog.TreeHasher;
import java.nio.ByteBuffer;
import java.util.SplittableRandom;

/** Where a scenario's chance comes from: every subject has its own, so that adding one changes no other. */
public record Seed(long value) {
    private static final byte[] TAG = "METERPROOF/SCENARIO".getBytes(UTF_8);

    public Hash hash(String subject) {
        byte[] number = ByteBuffer.allocate(Long.BYTES).putLong(value).array();
        return TreeHasher.sha256(TAG, number, subject.getBytes(UTF_8));
    }

    public SplittableRandom random(String subject) {
        return new SplittableRandom(hash(subject).prefix());
    }
}
