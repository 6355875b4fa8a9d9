package io.meterproof.metering.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.meterproof.metering.verdict.Verdict;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
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
        assertThat(HexFormat.of().formatHex(SourceHealthCodec.encode(state))).isEqualTo(golden());
    }

    @Test
    void versionOneIsStillRead() throws IOException {
        assertThat(SourceHealthCodec.decode(HexFormat.of().parseHex(golden()))).isEqualTo(state);
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

    private static String golden() throws IOException {
        try (InputStream in =
                SourceHealthCodecTest.class.getResourceAsStream("/golden/source-health/v1/quarantined.hex")) {
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII).strip();
        }
    }
}
