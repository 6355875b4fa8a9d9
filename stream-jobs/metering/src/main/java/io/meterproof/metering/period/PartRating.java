package io.meterproof.metering.period;

import io.meterproof.metering.rating.DemandCharge;
import io.meterproof.metering.rating.DemandCharge.Assessment;
import io.meterproof.metering.rating.DynamicCharge;
import io.meterproof.metering.rating.DynamicLines;
import io.meterproof.metering.rating.EnergyCharge;
import io.meterproof.metering.rating.Fee;
import io.meterproof.metering.rating.Line;
import io.meterproof.metering.rating.MinimumCharge;
import io.meterproof.metering.rating.MonthlyCharge;
import io.meterproof.metering.rating.NetBilling;
import io.meterproof.metering.rating.NetMetering;
import io.meterproof.metering.rating.StandingCharge;
import io.meterproof.metering.rating.TariffComponent;
import io.meterproof.metering.rating.TieredCharge;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Rates one part of a cycle, component by component in the tariff's order; minimums come last. */
final class PartRating {
    private static final long ONE = 1000;

    private final Part part;
    private final List<Line> lines = new ArrayList<>();
    private List<Line> leftOver = List.of();
    private final List<Unpriced> unpriced = new ArrayList<>();
    private Carried carried;

    private PartRating(Part part, Carried carried) {
        this.part = part;
        this.carried = carried;
    }

    static RatedPeriod rate(Part part, Carried carried) {
        PartRating rating = new PartRating(part, carried);
        part.tariff().components().forEach(rating::use);
        part.tariff().components().forEach(rating::fixed);
        part.tariff().components().forEach(rating::credit);
        rating.leftOver();
        part.tariff().components().forEach(rating::minimum);
        return new RatedPeriod(rating.lines, rating.leftOver, rating.unpriced, rating.carried);
    }

    private void use(TariffComponent component) {
        if (component instanceof EnergyCharge energy
                && energy.unit() == part.use().unit()) {
            lines.addAll(
                    EnergyLines.of(part, TieredCharge.of(energy), part.use().imported()));
        } else if (component instanceof TieredCharge tiered
                && tiered.unit() == part.use().unit()) {
            lines.addAll(EnergyLines.of(part, tiered, part.use().imported()));
        } else if (component instanceof DynamicCharge dynamic
                && dynamic.unit() == part.use().unit()) {
            dynamic(dynamic);
        } else if (component instanceof DemandCharge demand) {
            demand(demand);
        }
    }

    private void dynamic(DynamicCharge charge) {
        if (part.use().charged().isPresent()) {
            lines.addAll(BookedLines.dynamic(part, charge, part.use().charged().get()));
            return;
        }
        DynamicLines rated =
                DynamicLines.of(charge, part.use().imported(), part.use().published());
        lines.addAll(rated.lines());
        rated.unpriced()
                .forEach(run -> unpriced.add(new Unpriced(
                        charge.id(),
                        Instant.ofEpochSecond(run.from()),
                        Instant.ofEpochSecond(run.to()),
                        run.quantity())));
    }

    private void demand(DemandCharge charge) {
        if (charge.assessment() == Assessment.DAILY) {
            lines.addAll(DemandLines.daily(part, charge));
            return;
        }
        Map<Integer, Long> peaks = DemandLines.peaks(part, charge);
        lines.addAll(DemandLines.monthly(part, charge, Ratchets.charged(part, charge, peaks, carried)));
        carried = carried.withPeaks(Ratchets.after(part, charge, peaks, carried));
    }

    private void fixed(TariffComponent component) {
        if (component instanceof StandingCharge standing) {
            lines.addAll(FixedLines.standing(part, standing));
        } else if (component instanceof MonthlyCharge monthly) {
            lines.add(part.monthly(monthly.id(), Optional.empty(), ONE, monthly.pricePerMonth()));
        } else if (component.isOfSessions()) {
            part.use().charged().ifPresent(booked -> lines.addAll(BookedLines.ofSessions(component, booked)));
        } else if (component instanceof Fee fee) {
            lines.addAll(FixedLines.fees(part, fee));
        }
    }

    private void credit(TariffComponent component) {
        if (component instanceof NetMetering net) {
            NetMeteringLines rated = NetMeteringLines.of(part, net, carried);
            lines.addAll(rated.lines());
            carried = carried.withCredits(net.id(), rated.carried());
        } else if (component instanceof NetBilling billing
                && billing.unit() == part.use().unit()) {
            lines.addAll(NetBillingLines.credits(part, billing));
        }
    }

    private void leftOver() {
        NetMeteringLines ended = NetMeteringLines.leftOver(part, carried);
        leftOver = ended.lines();
        carried = carried.withCredits(ended.carried());
    }

    private void minimum(TariffComponent component) {
        if (!(component instanceof MinimumCharge minimum)) {
            return;
        }
        List<Line> all = Stream.concat(lines.stream(), leftOver.stream()).toList();
        if (Minimums.isYearly(minimum)) {
            long above = Math.addExact(
                    carried.charged().getOrDefault(minimum.id(), 0L),
                    Math.subtractExact(Minimums.charged(minimum, all), Minimums.asked(part, minimum)));
            Minimums.yearly(part, minimum, above).ifPresent(lines::add);
            carried = carried.withCharged(minimum.id(), Minimums.endsYear(part) ? 0 : above);
        } else {
            Minimums.monthly(part, minimum, all).ifPresent(lines::add);
        }
    }
}
