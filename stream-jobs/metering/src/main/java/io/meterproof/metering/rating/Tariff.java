package io.meterproof.metering.rating;

import io.meterproof.formats.block.MeasurementUnit;
import io.meterproof.tlog.Hash;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A version of a tariff, effective from an instant until the next version.
 *
 * @param parent hash of the version that this one follows
 * @param approver who answers for its prices
 * @param commodity what it prices; its units fit it
 * @param rounding the named rule by which statements round to the minor unit
 * @param holidays local dates on which prices for holidays apply instead of those of the day of the week
 * @param owners to whom a component's charges belong, by component id, where that is not the seller
 */
public record Tariff(
        String id,
        String currency,
        ZoneId zone,
        Instant from,
        Optional<Hash> parent,
        Optional<String> approver,
        Optional<Commodity> commodity,
        String rounding,
        Set<LocalDate> holidays,
        SortedMap<String, String> owners,
        List<TariffComponent> components) {
    public Tariff {
        holidays = Set.copyOf(holidays);
        owners = Collections.unmodifiableSortedMap(new TreeMap<>(owners));
        components = List.copyOf(components);
    }

    /** Whether a component can only be charged when a billing cycle is closed; else all is charged as read, by days, and by events. */
    public boolean needsPeriod() {
        return components.stream().anyMatch(Tariff::isChargedByCycle);
    }

    /** Whether a component is charged when a billing cycle is closed, and at no other time. */
    public static boolean isChargedByCycle(TariffComponent component) {
        return !(isChargedAsRead(component)
                || component instanceof StandingCharge
                || component instanceof Fee
                || component instanceof BackBilling);
    }

    /** How far back its bills may reach; empty where nothing bounds them. */
    public Optional<BackBilling> backBilling() {
        for (TariffComponent component : components) {
            if (component instanceof BackBilling policy) {
                return Optional.of(policy);
            }
        }
        return Optional.empty();
    }

    /** Why it cannot price what is measured of a commodity; empty where it can, or charges by days and events alone. */
    public Optional<String> misfit(Commodity measured) {
        if (commodity.isPresent() && commodity.get() != measured) {
            return Optional.of("is of " + commodity.get().word() + ", not of " + measured.word());
        }
        Set<MeasurementUnit> units = components.stream()
                .flatMap(component -> Rating.unitOf(component).stream())
                .collect(Collectors.toSet());
        return units.isEmpty() || units.stream().anyMatch(measured::isMeasuredIn)
                ? Optional.empty()
                : Optional.of("prices no unit in which " + measured.word() + " is measured");
    }

    /** Whether use entries have the lines of a component: it needs no whole cycle. */
    public static boolean isChargedAsRead(TariffComponent component) {
        return component instanceof EnergyCharge || component instanceof DynamicCharge || component.isOfSessions();
    }

    /** Whether export is worth something, so that energy charges are for import only. */
    public boolean creditsExport() {
        return components.stream().anyMatch(Tariff::isCredit);
    }

    /** Whether a component makes credit of export. */
    public static boolean isCredit(TariffComponent component) {
        return component instanceof NetMetering || component instanceof NetBilling;
    }

    /** A tariff without holidays, all of whose charges belong to the seller. */
    public Tariff(
            String id,
            String currency,
            ZoneId zone,
            Instant from,
            Optional<Hash> parent,
            String rounding,
            List<TariffComponent> components) {
        this(
                id,
                currency,
                zone,
                from,
                parent,
                Optional.empty(),
                Optional.empty(),
                rounding,
                Set.of(),
                new TreeMap<>(),
                components);
    }
}
