package io.meterproof.jobs.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import io.meterproof.formats.block.BlockKind;
import io.meterproof.jobs.fixture.Golden;
import io.meterproof.jobs.fixture.SampleMeter;
import io.meterproof.metering.document.KeyCompromise.Proven;
import io.meterproof.metering.settlement.SettlementEvent;
import io.meterproof.metering.verdict.ChannelState;
import io.meterproof.metering.verdict.RememberedBlock;
import io.meterproof.tlog.Hash;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What operators write to each other and to their state, byte for byte. */
class StateLayoutTest {
    private static final Hash CAUSE = Hash.of(new byte[Hash.LENGTH]);

    @Test
    void aWithdrawal() throws IOException {
        Withdrawal withdrawal = new Withdrawal(SampleMeter.CHANNEL, BlockKind.SEAL, 49, CAUSE, 1_577_836_800_000L);
        byte[] golden = Golden.bytes("withdrawal/v1/seal.hex");

        assertThat(withdrawal.encode()).isEqualTo(golden);
        assertThat(Withdrawal.decode(golden)).isEqualTo(withdrawal);
    }

    @Test
    void aRecall() throws IOException {
        Proven proven = new Proven(SampleMeter.CHANNEL.obis(), BlockKind.SEAL, 96);
        Recall recall = new Recall(SampleMeter.CHANNEL.meter(), CAUSE, CAUSE, List.of(proven));
        byte[] golden = Golden.bytes("recall/v1/seal.hex");

        assertThat(recall.encode()).isEqualTo(golden);
        assertThat(Recall.decode(golden)).isEqualTo(recall);
    }

    @Test
    void aBookedEvent() throws IOException {
        BookedEvent booked = new BookedEvent(
                SampleMeter.MIDNIGHT, new SettlementEvent.Bill(CAUSE, SampleUsage.of("EUR"), Optional.empty()));
        byte[] golden = Golden.bytes("booked-event/v1/bill.hex");

        assertThat(booked.encode()).isEqualTo(golden);
        assertThat(BookedEvent.decode(golden)).isEqualTo(booked);
    }

    @Test
    void aJudgedChannel() throws IOException {
        JudgedChannelSerializer serializer = new JudgedChannelSerializer();
        ChannelState empty = ChannelState.EMPTY;
        ChannelState state = new ChannelState(
                empty.live(),
                empty.seal(),
                empty.charging(),
                List.of(
                        new RememberedBlock(BlockKind.CHARGING, 1, 2, 3, 4),
                        new RememberedBlock(BlockKind.LIVE, 5, 1, 6, 7),
                        new RememberedBlock(BlockKind.CHARGING, 8, 2, 9, 10)),
                CAUSE,
                1000);
        JudgedChannel channel = new JudgedChannel(state, List.of("token/t-1", "usage-point/up-1", "token/t-1"));
        byte[] golden = Golden.bytes("judged-channel/v1/two-subjects.hex");

        assertThat(Golden.serialized(serializer, channel)).isEqualTo(golden);
        assertThat(Golden.deserialized(serializer, golden)).isEqualTo(channel);
    }
}
