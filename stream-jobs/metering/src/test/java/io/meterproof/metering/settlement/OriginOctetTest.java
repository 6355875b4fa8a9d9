package io.meterproof.metering.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import io.meterproof.formats.block.OriginClass;
import io.meterproof.metering.ledger.Origin;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OriginOctetTest {
    @ParameterizedTest
    @EnumSource
    void anOriginReadsBackFromItsByteSimulatedOrNot(OriginClass originClass) {
        for (boolean simulated : new boolean[] {false, true}) {
            Origin origin = new Origin(originClass, simulated);

            assertThat(OriginOctet.read((byte) OriginOctet.of(origin))).isEqualTo(origin);
        }
    }
}
