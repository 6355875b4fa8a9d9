package io.meterproof.formats.block;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BlockCodecTest {
    private final byte[] seal = SampleBlocks.seal().signed();

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 16, 183, 185, 100_000})
    void anotherLengthIsNotABlock(int length) {
        assertRefused(Arrays.copyOf(seal, length), "a block has 184 bytes, not " + length);
    }

    @Test
    void anotherTagOrVersionIsNotABlock() {
        assertRefused(changed(bytes -> bytes.put(15, (byte) 2)), "not a block of version 1");
    }

    @ParameterizedTest
    @CsvSource({
        "16, unknown BlockKind code 9",
        "17, unknown SignatureAlgorithm code 9",
        "88, unknown MeasurementUnit code 9",
        "89, unknown ReadingMode code 9"
    })
    void anUnknownCodeIsNotABlock(int offset, String reason) {
        assertRefused(changed(bytes -> bytes.put(offset, (byte) 9)), reason);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, Long.MIN_VALUE})
    void sequenceNumbersBeginAtOne(long first) {
        assertRefused(changed(bytes -> bytes.putLong(90, first)), "sequence numbers begin at 1");
    }

    @Test
    void sequenceNumbersDoNotOverflow() {
        assertRefused(changed(bytes -> bytes.putLong(90, Long.MAX_VALUE - 2)), "the sequence numbers pass 2^63");
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 253_402_300_800L, Long.MAX_VALUE})
    void theStartIsATimeOfOurCalendar(long start) {
        assertRefused(changed(bytes -> bytes.putLong(98, start)), "the start is not between 1970 and 9999");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1})
    void theIntervalIsPositive(int interval) {
        assertRefused(changed(bytes -> bytes.putInt(106, interval)), "the interval is not positive");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 301, 65_535})
    void aBlockHasOneToThreeHundredReadings(int count) {
        assertRefused(changed(bytes -> bytes.putShort(110, (short) count)), "a block has 1 to 300 readings");
    }

    @Test
    void aLiveBlockSealsNothing() {
        assertRefused(changed(bytes -> bytes.put(16, BlockKind.LIVE.code())), "a live block seals nothing");
    }

    @Test
    void aChargingTransactionHasTwoRegisterValues() {
        assertRefused(
                changed(bytes -> bytes.put(16, BlockKind.CHARGING.code())),
                "a charging transaction has two register values");
    }

    @Test
    void theChannelCanBeSeenBeforeAnythingElseIsChecked() {
        byte[] unknownKind = changed(bytes -> bytes.put(16, (byte) 9));

        assertThat(Channel.peek(unknownKind)).contains(SampleBlocks.CHANNEL);
    }

    @Test
    void otherBytesHaveNoChannel() {
        assertThat(Channel.peek(new byte[BlockCodec.LENGTH])).isEmpty();
        assertThat(Channel.peek(new byte[3])).isEmpty();
    }

    @Test
    void aChannelIsMeterThenObis() {
        assertThat(SampleBlocks.CHANNEL.bytes())
                .startsWith(SampleBlocks.CHANNEL.meter().bytes())
                .endsWith(1, 0, 1, 8, 0, 255)
                .hasSize(Channel.LENGTH);
    }

    private byte[] changed(Consumer<ByteBuffer> change) {
        byte[] bytes = seal.clone();
        change.accept(ByteBuffer.wrap(bytes));
        return bytes;
    }

    private static void assertRefused(byte[] bytes, String reason) {
        assertThatExceptionOfType(MalformedBlockException.class)
                .isThrownBy(() -> BlockCodec.decode(bytes))
                .withMessage(reason);
    }
}
