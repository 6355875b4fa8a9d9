package io.meterproof.quickstart.conformance.energinet;

import io.meterproof.quickstart.conformance.energinet.Charged.Payer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Joins charges, their links and metering points over the time that all of them hold. A metering point without a supplier
 * is its parent's.
 */
record ChargedPeriods(Scenario scenario) {
    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("E17", "consumption"),
            Map.entry("E18", "production"),
            Map.entry("E20", "exchange"),
            Map.entry("D01", "ve_production"),
            Map.entry("D05", "net_production"),
            Map.entry("D06", "supply_to_grid"),
            Map.entry("D07", "consumption_from_grid"),
            Map.entry("D08", "wholesale_services_information"),
            Map.entry("D09", "own_production"),
            Map.entry("D10", "net_from_grid"),
            Map.entry("D11", "net_to_grid"),
            Map.entry("D12", "total_consumption"),
            Map.entry("D14", "electrical_heating"),
            Map.entry("D15", "net_consumption"));
    private static final Map<String, String> METHODS = Map.of("D01", "flex", "E02", "non_profiled");

    List<Charged> all() {
        List<Charged> all = new ArrayList<>();
        for (Map<String, String> charge : scenario.charges()) {
            for (Map<String, String> link : scenario.links()) {
                if (Charge.of(charge).equals(Charge.of(link))) {
                    Span.of(charge)
                            .and(scenario.period())
                            .flatMap(span -> span.and(Span.of(link)))
                            .ifPresent(span -> addPoints(all, charge, link, span));
                }
            }
        }
        return all;
    }

    private void addPoints(List<Charged> all, Map<String, String> charge, Map<String, String> link, Span span) {
        for (Map<String, String> point : scenario.meteringPoints()) {
            if (point.get("metering_point_id").equals(link.get("metering_point_id"))
                    && scenario.gridAreas().contains(point.get("grid_area_code"))) {
                span.and(Span.of(point)).ifPresent(common -> addSuppliers(all, charge, link, point, common));
            }
        }
    }

    private void addSuppliers(
            List<Charged> all,
            Map<String, String> charge,
            Map<String, String> link,
            Map<String, String> point,
            Span span) {
        if (!point.get("energy_supplier_id").isEmpty()) {
            all.add(charged(charge, link, point, point.get("energy_supplier_id"), span));
            return;
        }
        for (Map<String, String> parent : scenario.meteringPoints()) {
            if (parent.get("metering_point_id").equals(point.get("parent_metering_point_id"))) {
                span.and(Span.of(parent))
                        .ifPresent(common ->
                                all.add(charged(charge, link, point, parent.get("energy_supplier_id"), common)));
            }
        }
    }

    private static Charged charged(
            Map<String, String> charge,
            Map<String, String> link,
            Map<String, String> point,
            String supplier,
            Span span) {
        Payer payer = new Payer(
                point.get("grid_area_code"),
                supplier,
                TYPES.getOrDefault(point.get("type"), point.get("type")),
                METHODS.getOrDefault(point.get("settlement_method"), point.get("settlement_method")));
        return new Charged(
                Charge.of(charge),
                charge.get("resolution"),
                Boolean.parseBoolean(charge.get("is_tax")),
                payer,
                point.get("metering_point_id"),
                Integer.parseInt(link.get("quantity")),
                span);
    }
}
