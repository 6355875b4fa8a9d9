package io.meterproof.metering.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.meterproof.metering.ledger.Golden;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeliveryStateCodecTest {
    private static final long MIDNIGHT = 1_767_225_600;

    private final DeliveryState state = new DeliveryState(
            MIDNIGHT + 86_400,
            List.of(new Span(MIDNIGHT, MIDNIGHT + 900), new Span(MIDNIGHT + 3_600, MIDNIGHT + 7_200)),
            MIDNIGHT + 43_200);

    @Test
    void aChannelWithGapsKeepsItsBytes() throws IOException {
        byte[] encoded = DeliveryStateCodec.encode(state);

        assertThat(encoded).isEqualTo(Golden.bytes("delivery-state/v1/two-gaps.hex", encoded));
    }

    @Test
    void aChannelReadsBackAsItWas() {
        assertThat(DeliveryStateCodec.decode(DeliveryStateCodec.encode(state))).isEqualTo(state);
        assertThat(DeliveryStateCodec.decode(DeliveryStateCodec.encode(DeliveryState.NOTHING)))
                .isEqualTo(DeliveryState.NOTHING);
    }

    @Test
    void anotherVersionIsRefused() {
        byte[] encoded = DeliveryStateCodec.encode(state);
        encoded[0] = 2;

        assertThatThrownBy(() -> DeliveryStateCodec.decode(encoded)).hasMessage("state of version 2, not 1");
    }
}
