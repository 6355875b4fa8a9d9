package io.meterproof.metering.anomaly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.meterproof.metering.ledger.Golden;
import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class AnomalyStateCodecTest {
    private final AnomalyState state = new Watcher()
            .see(Home.water(0, hours(3)))
            .see(Home.electricity(0, hours(200)))
            .see(Home.electricity(1, 90, 80))
            .see(Home.electricity(1, hours(210)))
            .state();

    @Test
    void versionTwoKeepsItsBytes() throws IOException {
        byte[] encoded = AnomalyStateCodec.encode(state);

        assertThat(encoded).isEqualTo(Golden.bytes("anomaly-state/v2/two-channels.hex", encoded));
    }

    @Test
    void versionTwoIsStillRead() throws IOException {
        byte[] golden = Golden.bytes("anomaly-state/v2/two-channels.hex", AnomalyStateCodec.encode(state));

        assertThat(AnomalyStateCodec.decode(golden)).isEqualTo(state);
    }

    @Test
    void anotherVersionIsRefused() {
        byte[] encoded = AnomalyStateCodec.encode(state);
        encoded[0] = 9;

        assertThatIllegalArgumentException().isThrownBy(() -> AnomalyStateCodec.decode(encoded));
    }

    @Test
    void bytesCutShortAreRefused() {
        byte[] encoded = AnomalyStateCodec.encode(state);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> AnomalyStateCodec.decode(Arrays.copyOf(encoded, encoded.length - 1)));
    }

    @Test
    void bytesLeftOverAreRefused() {
        byte[] encoded = AnomalyStateCodec.encode(state);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> AnomalyStateCodec.decode(Arrays.copyOf(encoded, encoded.length + 1)));
    }

    private static long[] hours(long each) {
        long[] hours = new long[24];
        Arrays.fill(hours, each);
        return hours;
    }
}
