package io.meterproof.metering.tariff;

import com.fasterxml.jackson.databind.JsonNode;
import io.meterproof.formats.block.MeasurementUnit;
import io.meterproof.formats.block.ObisCode;
import io.meterproof.metering.charging.SessionUse;
import io.meterproof.metering.document.InvalidDocumentException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A charge detail record of OCPI 2.2.1 ("CDR Object"): a session as an operator tells and prices it.
 *
 * @param session its times count as proven: the operator vouches for them
 * @param costs without tax, by {@code total_fixed_cost}, {@code total_energy_cost}, {@code total_time_cost},
 *     {@code total_parking_cost} and {@code total_cost}, as far as it has them
 * @param withTax {@code total_cost.incl_vat}
 * @param tariff the one tariff object that it carries
 */
public record OcpiCdr(
        String id,
        String currency,
        SessionUse session,
        SortedMap<String, BigDecimal> costs,
        Optional<BigDecimal> withTax,
        Optional<JsonNode> tariff) {
    private static final BigDecimal SECONDS_PER_HOUR = BigDecimal.valueOf(3600);
    private static final int MILLI_DIGITS = 3;
    private static final BigDecimal MOST = BigDecimal.valueOf(1_000_000);

    public OcpiCdr {
        costs = new TreeMap<>(costs);
    }

    /**
     * Reads one record.
     *
     * @param source numbers as decimals, not as floating point
     * @throws InvalidDocumentException with the field and the reason
     */
    public static OcpiCdr read(JsonNode source) {
        SortedMap<String, BigDecimal> costs = new TreeMap<>();
        for (String field : new String[] {
            "total_cost", "total_fixed_cost", "total_energy_cost", "total_time_cost", "total_parking_cost"
        }) {
            if (source.has(field)) {
                costs.put(field, number(field + ".excl_vat", source.path(field).path("excl_vat")));
            }
        }
        if (!costs.containsKey("total_cost")) {
            throw new InvalidDocumentException("total_cost", "is missing");
        }
        JsonNode taxed = source.path("total_cost").path("incl_vat");
        JsonNode tariffs = source.path("tariffs");
        if (tariffs.size() > 1) {
            throw new InvalidDocumentException("tariffs", "are several: which one holds when, it does not say");
        }
        return new OcpiCdr(
                text(source, "id"),
                text(source, "currency"),
                session(source),
                costs,
                taxed.isMissingNode() ? Optional.empty() : Optional.of(number("total_cost.incl_vat", taxed)),
                tariffs.isEmpty() ? Optional.empty() : Optional.of(tariffs.get(0)));
    }

    private static SessionUse session(JsonNode source) {
        Instant begin = instant(source, "start_date_time");
        Instant end = instant(source, "end_date_time");
        BigDecimal parked = source.has("total_parking_time")
                ? bounded("total_parking_time", source.path("total_parking_time"))
                : BigDecimal.ZERO;
        long seconds = parked.multiply(SECONDS_PER_HOUR)
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact();
        Instant charged = end.minusSeconds(seconds);
        if (charged.isBefore(begin)) {
            throw new InvalidDocumentException("end_date_time", "is not behind start_date_time and total_parking_time");
        }
        long energy = bounded("total_energy", source.path("total_energy"))
                .movePointRight(MILLI_DIGITS)
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact();
        return new SessionUse(
                ObisCode.ACTIVE_IMPORT, MeasurementUnit.KILOWATT_HOUR, begin, Optional.of(charged), end, energy, true);
    }

    private static Instant instant(JsonNode source, String field) {
        String text = text(source, field);
        try {
            return Instant.parse(text.endsWith("Z") ? text : text + "Z").truncatedTo(ChronoUnit.SECONDS);
        } catch (DateTimeException e) {
            throw new InvalidDocumentException(field, "is not a time such as 2026-06-24T12:39:09Z");
        }
    }

    private static BigDecimal bounded(String field, JsonNode node) {
        BigDecimal number = number(field, node);
        if (number.signum() < 0 || number.compareTo(MOST) > 0) {
            throw new InvalidDocumentException(field, "is not from 0 to " + MOST);
        }
        return number;
    }

    private static BigDecimal number(String field, JsonNode node) {
        if (!node.isNumber()
                || node.decimalValue().precision() > 30
                || Math.abs(node.decimalValue().scale()) > 30) {
            throw new InvalidDocumentException(field, "is not a number that can be read");
        }
        return node.decimalValue();
    }

    private static String text(JsonNode source, String field) {
        if (!source.path(field).isTextual()) {
            throw new InvalidDocumentException(field, "is missing");
        }
        return source.path(field).textValue();
    }
}
