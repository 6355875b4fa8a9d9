package io.meterproof.quickstart.conformance.tariffs;

import com.fasterxml.jackson.databind.JsonNode;
import io.meterproof.formats.block.MeasurementUnit;
import io.meterproof.metering.period.PeriodRating;
import io.meterproof.metering.period.PeriodUse;
import io.meterproof.metering.period.RatedPeriod;
import io.meterproof.metering.rating.Intervals;
import io.meterproof.metering.rating.Tariff;
import io.meterproof.quickstart.conformance.set.Tally;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;

/**
 * First-year bills of NREL's utilityrate5 (ssc, cmod_utilityrate5). Theirs are sums of floating-point numbers and printed
 * with one decimal or two; without a system ours must be within {@link #TOLERANCE}. With a photovoltaic system both are
 * reported, for their model nets, rolls over and pays out by rules of its own.
 */
record NrelCases(Path profiles) {
    private static final BigDecimal TOLERANCE = new BigDecimal("0.11");
    private static final String WITHOUT = "utility_bill_wo_sys_year1";
    private static final String WITH = "utility_bill_w_sys_year1";
    private static final int MICRO_DIGITS = 6;

    void run(JsonNode content, Tally tally) throws IOException {
        for (JsonNode test : content.path("cases")) {
            String name = "nrel " + test.path("name").asText();
            for (JsonNode expected : test.path("expected")) {
                run(name, test.path("inputs"), expected, tally);
            }
        }
    }

    private void run(String name, JsonNode inputs, JsonNode expected, Tally tally) throws IOException {
        String output = expected.path("output").asText();
        BigDecimal theirs = expected.path("expected").decimalValue();
        if (output.equals(WITHOUT)) {
            without(name, theirs, inputs, tally);
        } else if (output.equals(WITH)) {
            with(name, theirs, inputs, tally);
        } else {
            tally.remark(name, output + " is no bill of the first year; not compared");
            tally.skip();
        }
    }

    private void without(String name, BigDecimal theirs, JsonNode inputs, Tally tally) throws IOException {
        BigDecimal ours;
        try {
            Intervals load = NrelProfile.of(profiles, inputs.path("load")).energy();
            ours = bill(NrelTariff.withoutSystem(inputs), use(load, load.slice(0, 0)));
        } catch (IllegalArgumentException e) {
            tally.compare(name, theirs.toPlainString(), "nothing", e.getMessage());
            return;
        }
        boolean agrees = ours.subtract(theirs).abs().compareTo(TOLERANCE) <= 0;
        tally.compare(
                name,
                theirs.toPlainString(),
                agrees ? theirs.toPlainString() : ours.toPlainString(),
                "bill without a system, tolerance " + TOLERANCE);
    }

    private void with(String name, BigDecimal theirs, JsonNode inputs, Tally tally) throws IOException {
        try {
            NrelFlows flows = NrelFlows.of(
                    NrelProfile.of(profiles, inputs.path("load")),
                    NrelProfile.of(profiles, inputs.path("gen")),
                    inputs.path("ur_metering_option").asInt());
            BigDecimal ours = bill(NrelTariff.withSystem(inputs), use(flows.imported(), flows.exported()));
            String difference = ours.subtract(theirs).toPlainString();
            tally.remark(
                    name,
                    "with a system (reported, not judged): theirs " + theirs + ", ours " + ours + ", difference "
                            + difference + "; " + NrelTariff.metering(inputs));
        } catch (IllegalArgumentException e) {
            tally.remark(name, "with a system: not computed: " + e.getMessage());
        }
    }

    private static PeriodUse use(Intervals imported, Intervals exported) {
        return PeriodUse.of(
                NrelTariff.YEAR.from(), NrelTariff.YEAR.to(), MeasurementUnit.KILOWATT_HOUR, imported, exported);
    }

    private static BigDecimal bill(Tariff tariff, PeriodUse use) {
        long micros = 0;
        for (RatedPeriod month : PeriodRating.rateMonths(List.of(tariff), use)) {
            micros = Math.addExact(micros, month.total());
        }
        return BigDecimal.valueOf(micros, MICRO_DIGITS);
    }
}
