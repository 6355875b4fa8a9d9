package io.meterproof.metering.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.meterproof.metering.ledger.Golden;
import io.meterproof.metering.verdict.Verdict;
import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SourceHealthCodecTest {
    private final SourceHealth state = new Watched()
            .see(0, 3, Verdict.ACCEPTED)
            .seeDelayed(0, 2, -45_000)
            .at(1)
            .see(9, 25, Verdict.BAD_SIGNATURE)
            .at(10)
            .see(10, 2, Verdict.ACCEPTED)
            .see(10, 1, Verdict.DUPLICATE)
            .release(30, Watched.millis(11))
            .state();

    @Test
    void versionOneKeepsItsBytes() throws IOException {
        byte[] encoded = SourceHealthCodec.encode(state);

        assertThat(encoded).isEqualTo(Golden.bytes("source-health/v1/quarantined.hex", encoded));
    }

    @Test
    void versionOneIsStillRead() throws IOException {
        byte[] golden = Golden.bytes("source-health/v1/quarantined.hex", SourceHealthCodec.encode(state));

        assertThat(SourceHealthCodec.decode(golden)).isEqualTo(state);
    }

    @Test
    void anotherVersionIsRefused() {
        byte[] encoded = SourceHealthCodec.encode(state);
        encoded[0] = 9;

        assertThatIllegalArgumentException().isThrownBy(() -> SourceHealthCodec.decode(encoded));
    }

    @Test
    void bytesCutShortAreRefused() {
        byte[] encoded = SourceHealthCodec.encode(state);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> SourceHealthCodec.decode(Arrays.copyOf(encoded, encoded.length - 1)));
    }

    @Test
    void bytesLeftOverAreRefused() {
        byte[] encoded = SourceHealthCodec.encode(state);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> SourceHealthCodec.decode(Arrays.copyOf(encoded, encoded.length + 1)));
    }
}
