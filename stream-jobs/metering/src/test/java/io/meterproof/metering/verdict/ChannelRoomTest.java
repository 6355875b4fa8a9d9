package io.meterproof.metering.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import io.meterproof.formats.block.SignedBlock;
import io.meterproof.metering.signature.CryptoProviders;
import io.meterproof.metering.signature.ProviderVerifier;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ChannelRoomTest {
    private final BlockVerdicts verdicts =
            new BlockVerdicts(ProviderVerifier.of(CryptoProviders.bouncyCastle()), VerdictPolicy.DEFAULT);

    @Test
    void theLastChannelThatFitsIsAccepted() {
        assertThat(on(others(ChannelRoom.MOST - 1)).isAccepted()).isTrue();
    }

    @Test
    void oneMoreIsKeptOutAndSaysSo() {
        VerdictDecision decision = on(others(ChannelRoom.MOST));

        assertThat(decision.verdict()).isEqualTo(Verdict.TOO_MANY_CHANNELS);
        assertThat(decision.reason())
                .contains("has 64 channels", SampleMeter.CHANNEL.obis().toString());
        assertThat(decision.next()).isEqualTo(ChannelState.EMPTY);
    }

    @Test
    void aChannelThatIsOneOfThemStaysOne() {
        List<String> others = others(ChannelRoom.MOST - 1);
        List<String> withThis = IntStream.rangeClosed(0, others.size())
                .mapToObj(i -> i == others.size() ? SampleMeter.CHANNEL.obis().toString() : others.get(i))
                .toList();

        assertThat(on(withThis).isAccepted()).isTrue();
    }

    private VerdictDecision on(List<String> channels) {
        SignedBlock block = SampleMeter.live(1, 500);
        VerdictDecision decision = verdicts.decide(
                block.simulated(SampleMeter.MIDNIGHT.plus(SampleMeter.HALF_HOUR), "test"),
                SampleMeter.keys(),
                ChannelState.EMPTY);
        return ChannelRoom.on(decision, channels, ChannelState.EMPTY);
    }

    private static List<String> others(int count) {
        return IntStream.range(0, count).mapToObj(i -> "1-0:" + i + ".29.0*255").toList();
    }
}
