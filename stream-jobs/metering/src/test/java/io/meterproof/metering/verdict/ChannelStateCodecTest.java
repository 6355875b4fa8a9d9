package io.meterproof.metering.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.meterproof.formats.block.BlockKind;
import io.meterproof.metering.ledger.Golden;
import io.meterproof.tlog.Hash;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChannelStateCodecTest {
    private static final Hash SEAL = Hash.parseHex("0123456789abcdef".repeat(4));
    private static final ChannelState STATE = new ChannelState(
            new SequenceTrack(200, List.of(new MissingRange(97, 3), new MissingRange(150, 1))),
            new SequenceTrack(100_000, List.of(new MissingRange(1, 65_535))),
            SequenceTrack.EMPTY,
            List.of(
                    new RememberedBlock(BlockKind.SEAL, 99_905, 96, (byte) 0xab, 0x0102030405060708L, -1),
                    new RememberedBlock(BlockKind.LIVE, 200, 1, (byte) 0x7f, -2, 3)),
            SEAL);

    @Test
    void aStateKeepsItsBytes() throws IOException {
        byte[] golden = Golden.bytes("channel-state/v1/state.hex", STATE.encode());

        assertThat(STATE.encode()).isEqualTo(golden);
        assertThat(ChannelState.decode(golden)).isEqualTo(STATE);
    }

    @Test
    void anotherVersionIsRefused() {
        byte[] bytes = STATE.encode();
        bytes[0] = 2;

        assertThatIllegalArgumentException()
                .isThrownBy(() -> ChannelState.decode(bytes))
                .withMessage("unknown version of channel state: 2");
    }

    @Test
    void truncatedOrPaddedBytesAreRefused() {
        byte[] bytes = STATE.encode();

        for (int length = 0; length < bytes.length; length++) {
            byte[] truncated = Arrays.copyOf(bytes, length);
            assertThatIllegalArgumentException().isThrownBy(() -> ChannelState.decode(truncated));
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ChannelState.decode(Arrays.copyOf(bytes, bytes.length + 1)));
    }
}
