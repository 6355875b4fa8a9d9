package io.meterproof.formats.block;

import io.meterproof.tlog.Hash;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Builds the blocks of simulated meters. Values are intervals of raw quality unless said otherwise. */
public final class BlockBuilder {
    private final BlockKind kind;
    private final Channel channel;
    private final Hash seal;
    private final Optional<ChargingTransaction> charging;
    private MeasurementUnit unit = MeasurementUnit.KILOWATT_HOUR;
    private ReadingMode mode = ReadingMode.INTERVAL;
    private long firstSequence = 1;
    private Instant start = Instant.EPOCH;
    private Duration interval = Duration.ofMinutes(15);
    private long[] values = {};
    private Optional<byte[]> qualities = Optional.empty();
    private long closingRegister;

    private BlockBuilder(BlockKind kind, Channel channel, Hash seal, Optional<ChargingTransaction> charging) {
        this.kind = kind;
        this.channel = channel;
        this.seal = seal;
        this.charging = charging;
    }

    public static BlockBuilder live(Channel channel) {
        return new BlockBuilder(BlockKind.LIVE, channel, Hash.ZERO, Optional.empty());
    }

    /** A seal that follows the seal with this digest; zeros for a channel's first. */
    public static BlockBuilder seal(Channel channel, Hash previous) {
        return new BlockBuilder(BlockKind.SEAL, channel, previous, Optional.empty());
    }

    /** A charging transaction: its interval is the whole duration, its values the registers at begin and end. */
    public static BlockBuilder charging(Channel channel, ChargingTransaction charging) {
        Hash transaction = Identities.transaction(charging);
        return new BlockBuilder(BlockKind.CHARGING, channel, transaction, Optional.of(charging))
                .mode(ReadingMode.REGISTER);
    }

    public BlockBuilder unit(MeasurementUnit unit) {
        this.unit = unit;
        return this;
    }

    public BlockBuilder mode(ReadingMode mode) {
        this.mode = mode;
        return this;
    }

    public BlockBuilder firstSequence(long firstSequence) {
        this.firstSequence = firstSequence;
        return this;
    }

    public BlockBuilder start(Instant start) {
        this.start = start;
        return this;
    }

    public BlockBuilder interval(Duration interval) {
        this.interval = interval;
        return this;
    }

    /** Milli-units, one per reading. */
    public BlockBuilder values(long... values) {
        this.values = values.clone();
        return this;
    }

    /** {@link Quality} codes, one per reading. */
    public BlockBuilder qualities(byte... qualities) {
        this.qualities = Optional.of(qualities.clone());
        return this;
    }

    public BlockBuilder closingRegister(long closingRegister) {
        this.closingRegister = closingRegister;
        return this;
    }

    /**
     * Signs the block.
     *
     * @param seed 32 random bytes that hide the readings of this block from each other's readers
     * @throws MalformedBlockException when what was set is not a block
     */
    public SignedBlock sign(BlockSigner signer, byte[] seed) {
        Readings readings = new Readings(values, qualities.orElseGet(() -> new byte[values.length]), seed.clone());
        Block block = new Block(
                kind,
                signer.algorithm(),
                channel.meter(),
                signer.key(),
                channel.obis(),
                unit,
                mode,
                firstSequence,
                start.getEpochSecond(),
                Math.toIntExact(interval.toSeconds()),
                values.length,
                closingRegister,
                seal,
                ReadingTree.root(readings));
        byte[] signed = BlockCodec.encode(block);
        return new SignedBlock(block, signed, signer.sign(signed), ReadingsCodec.encode(readings), charging);
    }
}
