package io.meterproof.formats.block;

import io.meterproof.tlog.Hash;
import java.nio.ByteBuffer;
import java.util.function.IntFunction;

/**
 * The signed bytes of a native block: {@value #LENGTH} bytes, big-endian, no variable field.
 *
 * <pre>
 *   0 16 tag and version     98  8 start, UTC seconds
 *  16  1 kind               106  4 interval, seconds
 *  17  1 algorithm          110  2 count
 *  18 32 meter              112  8 closing register
 *  50 32 key                120 32 seal
 *  82  6 OBIS A..F          152 32 root of the readings
 *  88  1 unit
 *  89  1 mode
 *  90  8 first sequence number
 * </pre>
 */
public final class BlockCodec {
    public static final int LENGTH = 184;
    public static final int MAX_COUNT = 300;

    private static final int METER = 18;
    private static final int OBIS = 82;
    private static final long MAX_SECONDS = 253_402_300_799L;
    private static final int CHARGING_COUNT = 2;

    private BlockCodec() {}

    /**
     * The signed bytes of a block.
     *
     * @throws MalformedBlockException when {@link #decode} would refuse them
     */
    public static byte[] encode(Block block) {
        check(block);
        ByteBuffer bytes = ByteBuffer.allocate(LENGTH).put(Tags.block());
        bytes.put(block.kind().code()).put(block.algorithm().code());
        bytes.put(block.meter().bytes()).put(block.key().bytes());
        put(bytes, block.obis());
        bytes.put(block.unit().code()).put(block.mode().code());
        bytes.putLong(block.firstSequence()).putLong(block.start());
        bytes.putInt(block.interval()).putShort((short) block.count());
        bytes.putLong(block.closingRegister());
        bytes.put(block.seal().bytes()).put(block.root().bytes());
        return bytes.array();
    }

    /**
     * Reads signed bytes.
     *
     * @throws MalformedBlockException with the reason when they are not a block of this version
     */
    public static Block decode(byte[] signed) {
        if (signed.length != LENGTH) {
            throw new MalformedBlockException("a block has " + LENGTH + " bytes, not " + signed.length);
        }
        if (!Tags.startsBlock(signed)) {
            throw new MalformedBlockException("not a block of version 1");
        }
        ByteBuffer bytes = ByteBuffer.wrap(signed, Tags.BLOCK_LENGTH, LENGTH - Tags.BLOCK_LENGTH);
        Block block = new Block(
                code(bytes, BlockKind::ofCode),
                code(bytes, SignatureAlgorithm::ofCode),
                hash(bytes),
                hash(bytes),
                obis(bytes),
                code(bytes, MeasurementUnit::ofCode),
                code(bytes, ReadingMode::ofCode),
                bytes.getLong(),
                bytes.getLong(),
                bytes.getInt(),
                Short.toUnsignedInt(bytes.getShort()),
                bytes.getLong(),
                hash(bytes),
                hash(bytes));
        check(block);
        return block;
    }

    /** Whether bytes have a block's length and tag; nothing else of them is checked. */
    static boolean looksLikeBlock(byte[] signed) {
        return signed.length == LENGTH && Tags.startsBlock(signed);
    }

    static Hash meter(byte[] signed) {
        return Hash.of(signed, METER, Hash.LENGTH);
    }

    static ObisCode obis(byte[] signed) {
        return obis(ByteBuffer.wrap(signed, OBIS, ObisCode.LENGTH));
    }

    private static void check(Block block) {
        require(block.algorithm().signsBlocks(), "the algorithm is not one of blocks");
        require(block.firstSequence() >= 1, "sequence numbers begin at 1");
        require(block.count() >= 1 && block.count() <= MAX_COUNT, "a block has 1 to " + MAX_COUNT + " readings");
        require(block.firstSequence() <= Long.MAX_VALUE - block.count(), "the sequence numbers pass 2^63");
        require(block.start() >= 0 && block.start() <= MAX_SECONDS, "the start is not between 1970 and 9999");
        require(block.interval() >= 1, "the interval is not positive");
        switch (block.kind()) {
            case LIVE -> require(block.seal().equals(Hash.ZERO), "a live block seals nothing");
            case CHARGING ->
                require(
                        block.count() == CHARGING_COUNT && block.mode() == ReadingMode.REGISTER,
                        "a charging transaction has two register values");
            case SEAL -> {}
        }
    }

    private static void require(boolean holds, String reason) {
        if (!holds) {
            throw new MalformedBlockException(reason);
        }
    }

    private static <T> T code(ByteBuffer bytes, IntFunction<T> constant) {
        try {
            return constant.apply(bytes.get());
        } catch (IllegalArgumentException e) {
            throw new MalformedBlockException(e.getMessage());
        }
    }

    private static Hash hash(ByteBuffer bytes) {
        byte[] hash = new byte[Hash.LENGTH];
        bytes.get(hash);
        return Hash.of(hash);
    }

    static void put(ByteBuffer bytes, ObisCode obis) {
        bytes.put((byte) obis.a()).put((byte) obis.b()).put((byte) obis.c());
        bytes.put((byte) obis.d()).put((byte) obis.e()).put((byte) obis.f());
    }

    static ObisCode obis(ByteBuffer bytes) {
        return new ObisCode(group(bytes), group(bytes), group(bytes), group(bytes), group(bytes), group(bytes));
    }

    private static int group(ByteBuffer bytes) {
        return Byte.toUnsignedInt(bytes.get());
    }
}
