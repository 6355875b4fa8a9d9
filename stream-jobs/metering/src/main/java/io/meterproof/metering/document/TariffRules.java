package io.meterproof.metering.document;

import io.meterproof.metering.rating.BackBilling;
import io.meterproof.metering.rating.Commodity;
import io.meterproof.metering.rating.Coverage;
import io.meterproof.metering.rating.DemandCharge;
import io.meterproof.metering.rating.DynamicCharge;
import io.meterproof.metering.rating.EnergyCharge;
import io.meterproof.metering.rating.Levy;
import io.meterproof.metering.rating.MinimumCharge;
import io.meterproof.metering.rating.NetBilling;
import io.meterproof.metering.rating.NetMetering;
import io.meterproof.metering.rating.Rating;
import io.meterproof.metering.rating.Tariff;
import io.meterproof.metering.rating.TariffComponent;
import io.meterproof.metering.rating.TieredCharge;
import io.meterproof.metering.rating.TieredCharge.Allocation;
import io.meterproof.metering.rating.TieredCharge.Basis;
import io.meterproof.metering.rating.Vat;
import io.meterproof.metering.rating.When;
import io.meterproof.metering.rule.RuleDecision;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What must hold between the components of a tariff: distinct ids, units of the commodity, no gap, no reference to nothing. */
record TariffRules(Tariff tariff) {

    /** @param fields of the components, in their order */
    void check(List<Fields> fields) {
        Set<String> ids = new HashSet<>();
        BigDecimal dearest = BigDecimal.ZERO;
        for (int i = 0; i < fields.size(); i++) {
            TariffComponent component = tariff.components().get(i);
            Fields at = fields.get(i);
            at.check(ids.add(component.id()), "id", "stands twice in this tariff: " + component.id());
            checkId(component, at);
            at.check(
                    !(component instanceof BackBilling) || tariff.backBilling().equals(Optional.of(component)),
                    "kind",
                    "stands twice in this tariff: back-billing");
            if (component instanceof BackBilling) {
                checkBounded(at);
            }
            checkNames(component, at);
            checkUnit(component, at);
            checkGap(component, at);
            checkReferences(component, at);
            dearest = dearest.add(TariffBounds.perUnit(component));
            at.check(
                    dearest.compareTo(TariffBounds.PER_UNIT) <= 0,
                    component instanceof DynamicCharge ? "factor" : "prices",
                    "come to more than " + TariffBounds.PER_UNIT + " per unit in all");
            TariffBounds.checkFixed(component, at);
            checkBasis(component, at);
        }
    }

    private static void checkId(TariffComponent component, Fields at) {
        String id = component.id();
        at.check(!id.equals("rounding"), "id", "rounding is the name of rounding lines");
        at.check(!id.equals(Rating.METERED), "id", "metered is the name of lines without a price");
        at.check(!RuleDecision.isComponent(id), "id", "is the name of lines that decide by rules");
    }

    private static void checkNames(TariffComponent component, Fields at) {
        at.check(
                !(component instanceof NetBilling billing)
                        || billing.prices().stream().noneMatch(price -> NetBilling.isCarrying(price.name())),
                "prices",
                "have the name of a line that carries money from bill to bill");
    }

    private static void checkBasis(TariffComponent component, Fields at) {
        at.check(
                !(component instanceof TieredCharge tiered)
                        || tiered.basis() != Basis.KILOWATT
                        || tiered.allocation() == Allocation.BLENDED,
                "basis",
                "kilowatt needs the allocation blended");
    }

    private void checkBounded(Fields at) {
        tariff.components().stream()
                .filter(Tariff::isChargedByCycle)
                .findFirst()
                .ifPresent(component -> {
                    throw at.refuse(
                            "kind",
                            "back-billing bounds only what is charged as it is read, and " + component.id()
                                    + " is charged with its month: leave back-billing out and credit what is billed too late"
                                    + " with a fee below zero, or leave out all but energy, dynamic, standing, fee and what is of sessions");
                });
    }

    private void checkUnit(TariffComponent component, Fields at) {
        Optional<Commodity> commodity = tariff.commodity();
        if (commodity.isEmpty()) {
            return;
        }
        Rating.unitOf(component)
                .ifPresent(unit -> at.check(
                        commodity.get().isMeasuredIn(unit),
                        component instanceof DemandCharge ? "kind" : "unit",
                        unit.symbol() + " does not fit " + ComponentJson.name(commodity.get())));
    }

    private void checkGap(TariffComponent component, Fields at) {
        List<When> prices = List.of(When.ALWAYS);
        if (component instanceof EnergyCharge energy) {
            prices = energy.whens();
        } else if (component instanceof TieredCharge tiered) {
            prices = tiered.whens();
        }
        if (!prices.get(prices.size() - 1).isAlways()) {
            new Coverage(prices, !tariff.holidays().isEmpty()).gap().ifPresent(gap -> {
                throw at.refuse("prices", "leaves a gap " + gap);
            });
        }
    }

    private void checkReferences(TariffComponent component, Fields at) {
        if (component instanceof MinimumCharge minimum) {
            minimum.on().forEach(id -> checkNames(id, at, false));
        } else if (component instanceof Levy levy) {
            levy.on().forEach(id -> checkNames(id, at, false));
        } else if (component instanceof Vat vat) {
            vat.on().forEach(id -> checkNames(id, at, true));
            at.check(taxes(vat) == 1, "on", "taxes what another component taxes too: " + vat.id());
        } else if (component instanceof NetMetering net) {
            at.check(
                    tariff.components().stream().anyMatch(other -> isOffset(net, other)),
                    "charge",
                    "is no energy charge and no blended tiered charge of this tariff: " + net.charge());
        }
    }

    /** How many components tax something that this one taxes, itself included. */
    private long taxes(Vat vat) {
        return tariff.components().stream()
                .filter(other -> other instanceof Vat one
                        && (one.on().isEmpty() || vat.on().isEmpty() || !Collections.disjoint(one.on(), vat.on())))
                .count();
    }

    private void checkNames(String id, Fields at, boolean levies) {
        boolean named = tariff.components().stream()
                .anyMatch(other -> other.id().equals(id)
                        && !(other instanceof Vat)
                        && (levies || !(other instanceof Levy || other instanceof MinimumCharge)));
        at.check(named, "on", "names no such component of this tariff: " + id);
    }

    private static boolean isOffset(NetMetering net, TariffComponent other) {
        boolean offset = other instanceof EnergyCharge
                || (other instanceof TieredCharge tiered && tiered.allocation() == Allocation.BLENDED);
        return offset && other.id().equals(net.charge());
    }
}
