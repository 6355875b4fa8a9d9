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
    private static final String MONEY = "";

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
        long brought = before.credit(billing.id(), MONEY);
        if (brought != 0) {
            lines.add(money(last, billing, NetBilling.BROUGHT_FORWARD, -brought));
        }
        long left = Math.max(0, Math.subtractExact(brought, due));
        boolean ends = last.use().to().equals(last.cycle().to())
                && last.cycle().lastDate(last.zone()).getMonth() == rule.ends();
        if (left > 0 && (!ends || rule.expires())) {
            lines.add(money(last, billing, ends ? NetBilling.EXPIRED : NetBilling.CARRIED_FORWARD, left));
        }
        List<Credit> credits = left > 0 && !ends ? List.of(new Credit(billing.id(), MONEY, left)) : List.<Credit>of();
        return new Balance(lines, credits);
    }

    /** Lines that settle a credit, and the credit that remains. */
    record Balance(List<Line> lines, List<Credit> credits) {}

    private static Line money(Part part, NetBilling billing, String name, long micros) {
        return part.line(billing.id(), Optional.of(name), 1000, BigDecimal.valueOf(micros, 6));
    }
}
