package io.meterproof.billing.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.meterproof.billing.statement.AccountBill;
import io.meterproof.billing.statement.Charge;
import io.meterproof.billing.statement.ChargeKey;
import io.meterproof.billing.statement.MeteredUse;
import io.meterproof.statement.Figures;
import io.meterproof.statement.Use;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A bill: places, their end uses, and the components of these. Every charge is in exactly one of each, so each level sums to the
 * one above.
 */
record BillView(String charge, List<PlaceView> places) {
    record PlaceView(String place, String name, String charge, List<EndUseView> endUses) {
        /** What belongs to the account as a whole, such as rounding, comes last. */
        private boolean isAccount() {
            return place.equals(Use.ACCOUNT);
        }
    }

    record EndUseView(String endUse, String charge, List<UsedView> used, List<ComponentView> components) {}

    /**
     * @param direction {@code export} of what was fed in; empty of what was taken
     * @param origin an origin class, or {@code ESTIMATED}
     * @param subMeter the usage point whose use is deducted; empty for what the place's own meters counted
     */
    record UsedView(
            String unit,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) String direction,
            String origin,
            boolean simulated,
            String quantity,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) String subMeter) {}

    /** @param direction {@code export} of use that was fed in; empty of what was taken, and of what is for no use */
    record ComponentView(
            String usagePoint,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) String direction,
            String component,
            String name,
            String unit,
            String quantity,
            String charge) {}

    static String direction(boolean exported) {
        return exported ? "export" : "";
    }

    static BillView of(AccountBill bill, Directory directory) {
        Map<Directory.Place, SortedMap<String, Group>> places = new LinkedHashMap<>();
        bill.charges().byKey().forEach((key, charge) -> group(key.use(), places, directory)
                .charges
                .put(key, charge));
        bill.charges().used().forEach((metered, quantity) -> group(metered.use(), places, directory)
                .used
                .merge(Source.of(metered), quantity, Math::addExact));
        List<PlaceView> views = new ArrayList<>();
        places.forEach((place, endUses) -> views.add(place(place, endUses)));
        views.sort(Comparator.comparing(PlaceView::isAccount));
        return new BillView(Figures.money(bill.charges().total()), views);
    }

    private static Group group(Use use, Map<Directory.Place, SortedMap<String, Group>> places, Directory directory) {
        return places.computeIfAbsent(directory.place(use.usagePoint()), place -> new TreeMap<>())
                .computeIfAbsent(use.endUse(), endUse -> new Group());
    }

    private static PlaceView place(Directory.Place place, SortedMap<String, Group> endUses) {
        List<EndUseView> views = new ArrayList<>();
        endUses.forEach((endUse, group) -> views.add(group.view(endUse)));
        long total = endUses.values().stream().mapToLong(Group::total).reduce(0, Math::addExact);
        return new PlaceView(place.id(), place.name(), Figures.money(total), views);
    }

    /** Whose word a quantity is, wherever at the place. */
    private record Source(String unit, boolean exported, String subMeter, String origin, boolean simulated)
            implements Comparable<Source> {
        private static final Comparator<Source> ORDER = Comparator.comparing(Source::unit)
                .thenComparing(Source::exported)
                .thenComparing(Source::subMeter)
                .thenComparing(Source::origin)
                .thenComparing(Source::simulated);

        static Source of(MeteredUse metered) {
            return new Source(
                    metered.use().unit(),
                    metered.exported(),
                    metered.subMeter(),
                    metered.origin(),
                    metered.simulated());
        }

        UsedView view(long quantity) {
            return new UsedView(unit, direction(exported), origin, simulated, Figures.quantity(quantity), subMeter);
        }

        @Override
        public int compareTo(Source other) {
            return ORDER.compare(this, other);
        }
    }

    /** The charges of one end use at one place. */
    private static final class Group {
        private final SortedMap<ChargeKey, Charge> charges = new TreeMap<>();
        private final SortedMap<Source, Long> used = new TreeMap<>();

        long total() {
            return charges.values().stream().mapToLong(Charge::amount).reduce(0, Math::addExact);
        }

        EndUseView view(String endUse) {
            List<ComponentView> components = new ArrayList<>();
            charges.forEach((key, charge) -> components.add(component(key, charge)));
            List<UsedView> quantities = new ArrayList<>();
            used.forEach((source, quantity) -> quantities.add(source.view(quantity)));
            return new EndUseView(endUse, Figures.money(total()), quantities, components);
        }

        private static ComponentView component(ChargeKey key, Charge charge) {
            return new ComponentView(
                    key.use().usagePoint(),
                    direction(key.exported()),
                    key.component(),
                    key.name().orElse(""),
                    key.use().unit(),
                    Figures.quantity(charge.quantity()),
                    Figures.money(charge.amount()));
        }
    }
}
