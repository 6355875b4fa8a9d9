package io.meterproof.metering.period;

import io.meterproof.metering.period.Carried.Credit;
import io.meterproof.metering.rating.Line;
import io.meterproof.metering.rating.NetBilling;
import io.meterproof.metering.rating.NetBilling.CarryOver;
import io.meterproof.metering.rating.TimeOfUsePrice;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Credit for export at prices of its own, and its carrying over from bill to bill. */
final class NetBillingLines {
    private NetBillingLines() {}

    static List<Line> credits(Part part, NetBilling billing) {
        List<Line> lines = new ArrayList<>();
        long[] exported = UseByPrice.of(part, billing.whens(), part.use().exported());
        for (int i = 0; i < exported.length; i++) {
            TimeOfUsePrice price = billing.prices().get(i);
            if (exported[i] != 0) {
                lines.add(part.line(billing.id(), Optional.of(price.name()), -exported[i], price.price()));
            }
        }
        return lines;
    }

    /**
     * Brings credit forward from the bill before, and carries on what this bill cannot use.
     *
     * @param last the cycle's last part
     * @param due micro-units of the bill with its own credits
     */
    static Balance carry(Part last, NetBilling billing, CarryOver rule, long due, Carried before) {
        List<Line> lines = new ArrayList<>();
        long brought = before.credit(billing.id(), Credit.MONEY);
        if (brought != 0) {
            lines.add(money(last, billing.id(), NetBilling.BROUGHT_FORWARD, -brought));
        }
        long left = Math.max(0, Math.subtractExact(brought, due));
        boolean ends = last.endsYear(rule.ends());
        if (left > 0 && (!ends || rule.expires())) {
            lines.add(money(last, billing.id(), ends ? NetBilling.EXPIRED : NetBilling.CARRIED_FORWARD, left));
        }
        List<Credit> credits = left > 0 && !ends
                ? List.of(new Credit(billing.id(), Credit.MONEY, left, paid(rule)))
                : List.<Credit>of();
        return new Balance(lines, credits);
    }

    /** Money that a component left which the tariff has no longer: it is brought forward once more, or expires, as that component said. */
    static Balance leftOver(Part last, Carried before) {
        List<Line> lines = new ArrayList<>();
        List<Credit> kept = new ArrayList<>();
        for (Credit credit : before.credits()) {
            if (!credit.isMoney() || isCarriedOn(last, credit)) {
                kept.add(credit);
                continue;
            }
            lines.add(money(last, credit.component(), NetBilling.BROUGHT_FORWARD, -credit.amount()));
            if (credit.residualPrice().signum() == 0) {
                lines.add(money(last, credit.component(), NetBilling.EXPIRED, credit.amount()));
            }
        }
        return new Balance(lines, kept);
    }

    private static boolean isCarriedOn(Part part, Credit credit) {
        return part.tariff().components().stream()
                .anyMatch(component -> component instanceof NetBilling billing
                        && billing.carryOver().isPresent()
                        && billing.id().equals(credit.component()));
    }

    private static BigDecimal paid(CarryOver rule) {
        return rule.expires() ? BigDecimal.ZERO : BigDecimal.ONE;
    }

    /** Lines that settle a credit, and the credit that remains. */
    record Balance(List<Line> lines, List<Credit> credits) {}

    private static Line money(Part part, String component, String name, long micros) {
        return part.line(component, Optional.of(name), 1000, BigDecimal.valueOf(micros, 6));
    }
}
