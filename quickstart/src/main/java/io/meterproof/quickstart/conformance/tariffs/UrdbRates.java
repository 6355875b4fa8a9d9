package io.meterproof.quickstart.conformance.tariffs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.meterproof.formats.block.MeasurementUnit;
import io.meterproof.metering.document.InvalidDocumentException;
import io.meterproof.metering.period.BillingCycle;
import io.meterproof.metering.period.Carried;
import io.meterproof.metering.period.PeriodRating;
import io.meterproof.metering.period.PeriodUse;
import io.meterproof.metering.rating.Intervals;
import io.meterproof.metering.rating.Tariff;
import io.meterproof.metering.tariff.Imported;
import io.meterproof.metering.tariff.UrdbImport;
import io.meterproof.quickstart.conformance.set.Tally;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDateTime;
import java.time.Year;
import java.time.ZoneOffset;
import java.util.List;

/** Rates of the Utility Rate Database: imported, each hour of a month's weekday and weekend costs what their table says. */
final class UrdbRates {
    private static final long ONE = 1000;
    private static final int HOUR = 3600;
    private static final int YEAR = 2018;
    private static final int PRICE_DIGITS = 6;

    private UrdbRates() {}

    static void run(String name, JsonNode content, Tally tally) throws JsonProcessingException {
        JsonNode rate = content.isTextual() ? new ObjectMapper().readTree(content.textValue()) : content;
        JsonNode one = rate.path("items").isArray() ? rate.path("items").path(0) : rate;
        try {
            Imported imported = UrdbImport.read(one, "urdb", ZoneOffset.UTC, NrelTariff.YEAR.from());
            imported.notes().forEach(note -> tally.remark(name, note));
            String wrong = firstDifference(one, imported.tariff());
            tally.compare(
                    name, "their table", wrong.isEmpty() ? "their table" : wrong, "price of the first kWh by hour");
        } catch (InvalidDocumentException e) {
            tally.compare(name, "a tariff", "nothing", e.getMessage());
        }
    }

    private static String firstDifference(JsonNode rate, Tariff tariff) {
        for (int month = 0; month < 12; month++) {
            for (int hour = 0; hour < 24; hour++) {
                for (boolean weekend : new boolean[] {false, true}) {
                    BigDecimal theirs = theirs(rate, month, weekend, hour);
                    BigDecimal ours = ours(tariff, month, weekend, hour);
                    if (theirs.compareTo(ours) != 0) {
                        return "month " + (month + 1) + ", hour " + hour + ": theirs " + theirs + ", ours " + ours;
                    }
                }
            }
        }
        return "";
    }

    private static BigDecimal theirs(JsonNode rate, int month, boolean weekend, int hour) {
        String schedule = weekend ? "energyweekendschedule" : "energyweekdayschedule";
        int period = rate.path(schedule).path(month).path(hour).intValue();
        JsonNode tier = rate.path("energyratestructure").path(period).path(0);
        return round(tier.path("rate").decimalValue())
                .add(round(tier.path("adj").decimalValue()));
    }

    private static BigDecimal ours(Tariff tariff, int month, boolean weekend, int hour) {
        LocalDateTime local = Year.of(YEAR).atMonth(month + 1).atDay(1).atTime(hour, 0);
        while (local.getDayOfWeek().getValue() > 5 != weekend) {
            local = local.plusDays(1);
        }
        long begin = local.toEpochSecond(ZoneOffset.UTC);
        Intervals use = new Intervals(new long[] {ONE}, 0, 1, begin, HOUR);
        BillingCycle cycle = BillingCycle.months(
                        ZoneOffset.UTC,
                        local.toInstant(ZoneOffset.UTC),
                        local.plusHours(1).toInstant(ZoneOffset.UTC))
                .get(0);
        long micros = PeriodRating.rate(
                        List.of(tariff),
                        cycle,
                        PeriodUse.of(cycle.from(), cycle.to(), MeasurementUnit.KILOWATT_HOUR, use),
                        Carried.NOTHING)
                .totals()
                .getOrDefault("energy", 0L);
        return BigDecimal.valueOf(micros, PRICE_DIGITS);
    }

    private static BigDecimal round(BigDecimal price) {
        return price.setScale(PRICE_DIGITS, RoundingMode.HALF_UP);
    }
}
