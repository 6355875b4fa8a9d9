package io.meterproof.metering.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class BookedFeeTest {
    private final BookedFee fee = new BookedFee(
            7,
            Entries.BLOCK,
            "visit",
            2,
            true,
            Entries.usage("visit", 30_000_000).lines());

    @Test
    void aFeeThatStandsKeepsItsBytes() throws IOException {
        byte[] encoded = fee.encode();

        assertThat(encoded).isEqualTo(Golden.bytes("booked-fee/v1/stands.hex", encoded));
    }

    @Test
    void aFeeReadsBackAsItWasWhetherItStandsOrNot() {
        assertThat(BookedFee.decode(fee.encode())).isEqualTo(fee);
        assertThat(BookedFee.decode(fee.withdrawn().encode())).isEqualTo(fee.withdrawn());
    }

    @Test
    void anotherVersionIsRefused() {
        byte[] encoded = fee.encode();
        encoded[0] = 2;

        assertThatThrownBy(() -> BookedFee.decode(encoded)).hasMessage("state of version 2, not 1");
    }
}
