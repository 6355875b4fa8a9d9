package io.meterproof.metering.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.meterproof.formats.block.ObisCode;
import io.meterproof.metering.rating.Commodity;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class UsagePointTest {
    private static final UsagePoint GAS =
            new UsagePoint("up-1", "place", "Home", Commodity.GAS, ZoneOffset.UTC, "52.5", "13.4");

    @Test
    void anAgreementOnARegisterOfAnotherCommodityDoesNotFit() {
        assertThat(GAS.misfit(agreement(ObisCode.ACTIVE_IMPORT)))
                .contains("is of electricity, but usage point up-1 is of gas");
    }

    @Test
    void anAgreementOnARegisterOfItsCommodityFits() {
        assertThat(GAS.misfit(agreement(ObisCode.GAS_VOLUME))).isEmpty();
    }

    @Test
    void aRegisterThatDoesNotSayWhatItIsOfFits() {
        assertThat(GAS.delivers(new ObisCode(0, 0, 96, 1, 0, 255))).isTrue();
    }

    private static Agreement agreement(ObisCode type) {
        Effective always = new Effective(Instant.EPOCH, Optional.empty());
        return new Agreement("ag-1", "a-1", "up-1", type, "home", "t-1", always);
    }
}
