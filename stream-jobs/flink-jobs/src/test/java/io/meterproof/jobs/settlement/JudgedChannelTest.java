package io.meterproof.jobs.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import io.meterproof.formats.block.BlockKind;
import io.meterproof.metering.verdict.ChannelState;
import io.meterproof.metering.verdict.RememberedBlock;
import io.meterproof.tlog.Hash;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class JudgedChannelTest {
    private static final RememberedBlock FIRST = new RememberedBlock(BlockKind.CHARGING, 1, 2, (byte) 0, 3, 4);
    private static final RememberedBlock SECOND = new RememberedBlock(BlockKind.LIVE, 3, 1, (byte) 0, 5, 6);
    private static final RememberedBlock THIRD = new RememberedBlock(BlockKind.CHARGING, 4, 2, (byte) 0, 7, 8);

    @Test
    void eachRecentBlockKeepsItsSubject() {
        JudgedChannel channel = JudgedChannel.EMPTY.after(state(FIRST), 1).after(state(FIRST, SECOND), 2);

        assertThat(channel.subjectOf(FIRST)).isEqualTo(1);
        assertThat(channel.subjectOf(SECOND)).isEqualTo(2);
    }

    @Test
    void aBlockThatIsForgottenTakesItsSubjectAlong() {
        JudgedChannel channel = JudgedChannel.EMPTY
                .after(state(FIRST), 1)
                .after(state(FIRST, SECOND), 2)
                .after(state(SECOND, THIRD), 3);

        assertThat(channel.subjects()).isEqualTo(List.of(2, 3));
    }

    private static ChannelState state(RememberedBlock... recent) {
        ChannelState empty = ChannelState.EMPTY;
        return new ChannelState(empty.live(), empty.seal(), empty.charging(), Arrays.asList(recent), Hash.ZERO);
    }
}
