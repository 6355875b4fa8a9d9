package io.meterproof.metering.document;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meterproof.metering.gas.GasDay;
import io.meterproof.metering.gas.StandardConditions;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.NavigableMap;
import java.util.TreeMap;

/** The JSON of what makes energy of volumes of gas. */
final class GasJson {
    static final String CONVERSION = "gas-conversion";
    static final String CALORIFIC_VALUES = "calorific-values";

    /** Above what any gas that burns in homes has. */
    private static final BigDecimal LARGEST_VALUE = BigDecimal.valueOf(100);

    private static final BigDecimal LARGEST_PRESSURE = BigDecimal.valueOf(10_000);
    private static final BigDecimal COLDEST = BigDecimal.valueOf(200);
    private static final BigDecimal HOTTEST = BigDecimal.valueOf(400);
    private static final int MOST_DAYS = 400;

    private GasJson() {}

    static ObjectNode write(GasConversion conversion) {
        return DocumentObject.ofType(CONVERSION, conversion.effective())
                .put("meter", conversion.meter().hex())
                .put("region", conversion.region())
                .put("zone", conversion.day().zone().getId())
                .put("dayBegin", conversion.day().begin().toString())
                .put("conditions", conversion.conditions().title())
                .put("pressure", conversion.pressure().toPlainString())
                .put("temperature", conversion.temperature().toPlainString());
    }

    static GasConversion readConversion(Fields fields) {
        BigDecimal pressure = fields.price("pressure");
        fields.check(
                pressure.signum() > 0 && pressure.compareTo(LARGEST_PRESSURE) <= 0,
                "pressure",
                "is not above 0 and at most 10000 kPa");
        BigDecimal temperature = fields.price("temperature");
        fields.check(
                temperature.compareTo(COLDEST) >= 0 && temperature.compareTo(HOTTEST) <= 0,
                "temperature",
                "is not from 200 to 400 K");
        GasConversion conversion = new GasConversion(
                fields.hash("meter"),
                fields.effective(),
                fields.identifier("region"),
                new GasDay(fields.zone("zone"), readBegin(fields)),
                fields.converted("conditions", StandardConditions::titled, "is neither DIN 1343 nor ISO 13443"),
                pressure,
                temperature);
        fields.check(conversion.factor().signum() > 0, "pressure", "is too low for any factor");
        return conversion;
    }

    private static LocalTime readBegin(Fields fields) {
        LocalTime begin = fields.converted("dayBegin", LocalTime::parse, "is not a local time such as 06:00");
        fields.check(
                begin.toString().equals(fields.text("dayBegin")) && begin.getSecond() == 0,
                "dayBegin",
                "is not a local time such as 06:00");
        return begin;
    }

    static ObjectNode write(CalorificValues published) {
        ObjectNode object = DocumentObject.ofType(CALORIFIC_VALUES).put("region", published.region());
        DocumentObject.putInstant(object, "at", published.at());
        ArrayNode values = object.putArray("values");
        published.values().forEach((day, value) -> values.addObject()
                .put("day", day.toString())
                .put("value", value.toPlainString()));
        return object;
    }

    static CalorificValues readCalorificValues(Fields fields) {
        NavigableMap<LocalDate, BigDecimal> values = new TreeMap<>();
        for (Fields each : fields.objects("values")) {
            LocalDate day = each.converted("day", LocalDate::parse, "is not a date such as 2012-06-01");
            BigDecimal value = each.price("value");
            each.check(
                    value.signum() > 0 && value.compareTo(LARGEST_VALUE) <= 0,
                    "value",
                    "is not above 0 and at most 100 MJ/m3");
            each.check(values.isEmpty() || day.isAfter(values.lastKey()), "day", "is not after the day before it");
            values.put(day, value);
            each.done();
        }
        fields.check(
                !values.isEmpty() && values.size() <= MOST_DAYS, "values", "are not of 1 to " + MOST_DAYS + " days");
        return new CalorificValues(fields.identifier("region"), fields.instant("at"), values);
    }
}
