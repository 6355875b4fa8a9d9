package io.meterproof.metering.rating;

import static org.assertj.core.api.Assertions.assertThat;

import io.meterproof.formats.block.MeasurementUnit;
import io.meterproof.formats.block.ObisCode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommodityTest {
    @ParameterizedTest
    @CsvSource({
        "1-0:1.8.0*255, ELECTRICITY, CUBIC_METRE",
        "7-0:3.1.0*255, GAS, KILOVAR_HOUR",
        "8-0:1.0.0*255, WATER, KILOWATT_HOUR",
        "9-0:1.0.0*255, WATER, KILOWATT_HOUR",
        "6-0:1.0.0*255, HEAT, KILOVAR_HOUR",
        "5-0:1.0.0*255, HEAT, KILOVAR_HOUR",
    })
    void aReadingTypeSaysWhatItIsOfAndWhichUnitsDoNotFit(String type, Commodity commodity, MeasurementUnit unit) {
        assertThat(Commodity.of(ObisCode.parse(type))).hasValue(commodity);
        assertThat(commodity.isMeasuredIn(unit)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"0-0:96.1.0*255", "4-0:1.0.0*255"})
    void anotherSaysNothing(String type) {
        assertThat(Commodity.of(ObisCode.parse(type))).isEmpty();
    }
}
