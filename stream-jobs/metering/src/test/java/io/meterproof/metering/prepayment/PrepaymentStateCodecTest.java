package io.meterproof.metering.prepayment;

import static io.meterproof.metering.prepayment.Scenario.EURO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class PrepaymentStateCodecTest {
    private final PrepaymentState state = Scenario.prepaid(48)
            .topUp(3 * EURO)
            .use(EURO, Duration.ofHours(9))
            .use(EURO, Duration.ofDays(1))
            .last()
            .next();

    @Test
    void versionOneKeepsItsBytes() throws IOException {
        assertThat(HexFormat.of().formatHex(PrepaymentStateCodec.encode(state))).isEqualTo(golden());
    }

    @Test
    void versionOneIsStillRead() throws IOException {
        assertThat(PrepaymentStateCodec.decode(HexFormat.of().parseHex(golden())))
                .isEqualTo(state);
    }

    @Test
    void anotherVersionIsRefused() {
        byte[] encoded = PrepaymentStateCodec.encode(state);
        encoded[0] = 2;

        assertThatIllegalArgumentException().isThrownBy(() -> PrepaymentStateCodec.decode(encoded));
    }

    @Test
    void anUnknownAlertIsRefused() {
        byte[] encoded = PrepaymentStateCodec.encode(state);
        encoded[1] = 4;

        assertThatIllegalArgumentException().isThrownBy(() -> PrepaymentStateCodec.decode(encoded));
    }

    @Test
    void bytesCutShortAreRefused() {
        byte[] encoded = PrepaymentStateCodec.encode(state);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> PrepaymentStateCodec.decode(Arrays.copyOf(encoded, encoded.length - 1)));
    }

    private static String golden() throws IOException {
        try (InputStream in =
                PrepaymentStateCodecTest.class.getResourceAsStream("/golden/prepayment-state/v1/two-uses.hex")) {
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII).strip();
        }
    }
}
