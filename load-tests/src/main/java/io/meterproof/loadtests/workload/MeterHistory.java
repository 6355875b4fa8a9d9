package io.meterproof.loadtests.workload;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.meterproof.formats.block.BlockBuilder;
import io.meterproof.formats.block.SignedBlock;
import io.meterproof.tlog.Hash;
import io.meterproof.tlog.TreeHasher;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** What one meter measures and signs: whole days as seals, shorter blocks as live readings. */
final class MeterHistory {
    private static final Duration INTERVAL = Duration.ofMinutes(15);
    private static final int MOST_IN_INTERVAL = 500;

    private final SimulatedMeter meter;
    private final int blockSize;
    private final SplittableRandom random;
    private Hash previous = Hash.ZERO;
    private long sequence = 1;
    private long register;

    MeterHistory(SimulatedMeter meter, int blockSize) {
        this.meter = meter;
        this.blockSize = blockSize;
        this.random = new SplittableRandom(meter.secret().hashCode());
    }

    List<SignedBlock> next(int blocks) {
        List<SignedBlock> signed = new ArrayList<>(blocks);
        for (int i = 0; i < blocks; i++) {
            signed.add(next());
        }
        return signed;
    }

    private SignedBlock next() {
        long[] values = random.longs(blockSize, 0, MOST_IN_INTERVAL).toArray();
        for (long value : values) {
            register += value;
        }
        SignedBlock block = (blockSize == Shape.DAY
                        ? BlockBuilder.seal(meter.channel(), previous)
                        : BlockBuilder.live(meter.channel()))
                .interval(INTERVAL)
                .start(Fleet.FROM.plus(INTERVAL.multipliedBy(sequence - 1)))
                .firstSequence(sequence)
                .values(values)
                .closingRegister(register)
                .sign(meter.signer(), seed());
        previous = block.digest();
        sequence += blockSize;
        return block;
    }

    private byte[] seed() {
        return TreeHasher.sha256(meter.secret().bytes(), Long.toString(sequence).getBytes(UTF_8))
                .bytes();
    }
}
