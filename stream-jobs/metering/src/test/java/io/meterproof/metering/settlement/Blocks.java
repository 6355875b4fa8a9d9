package io.meterproof.metering.settlement;

import io.meterproof.formats.block.Block;
import io.meterproof.formats.block.BlockKind;
import io.meterproof.formats.block.Channel;
import io.meterproof.formats.block.MeasurementUnit;
import io.meterproof.formats.block.ObisCode;
import io.meterproof.formats.block.ReadingMode;
import io.meterproof.formats.block.Readings;
import io.meterproof.formats.block.SignatureAlgorithm;
import io.meterproof.metering.ledger.Origin;
import io.meterproof.tlog.Hash;
import io.meterproof.tlog.TreeHasher;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/** Accepted blocks of one quarter-hourly channel whose register is the sum of all numbers before. */
final class Blocks {
    static final Channel CHANNEL = new Channel(TreeHasher.sha256(new byte[] {1}), ObisCode.ACTIVE_IMPORT);
    static final String USAGE_POINT = "home-1";
    static final int INTERVAL = 900;
    static final long EPOCH = Instant.parse("2026-03-01T00:00:00Z").getEpochSecond();

    private Blocks() {}

    /** What the meter truly counted in an interval: its number, in Wh. */
    static long truth(long sequence) {
        return sequence % 97;
    }

    static Instant begin(long sequence) {
        return Instant.ofEpochSecond(EPOCH + (sequence - 1) * INTERVAL);
    }

    static AcceptedBlock live(long first, long arrival) {
        return block(BlockKind.LIVE, first, arrival, truths(first, 1));
    }

    static AcceptedBlock seal(long first, int count, long arrival) {
        return block(BlockKind.SEAL, first, arrival, truths(first, count));
    }

    static AcceptedBlock block(BlockKind kind, long first, long arrival, long... values) {
        return accepted(kind, first, register(first + values.length), INTERVAL, arrival, values);
    }

    /** The same block, signed by another key. */
    static AcceptedBlock by(Hash key, AcceptedBlock accepted) {
        return by(key, accepted.block().unit(), accepted);
    }

    /** The same block in another unit. */
    static AcceptedBlock in(MeasurementUnit unit, AcceptedBlock accepted) {
        return by(accepted.block().key(), unit, accepted);
    }

    private static AcceptedBlock by(Hash key, MeasurementUnit unit, AcceptedBlock accepted) {
        Block block = accepted.block();
        Block signed = new Block(
                block.kind(),
                block.algorithm(),
                block.meter(),
                key,
                block.obis(),
                unit,
                block.mode(),
                block.firstSequence(),
                block.start(),
                block.interval(),
                block.count(),
                block.closingRegister(),
                block.seal(),
                block.root());
        Hash digest = TreeHasher.sha256(key.bytes(), accepted.digest().bytes());
        return new AcceptedBlock(
                signed,
                accepted.readings(),
                digest,
                USAGE_POINT,
                accepted.arrival(),
                accepted.origin(),
                accepted.charging());
    }

    static AcceptedBlock charging(long first, int seconds, long begin, long end) {
        return accepted(BlockKind.CHARGING, first, end, seconds, first, begin, end);
    }

    static long[] truths(long first, int count) {
        long[] values = new long[count];
        Arrays.setAll(values, i -> truth(first + i));
        return values;
    }

    /** The register before an interval. */
    static long register(long sequence) {
        long register = 0;
        for (long s = 1; s < sequence; s++) {
            register += truth(s);
        }
        return register;
    }

    static AcceptedBlock accepted(
            BlockKind kind, long first, long closing, int interval, long arrival, long... values) {
        Block block = new Block(
                kind,
                SignatureAlgorithm.ED25519,
                CHANNEL.meter(),
                Hash.ZERO,
                CHANNEL.obis(),
                MeasurementUnit.KILOWATT_HOUR,
                ReadingMode.INTERVAL,
                first,
                begin(first).getEpochSecond(),
                interval,
                values.length,
                closing,
                Hash.ZERO,
                Hash.ZERO);
        String content = kind + " " + first + " " + closing + " " + Arrays.toString(values);
        Hash digest = TreeHasher.sha256(content.getBytes(StandardCharsets.UTF_8));
        Readings readings = new Readings(values, new byte[values.length], new byte[Hash.LENGTH]);
        return new AcceptedBlock(block, readings, digest, USAGE_POINT, arrival, Origin.METER, Optional.empty());
    }
}
