package io.meterproof.records.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.meterproof.formats.block.ChargingTransaction;
import io.meterproof.formats.block.OriginClass;
import io.meterproof.formats.block.ReceivedBlock;
import io.meterproof.records.avro.ReceivedReading;
import io.meterproof.records.wire.MalformedRecordException;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReceivedReadingsTest {
    private static final ReceivedBlock LIVE = received(Optional.empty());
    private static final ReceivedBlock CHARGING = received(Optional.of(new ChargingTransaction("T-1", "RFID-9")));

    @Test
    void aLiveBlockComesBackAsItWas() throws Exception {
        assertThat(ReceivedReadings.toPure(ReceivedReadings.toAvro(LIVE)))
                .usingRecursiveComparison()
                .isEqualTo(LIVE);
    }

    @Test
    void aChargingBlockComesBackAsItWas() throws Exception {
        assertThat(ReceivedReadings.toPure(ReceivedReadings.toAvro(CHARGING)))
                .usingRecursiveComparison()
                .isEqualTo(CHARGING);
    }

    @Test
    void aVerifiedBlockComesBackAsItWas() throws Exception {
        assertThat(VerifiedReadings.toPure(VerifiedReadings.toAvro(CHARGING, "UP-1", 12)))
                .usingRecursiveComparison()
                .isEqualTo(CHARGING);
    }

    @Test
    void aTokenWithoutTransactionIsMalformed() {
        ReceivedReading half = ReceivedReadings.toAvro(LIVE);
        half.setToken("RFID-9");

        assertThatThrownBy(() -> ReceivedReadings.toPure(half)).isInstanceOf(MalformedRecordException.class);
    }

    @Test
    void anUnknownOriginClassIsMalformed() {
        ReceivedReading odd = ReceivedReadings.toAvro(LIVE);
        odd.setOriginClass("HEARSAY");

        assertThatThrownBy(() -> ReceivedReadings.toPure(odd)).isInstanceOf(MalformedRecordException.class);
    }

    @Test
    void aForeignRecordComesBackAsItWas() throws Exception {
        ReceivedBlock foreign =
                ReceivedBlock.foreign(7, OriginClass.GATEWAY_SIGNED, false, "spool", "ocmf", new byte[] {1, 2});

        assertThat(ReceivedReadings.toPure(ReceivedReadings.toAvro(foreign)))
                .usingRecursiveComparison()
                .isEqualTo(foreign);
    }

    private static ReceivedBlock received(Optional<ChargingTransaction> charging) {
        return new ReceivedBlock(
                1_338_508_800_123L,
                OriginClass.METER_SIGNED,
                true,
                "head-end/1",
                new byte[] {1, 2},
                new byte[] {3},
                new byte[] {4, 5, 6},
                charging);
    }
}
