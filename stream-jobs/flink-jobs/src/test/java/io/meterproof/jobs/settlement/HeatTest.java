package io.meterproof.jobs.settlement;

import static io.meterproof.jobs.fixture.SampleContracts.agreement;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.meterproof.formats.block.MeasurementUnit;
import io.meterproof.formats.block.ObisCode;
import io.meterproof.jobs.fixture.Filed;
import io.meterproof.jobs.fixture.SampleContracts;
import io.meterproof.jobs.fixture.SampleMeter;
import io.meterproof.metering.document.UsagePoint;
import io.meterproof.metering.rating.Commodity;
import io.meterproof.records.avro.LedgerLine;
import io.meterproof.records.avro.LedgerRecord;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A heat meter, from what it signed to the statement of a closed period. */
class HeatTest {
    private static final UsagePoint RADIATORS =
            new UsagePoint("up-1", "place-1", "Home", Commodity.HEAT, ZoneOffset.UTC, "52.5", "13.4");

    private Chain chain;

    @BeforeEach
    void start() throws Exception {
        chain = new Chain(agreement("ag-1", ObisCode.HEAT_ENERGY), RADIATORS);
    }

    @AfterEach
    void stop() throws Exception {
        chain.close();
    }

    @Test
    void heatIsBilledInKilowattHoursAndStandsInTheStatement() throws Exception {
        chain.send(
                Filed.received(SampleMeter.live(ObisCode.HEAT_ENERGY, 1, 1_500)),
                Filed.received(SampleMeter.live(ObisCode.HEAT_ENERGY, 2, 1_500)));
        chain.close(SampleContracts.close("c-1", 0, 31));

        assertThat(chain.unsettled()).isEmpty();
        assertThat(chain.entries())
                .extracting(LedgerRecord::getType)
                .containsExactly("usage", "usage", "period-charges", "statement");
        assertThat(chain.entries().get(0).getUnit()).isEqualTo("kWh");
        assertThat(chain.entries().get(0).getLines())
                .extracting(LedgerLine::getQuantity, LedgerLine::getAmount)
                .containsExactly(tuple(1_500L, 300_000L));
        assertThat(chain.entries().get(3).getClosing()).isEqualTo(2 * 300_000L + 31 * 500_000L);
    }

    @Test
    void aVolumeThatNoTariffPricesWaits() throws Exception {
        chain.send(Filed.received(SampleMeter.live(ObisCode.HEAT_ENERGY, MeasurementUnit.CUBIC_METRE, 1, 1_500)));

        assertThat(chain.entries()).isEmpty();
        assertThat(chain.unsettled()).isEmpty();
    }

    @Test
    void whatIsNotMeasuredOfHeatIsADeadLetterWithTheReason() throws Exception {
        chain.send(Filed.received(SampleMeter.live(ObisCode.HEAT_ENERGY, MeasurementUnit.KILOVAR_HOUR, 1, 1_500)));

        assertThat(chain.unsettled())
                .extracting(letter -> letter.reason().orElseThrow())
                .containsExactly("accepted, but cannot settle: its unit kvarh does not fit heat, which 6-0:1.0.0*255 is"
                        + " of");
    }
}
