package io.meterproof.jobs.settlement;

import static io.meterproof.jobs.fixture.SampleMeter.begin;

import io.meterproof.formats.block.MeasurementUnit;
import io.meterproof.jobs.fixture.SampleContracts;
import io.meterproof.metering.ledger.Basis;
import io.meterproof.metering.ledger.Usage;
import io.meterproof.metering.rating.Line;
import io.meterproof.tlog.Hash;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** One half-hour's use. */
final class SampleUsage {
    private static final Hash SOME = Hash.of(new byte[Hash.LENGTH]);

    private SampleUsage() {}

    static Usage of(String currency) {
        return of(currency, 2000);
    }

    /** @param amount micro-units */
    static Usage of(String currency, long amount) {
        Line line = new Line(
                "energy",
                Optional.of("always"),
                begin(1),
                begin(2),
                10,
                new BigDecimal("0.2"),
                amount,
                Optional.empty());
        return new Usage(
                SampleContracts.ACCOUNT,
                currency,
                "up-1",
                "home",
                SOME,
                SOME,
                MeasurementUnit.KILOWATT_HOUR,
                new Basis.OfBlock(SOME),
                1,
                1,
                List.of(line));
    }
}
