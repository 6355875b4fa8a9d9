package io.meterproof.metering.period;

import io.meterproof.metering.period.Carried.Credit;
import io.meterproof.metering.rating.EnergyCharge;
import io.meterproof.metering.rating.Line;
import io.meterproof.metering.rating.NetMetering;
import io.meterproof.metering.rating.TariffComponent;
import io.meterproof.metering.rating.TieredCharge;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The credit of net metering: what the charge makes of the import alone, taken back where export offsets it. Export beyond
 * the import of its times is credit for later; it expires where a version has no price of that name any longer.
 *
 * @param carried credits by price, milli-units
 */
record NetMeteringLines(List<Line> lines, List<Credit> carried) {

    static NetMeteringLines of(Part part, NetMetering net, Carried before) {
        TieredCharge charge = charge(part, net);
        long[] imported = UseByPrice.of(part, charge.whens(), part.use().imported());
        long[] exported = UseByPrice.of(part, charge.whens(), part.use().exported());
        long[] billed = new long[imported.length];
        List<Line> lines = new ArrayList<>();
        List<Credit> credits = new ArrayList<>();
        boolean ends = part.use().to().equals(part.cycle().to())
                && part.cycle().lastDate(part.zone()).getMonth() == net.expires();
        for (int i = 0; i < imported.length; i++) {
            String price = charge.prices().get(i).name();
            long credit = Math.addExact(exported[i], before.credit(net.id(), price));
            long used = Math.max(0, Math.min(credit, imported[i]));
            billed[i] = imported[i] - used;
            long left = credit - used;
            if (left > 0 && !ends) {
                credits.add(new Credit(net.id(), price, left));
            } else if (left > 0) {
                residual(part, net, price, left).ifPresent(lines::add);
            }
        }
        before.credits().stream()
                .filter(credit -> credit.component().equals(net.id()) && isWithoutPrice(credit, charge))
                .flatMap(credit -> residual(part, net, credit.price(), credit.amount()).stream())
                .forEach(lines::add);
        lines.addAll(EnergyLines.lines(part, net.id(), charge, offsets(part, charge, imported, billed)));
        return new NetMeteringLines(lines, credits);
    }

    /** Whether a version has no price of the name any longer: no import is left that the credit could offset. */
    private static boolean isWithoutPrice(Credit credit, TieredCharge charge) {
        return charge.prices().stream().noneMatch(price -> price.name().equals(credit.price()));
    }

    private static Optional<Line> residual(Part part, NetMetering net, String price, long left) {
        return net.residualPrice().signum() == 0
                ? Optional.empty()
                : Optional.of(part.line(net.id(), Optional.of(price + " residual"), -left, net.residualPrice()));
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
