package io.meterproof.metering.period;

import io.meterproof.metering.period.Carried.Credit;
import io.meterproof.metering.rating.EnergyCharge;
import io.meterproof.metering.rating.Line;
import io.meterproof.metering.rating.NetMetering;
import io.meterproof.metering.rating.TariffComponent;
import io.meterproof.metering.rating.TieredCharge;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The credit of net metering: what the charge makes of the import alone, taken back where export offsets it. Export beyond
 * the import of its times is credit for later; it ends with the agreement, and where a version has no price of that name any longer.
 *
 * @param carried credits by price, milli-units; money that net billing of the same id left in an earlier version
 */
record NetMeteringLines(List<Line> lines, List<Credit> carried) {

    static NetMeteringLines of(Part part, NetMetering net, Carried before) {
        TieredCharge charge = charge(part, net);
        long[] imported = UseByPrice.of(part, charge.whens(), part.use().imported());
        long[] exported = UseByPrice.of(part, charge.whens(), part.use().exported());
        long[] billed = new long[imported.length];
        List<Line> lines = new ArrayList<>();
        List<Credit> credits = new ArrayList<>();
        boolean ends = part.endsYear(net.expires());
        for (int i = 0; i < imported.length; i++) {
            String price = charge.prices().get(i).name();
            long credit = Math.addExact(exported[i], before.credit(net.id(), price));
            long used = Math.max(0, Math.min(credit, imported[i]));
            billed[i] = imported[i] - used;
            long left = credit - used;
            if (left > 0 && !ends) {
                credits.add(new Credit(net.id(), price, left, net.residualPrice()));
            } else if (left > 0) {
                lines.add(residual(part, net.id(), price, left, net.residualPrice()));
            }
        }
        List<Credit> own = before.credits().stream()
                .filter(credit -> credit.component().equals(net.id()))
                .toList();
        own.stream().filter(Credit::isMoney).forEach(credits::add);
        own.stream()
                .filter(credit -> !credit.isMoney() && isWithoutPrice(credit, charge))
                .map(credit -> residual(part, net.id(), credit.price(), credit.amount(), net.residualPrice()))
                .forEach(lines::add);
        lines.addAll(EnergyLines.lines(part, net.id(), charge, offsets(part, charge, imported, billed)));
        return new NetMeteringLines(lines, credits);
    }

    /** Whether a version has no price of the name any longer: no import is left that the credit could offset. */
    private static boolean isWithoutPrice(Credit credit, TieredCharge charge) {
        return charge.prices().stream().noneMatch(price -> price.name().equals(credit.price()));
    }

    /** Credit that a component left which the tariff has no longer: each is paid, or expires, as that component said. */
    static NetMeteringLines leftOver(Part part, Carried before) {
        List<Credit> ended = before.credits().stream()
                .filter(credit -> !credit.isMoney() && !isCarriedOn(part, credit))
                .toList();
        List<Line> lines = ended.stream()
                .map(credit ->
                        residual(part, credit.component(), credit.price(), credit.amount(), credit.residualPrice()))
                .toList();
        List<Credit> kept = new ArrayList<>(before.credits());
        kept.removeAll(ended);
        return new NetMeteringLines(lines, kept);
    }

    private static boolean isCarriedOn(Part part, Credit credit) {
        return part.tariff().components().stream()
                .anyMatch(component ->
                        component instanceof NetMetering && component.id().equals(credit.component()));
    }

    /** What nothing is left to offset is paid; for nothing, where it expires. */
    private static Line residual(Part part, String component, String price, long left, BigDecimal residualPrice) {
        String name = price + (residualPrice.signum() == 0 ? " expired" : " residual");
        return part.line(component, Optional.of(name), -left, residualPrice);
    }

    private static long[][] offsets(Part part, TieredCharge charge, long[] imported, long[] billed) {
        long[][] with = BlendedTiers.of(part, charge, billed, sum(billed));
        long[][] without = BlendedTiers.of(part, charge, imported, sum(imported));
        for (int price = 0; price < with.length; price++) {
            for (int tier = 0; tier < with[price].length; tier++) {
                with[price][tier] = Math.subtractExact(with[price][tier], without[price][tier]);
            }
        }
        return with;
    }

    private static TieredCharge charge(Part part, NetMetering net) {
        for (TariffComponent component : part.tariff().components()) {
            if (component.id().equals(net.charge()) && component instanceof EnergyCharge energy) {
                return TieredCharge.of(energy);
            } else if (component.id().equals(net.charge()) && component instanceof TieredCharge tiered) {
                return tiered;
            }
        }
        throw new IllegalArgumentException("net metering " + net.id() + " offsets no charge " + net.charge());
    }

    private static long sum(long[] quantities) {
        long sum = 0;
        for (long quantity : quantities) {
            sum = Math.addExact(sum, quantity);
        }
        return sum;
    }
}
