package io.meterproof.quickstart.scenario.meter;

import io.meterproof.formats.block.BlockBuilder;
import io.meterproof.formats.block.BlockSigner;
import io.meterproof.formats.block.Channel;
import io.meterproof.formats.block.ChargingTransaction;
import io.meterproof.formats.block.MeasurementUnit;
import io.meterproof.formats.block.ObisCode;
import io.meterproof.formats.block.SignedBlock;
import io.meterproof.tlog.Hash;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;

/** A register of a simulated meter. It counts on: numbers without gaps, a register that begins anew behind its last digit only. */
public final class MeterChannel {
    private final SimulatedMeter meter;
    private final Channel channel;
    private final MeasurementUnit unit;
    private final long range;
    private long liveSequence = 1;
    private long sealSequence = 1;
    private long liveRegister;
    private long sealRegister;
    private Hash previousSeal = Hash.ZERO;

    public MeterChannel(SimulatedMeter meter, ObisCode obis, MeasurementUnit unit, long initialRegister) {
        this(meter, obis, unit, initialRegister, Long.MAX_VALUE);
    }

    /** @param range where the register begins anew, milli-units */
    public MeterChannel(SimulatedMeter meter, ObisCode obis, MeasurementUnit unit, long initialRegister, long range) {
        this.meter = meter;
        this.unit = unit;
        this.range = range;
        channel = new Channel(meter.id(), obis);
        liveRegister = initialRegister;
        sealRegister = initialRegister;
    }

    /** Seals the next readings; where they were sent live, it repeats their numbers. */
    public SignedBlock seal(Instant start, Duration interval, long... values) {
        SignedBlock block = draftSeal(start, interval, values);
        sealSequence += values.length;
        sealRegister = block.block().closingRegister();
        liveSequence = Math.max(liveSequence, sealSequence);
        liveRegister = Math.max(liveRegister, sealRegister);
        previousSeal = block.digest();
        return block;
    }

    /** The seal that would come next, without counting on. */
    public SignedBlock draftSeal(Instant start, Duration interval, long... values) {
        BlockBuilder draft = BlockBuilder.seal(channel, previousSeal)
                .firstSequence(sealSequence)
                .closingRegister((sealRegister + Arrays.stream(values).sum()) % range);
        return sign(draft.unit(unit).start(start).interval(interval).values(values), "seal/" + sealSequence);
    }

    /** A seal by somebody else's hand: another key, and a value that nobody measured. */
    public SignedBlock forgedSeal(BlockSigner forger, Instant start, Duration interval, long... values) {
        BlockBuilder forged = BlockBuilder.seal(channel, previousSeal)
                .firstSequence(sealSequence)
                .closingRegister(sealRegister + Arrays.stream(values).sum());
        return forged.unit(unit).start(start).interval(interval).values(values).sign(forger, salt("forged"));
    }

    /** Sends the next reading at once, with a value that its register does not bear out. */
    public SignedBlock live(Instant start, Duration interval, long shown, long measured) {
        liveRegister += measured;
        SignedBlock block = liveBlock(liveSequence, start, interval, shown);
        liveSequence++;
        return block;
    }

    /** Sends the last reading again, with another value. */
    public SignedBlock contradiction(Instant start, Duration interval, long value) {
        return liveBlock(liveSequence - 1, start, interval, value);
    }

    /** A whole charging transaction: two register readings. */
    SignedBlock charge(Instant begin, Instant end, long value, ChargingTransaction transaction) {
        long opening = sealRegister;
        long number = sealSequence;
        sealRegister += value;
        sealSequence += 2;
        BlockBuilder block = BlockBuilder.charging(channel, transaction)
                .firstSequence(number)
                .closingRegister(sealRegister);
        Duration duration = Duration.between(begin, end);
        return sign(block.unit(unit).start(begin).interval(duration).values(opening, sealRegister), "charge/" + number);
    }

    private SignedBlock liveBlock(long sequence, Instant start, Duration interval, long value) {
        BlockBuilder block = BlockBuilder.live(channel).firstSequence(sequence).closingRegister(liveRegister);
        return sign(block.unit(unit).start(start).interval(interval).values(value), "live/" + sequence + "/" + value);
    }

    private SignedBlock sign(BlockBuilder block, String name) {
        return block.sign(meter.key().signer(), salt(name));
    }

    private byte[] salt(String name) {
        return meter.seed()
                .hash("salt/" + meter.serial() + "/" + channel.obis() + "/" + name)
                .bytes();
    }
}
