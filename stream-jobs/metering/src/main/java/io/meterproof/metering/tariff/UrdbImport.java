package io.meterproof.metering.tariff;

import com.fasterxml.jackson.databind.JsonNode;
import io.meterproof.formats.block.MeasurementUnit;
import io.meterproof.metering.document.InvalidDocumentException;
import io.meterproof.metering.rating.Commodity;
import io.meterproof.metering.rating.DemandCharge;
import io.meterproof.metering.rating.DemandCharge.Assessment;
import io.meterproof.metering.rating.DemandCharge.Ratchet;
import io.meterproof.metering.rating.MinimumCharge;
import io.meterproof.metering.rating.MinimumCharge.Span;
import io.meterproof.metering.rating.MonthlyCharge;
import io.meterproof.metering.rating.StandingCharge;
import io.meterproof.metering.rating.Tariff;
import io.meterproof.metering.rating.TariffComponent;
import io.meterproof.metering.rating.TieredCharge;
import io.meterproof.metering.rating.TieredCharge.Allocation;
import io.meterproof.metering.rating.TieredCharge.Basis;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Makes a tariff of a rate of the Utility Rate Database (OpenEI, utility rates API version 7 and 8; names of older
 * responses too): energy and demand by period and tier, demand by month, fixed charges and minimums. What the rate does
 * not say, such as its zone, is given.
 */
public final class UrdbImport {
    private static final int MINUTES_PER_HOUR = 60;
    private static final List<String> OTHER_CHARGES =
            List.of("coincidentratestructure", "fueladjustmentsmonthly", "demandreactivepowercharge");

    private final JsonNode rate;
    private final List<String> notes = new ArrayList<>();
    private final UrdbPrices prices = new UrdbPrices(notes);
    private final List<TariffComponent> components = new ArrayList<>();

    private UrdbImport(JsonNode rate) {
        this.rate = rate;
    }

    /**
     * Imports one rate.
     *
     * @param rate numbers as decimals, not as floating point
     * @throws InvalidDocumentException with the field and the reason
     */
    public static Imported read(JsonNode rate, String id, ZoneId zone, Instant from) {
        UrdbImport made = new UrdbImport(rate);
        made.energy();
        made.demand();
        made.fixed();
        made.noteOthers();
        if (made.components.isEmpty()) {
            throw new InvalidDocumentException("document", "has no energy, demand or fixed charges");
        }
        Tariff tariff = new Tariff(
                id,
                "USD",
                zone,
                from,
                Optional.empty(),
                Optional.empty(),
                Optional.of(Commodity.ELECTRICITY),
                "half-up",
                Set.of(),
                new TreeMap<>(),
                made.components);
        return new Imported(tariff, made.notes);
    }

    private void energy() {
        if (!rate.has("energyratestructure")) {
            return;
        }
        MonthHourSchedule schedule = schedule("energyweekdayschedule", "energyweekendschedule");
        JsonNode structure = rate.path("energyratestructure");
        noteSellPrices(structure);
        components.add(new TieredCharge(
                "energy",
                MeasurementUnit.KILOWATT_HOUR,
                Allocation.BLENDED,
                basis(structure),
                prices.read("energyratestructure", structure, schedule)));
    }

    private Basis basis(JsonNode structure) {
        String unit = structure.at("/0/0/unit").asText("kWh");
        for (JsonNode tier : structure.findValues("unit")) {
            if (!tier.asText().equals(unit)) {
                throw new InvalidDocumentException("energyratestructure", "mixes " + unit + " and " + tier.asText());
            }
        }
        return switch (unit) {
            case "kWh" -> Basis.MONTH;
            case "kWh daily" -> Basis.DAY;
            case "kWh/kW" -> Basis.KILOWATT;
            default -> throw new InvalidDocumentException("energyratestructure", "has tiers in " + unit);
        };
    }

    private void noteSellPrices(JsonNode structure) {
        if (structure.findValues("sell").stream()
                .anyMatch(sell -> sell.decimalValue().signum() != 0)) {
            notes.add("energyratestructure: prices for export are not taken over");
        }
    }

    private void demand() {
        if (rate.has("demandratestructure")) {
            MonthHourSchedule schedule = schedule("demandweekdayschedule", "demandweekendschedule");
            addDemand("demand", "demandratestructure", schedule);
        }
        if (rate.has("flatdemandstructure")) {
            List<Integer> months = integers("flatdemandmonths", rate.path("flatdemandmonths"));
            if (months.size() != 12) {
                throw new InvalidDocumentException("flatdemandmonths", "does not name twelve months' periods");
            }
            addDemand("flat-demand", "flatdemandstructure", MonthHourSchedule.ofMonths(months));
        }
    }

    private void addDemand(String id, String field, MonthHourSchedule schedule) {
        int window = rate.path("demandwindow").asInt(MINUTES_PER_HOUR);
        components.add(new DemandCharge(
                id, window, Assessment.MONTHLY, prices.read(field, rate.path(field), schedule), ratchet()));
    }

    private Optional<Ratchet> ratchet() {
        JsonNode percentages = rate.path("demandratchetpercentage");
        List<BigDecimal> distinct = new ArrayList<>();
        percentages.forEach(percentage -> distinct.add(percentage.decimalValue().movePointRight(2)));
        if (distinct.stream().allMatch(percentage -> percentage.signum() == 0)) {
            return Optional.empty();
        }
        if (distinct.stream().distinct().count() > 1) {
            throw new InvalidDocumentException("demandratchetpercentage", "differs from month to month");
        }
        return Optional.of(new Ratchet(
                distinct.get(0).stripTrailingZeros(), rate.path("lookbackrange").asInt(11)));
    }

    private void fixed() {
        amount("fixedmonthlycharge").ifPresent(price -> components.add(new MonthlyCharge("fixed", price)));
        Optional<BigDecimal> first = amount("fixedchargefirstmeter");
        if (first.isPresent()
                && components.stream().noneMatch(known -> known.id().equals("fixed"))) {
            String unit = rate.path("fixedchargeunits").asText("$/month");
            components.add(
                    switch (unit) {
                        case "$/month" -> new MonthlyCharge("fixed", first.get());
                        case "$/day" -> new StandingCharge("fixed", first.get());
                        default -> throw new InvalidDocumentException("fixedchargeunits", "is not known here: " + unit);
                    });
        }
        minimum("minmonthlycharge", Span.MONTH);
        minimumInUnits();
        minimum("annualmincharge", Span.YEAR);
    }

    /** Version 8 has one minimum with its unit. */
    private void minimumInUnits() {
        if (amount("mincharge").isEmpty()) {
            return;
        }
        String unit = rate.path("minchargeunits").asText("$/month");
        switch (unit) {
            case "$/month" -> minimum("mincharge", Span.MONTH);
            case "$/year" -> minimum("mincharge", Span.YEAR);
            default -> throw new InvalidDocumentException("minchargeunits", "is not known here: " + unit);
        }
    }

    private void minimum(String field, Span span) {
        amount(field)
                .ifPresent(least -> components.add(new MinimumCharge(
                        span == Span.MONTH ? "monthly-minimum" : "yearly-minimum", least, span, List.of())));
    }

    private Optional<BigDecimal> amount(String field) {
        return rate.hasNonNull(field)
                ? Optional.of(prices.price(field, rate.path(field))).filter(price -> price.signum() != 0)
                : Optional.empty();
    }

    /** Charges that no component here can be: whoever reads the notes decides whether the tariff will do. */
    private void noteOthers() {
        for (String field : OTHER_CHARGES) {
            if (isSaid(rate.path(field))) {
                notes.add(field + " is not taken over");
            }
        }
        for (String field : List.of("demandrateunit", "flatdemandunit")) {
            if (!rate.path(field).asText("kW").equals("kW")) {
                notes.add(field + ": demand is taken in kW, not in "
                        + rate.path(field).asText());
            }
        }
    }

    /** Whether there is anything but zeros. */
    private static boolean isSaid(JsonNode node) {
        if (node.isContainerNode()) {
            for (JsonNode one : node) {
                if (isSaid(one)) {
                    return true;
                }
            }
            return false;
        }
        return !node.isMissingNode()
                && !node.isNull()
                && !(node.isNumber() && node.decimalValue().signum() == 0);
    }

    private MonthHourSchedule schedule(String weekdays, String weekends) {
        try {
            return new MonthHourSchedule(rows(weekdays), rows(weekends));
        } catch (IllegalArgumentException e) {
            throw new InvalidDocumentException(weekdays, e.getMessage());
        }
    }

    private List<List<Integer>> rows(String field) {
        List<List<Integer>> rows = new ArrayList<>();
        rate.path(field).forEach(row -> rows.add(integers(field, row)));
        return rows;
    }

    private static List<Integer> integers(String field, JsonNode row) {
        List<Integer> integers = new ArrayList<>();
        for (JsonNode number : row) {
            if (!number.canConvertToExactIntegral()) {
                throw new InvalidDocumentException(field, "has a period that is no whole number: " + number);
            }
            integers.add(number.intValue());
        }
        return integers;
    }
}
