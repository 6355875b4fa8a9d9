package io.meterproof.metering.prepayment;

import static io.meterproof.metering.prepayment.Scenario.EURO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.meterproof.metering.ledger.Golden;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
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
        byte[] encoded = PrepaymentStateCodec.encode(state);

        assertThat(encoded).isEqualTo(Golden.bytes("prepayment-state/v1/two-uses.hex", encoded));
    }

    @Test
    void versionOneIsStillRead() throws IOException {
        byte[] golden = Golden.bytes("prepayment-state/v1/two-uses.hex", PrepaymentStateCodec.encode(state));

        assertThat(PrepaymentStateCodec.decode(golden)).isEqualTo(state);
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
}
