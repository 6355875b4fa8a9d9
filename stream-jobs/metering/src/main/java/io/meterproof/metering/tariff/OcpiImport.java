package io.meterproof.metering.tariff;

import com.fasterxml.jackson.databind.JsonNode;
import io.meterproof.formats.block.MeasurementUnit;
import io.meterproof.metering.document.InvalidDocumentException;
import io.meterproof.metering.rating.Commodity;
import io.meterproof.metering.rating.EnergyCharge;
import io.meterproof.metering.rating.IdleCharge;
import io.meterproof.metering.rating.StartFee;
import io.meterproof.metering.rating.Tariff;
import io.meterproof.metering.rating.TariffComponent;
import io.meterproof.metering.rating.TimeCharge;
import io.meterproof.metering.rating.TimeOfUsePrice;
import io.meterproof.metering.rating.Vat;
import io.meterproof.metering.rating.When;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Makes a tariff of an OCPI 2.2.1 tariff object (mod_tariffs, "Tariff Object"). Of its elements the first that matches
 * gives a dimension's price: a later one has what times earlier ones leave. Restrictions by time and day are taken over; what is restricted by
 * energy, power, duration or date, or priced by time at some times only, is refused.
 */
public final class OcpiImport {
    private static final int PRICE_DIGITS = 6;

    private final JsonNode source;
    private final List<String> notes = new ArrayList<>();
    private final List<TimeOfUsePrice> energy = new ArrayList<>();
    private final List<String> energyPlaces = new ArrayList<>();
    private final List<TariffComponent> others = new ArrayList<>();
    private final SortedMap<BigDecimal, List<String>> taxes = new TreeMap<>();
    private final Map<String, Optional<BigDecimal>> taxOf = new HashMap<>();

    private OcpiImport(JsonNode source) {
        this.source = source;
    }

    /**
     * Imports one tariff.
     *
     * @param source numbers as decimals, not as floating point
     * @param zone of the chargers, in which OCPI's local times are
     * @throws InvalidDocumentException with the field and the reason
     */
    public static Imported read(JsonNode source, ZoneId zone, Instant from) {
        OcpiImport made = new OcpiImport(source);
        return new Imported(made.tariff(zone, from), made.notes);
    }

    private Tariff tariff(ZoneId zone, Instant from) {
        JsonNode elements = source.path("elements");
        for (int i = 0; i < elements.size(); i++) {
            element("elements[" + i + "]", elements.get(i));
        }
        for (String limit : List.of("min_price", "max_price", "start_date_time", "end_date_time")) {
            if (source.has(limit)) {
                notes.add(limit + " is not taken over");
            }
        }
        List<TariffComponent> components = new ArrayList<>();
        if (!energy.isEmpty()) {
            components.add(new EnergyCharge("energy", MeasurementUnit.KILOWATT_HOUR, closed(firstMatches())));
        }
        components.addAll(others);
        taxes.forEach((percent, on) -> components.add(new Vat("vat-" + percent.toPlainString(), "S", percent, on)));
        if (components.isEmpty()) {
            throw new InvalidDocumentException("elements", "has no prices");
        }
        return new Tariff(
                text("id"),
                text("currency"),
                zone,
                from,
                Optional.empty(),
                Optional.empty(),
                Optional.of(Commodity.ELECTRICITY),
                "half-up",
                Set.of(),
                new TreeMap<>(),
                components);
    }

    private void element(String path, JsonNode element) {
        When when = OcpiTimes.read(path + ".restrictions", element.path("restrictions"));
        JsonNode priced = element.path("price_components");
        for (int i = 0; i < priced.size(); i++) {
            component(path + ".price_components[" + i + "]", priced.get(i), when);
        }
    }

    private void component(String path, JsonNode component, When when) {
        BigDecimal price = price(path + ".price", component.path("price"));
        int step = step(path + ".step_size", component.path("step_size"));
        String type = component.path("type").asText();
        switch (type) {
            case "ENERGY" -> {
                energy.add(new TimeOfUsePrice("price " + (energy.size() + 1), price, when));
                energyPlaces.add(path);
                if (step > 1) {
                    notes.add(path + ".step_size: energy is charged exactly, not in steps of " + step + " Wh");
                }
                tax(path, component, "energy");
            }
            case "TIME" -> addOnce(path, component, new TimeCharge("time", price, step), when);
            case "PARKING_TIME" -> addOnce(path, component, new IdleCharge("idle", price, 0, step), when);
            case "FLAT" -> addOnce(path, component, new StartFee("start", price), when);
            default -> throw new InvalidDocumentException(path + ".type", "is no dimension of OCPI 2.2.1: " + type);
        }
    }

    private static int step(String path, JsonNode step) {
        if (step.isMissingNode()) {
            return 1;
        }
        if (!step.isInt() || step.intValue() < 1) {
            throw new InvalidDocumentException(path, "is not a whole number above zero");
        }
        return step.intValue();
    }

    private void addOnce(String path, JsonNode json, TariffComponent component, When when) {
        if (others.stream().anyMatch(known -> known.id().equals(component.id()))) {
            unreached(path);
            return;
        }
        if (!when.isAlways()) {
            throw new InvalidDocumentException(path, "is priced at some times only, which this dimension cannot be");
        }
        others.add(component);
        tax(path, json, component.id());
    }

    /** Tax is on a whole dimension here: its prices cannot differ in it. */
    private void tax(String path, JsonNode component, String id) {
        Optional<BigDecimal> percent =
                component.has("vat") ? Optional.of(price(path + ".vat", component.path("vat"))) : Optional.empty();
        Optional<BigDecimal> known = taxOf.putIfAbsent(id, percent);
        if (known == null) {
            percent.ifPresent(rate ->
                    taxes.computeIfAbsent(rate, unused -> new ArrayList<>()).add(id));
        } else if (!known.equals(percent)) {
            throw new InvalidDocumentException(path + ".vat", "is another than that of an earlier price of " + id);
        }
    }

    private List<TimeOfUsePrice> firstMatches() {
        FirstMatch order =
                new FirstMatch(energy.stream().map(TimeOfUsePrice::when).toList());
        List<TimeOfUsePrice> reached = new ArrayList<>();
        for (int i = 0; i < energy.size(); i++) {
            TimeOfUsePrice price = energy.get(i);
            Optional<When> when = order.of(i);
            if (when.isPresent()) {
                reached.add(new TimeOfUsePrice(price.name(), price.price(), when.get()));
            } else {
                unreached(energyPlaces.get(i));
            }
        }
        return reached;
    }

    private void unreached(String path) {
        notes.add(path + " is never reached: an earlier element always matches");
    }

    /** In OCPI what matches no element is free. */
    private static List<TimeOfUsePrice> closed(List<TimeOfUsePrice> prices) {
        List<TimeOfUsePrice> closed = new ArrayList<>(prices);
        if (prices.stream().noneMatch(price -> price.when().isAlways())) {
            closed.add(new TimeOfUsePrice("free", BigDecimal.ZERO, When.ALWAYS));
        }
        return closed;
    }

    private String text(String field) {
        if (!source.path(field).isTextual()) {
            throw new InvalidDocumentException(field, "is missing");
        }
        return source.path(field).textValue();
    }

    private static BigDecimal price(String path, JsonNode number) {
        if (!number.isNumber()) {
            throw new InvalidDocumentException(path, "is not a number");
        }
        BigDecimal price = number.decimalValue().stripTrailingZeros();
        if (price.scale() > PRICE_DIGITS) {
            throw new InvalidDocumentException(path, "has more than six decimals");
        }
        return price.scale() < 0 ? price.setScale(0) : price;
    }
}
