package io.meterproof.metering.period;

import io.meterproof.metering.rating.PriceClock;
import io.meterproof.metering.rating.Quantities;
import io.meterproof.metering.rating.Tier;
import io.meterproof.metering.rating.TieredCharge;
import io.meterproof.metering.rating.TieredCharge.Basis;
import io.meterproof.metering.rating.When;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** Fills tiers in the order of use. An interval that crosses a threshold is split there; daily tiers begin anew each local day. */
final class TiersInOrder {
    private final Part part;
    private final TieredCharge charge;
    private final long[][] quantities;
    private long used;
    private long nextDay = Long.MIN_VALUE;

    private TiersInOrder(Part part, TieredCharge charge) {
        this.part = part;
        this.charge = charge;
        quantities = charge.prices().stream()
                .map(price -> new long[price.tiers().size()])
                .toArray(long[][]::new);
    }

    /** Milli-units by price and tier. */
    static long[][] of(Part part, TieredCharge charge, Quantities use) {
        TiersInOrder tiers = new TiersInOrder(part, charge);
        tiers.fill(use);
        return tiers.quantities;
    }

    private void fill(Quantities use) {
        List<When> whens = charge.whens();
        PriceClock clock = part.clock(whens);
        use.each((begin, end, quantity) -> {
            if (charge.basis() == Basis.DAY && begin >= nextDay) {
                used = 0;
                nextDay = endOfDay(begin);
            }
            add(clock.priceAt(begin), quantity);
        });
    }

    /** What is below zero takes back what was filled last, and beyond that is of the first tier. */
    private void add(int price, long quantity) {
        long next = Math.addExact(used, quantity);
        if (price != PriceClock.NONE) {
            List<Tier> tiers = charge.prices().get(price).tiers();
            long below = Long.MIN_VALUE;
            for (int tier = 0; tier < tiers.size(); tier++) {
                long upTo = tiers.get(tier).upTo().map(this::threshold).orElse(Long.MAX_VALUE);
                long filled = within(next, below, upTo) - within(used, below, upTo);
                quantities[price][tier] = Math.addExact(quantities[price][tier], filled);
                below = upTo;
            }
        }
        used = next;
    }

    private static long within(long reached, long below, long upTo) {
        return Math.max(below, Math.min(reached, upTo));
    }

    private long threshold(long limit) {
        return charge.basis() == Basis.DAY ? limit : part.prorated(limit);
    }

    private long endOfDay(long second) {
        LocalDate date = Instant.ofEpochSecond(second).atZone(part.zone()).toLocalDate();
        return date.plusDays(1).atStartOfDay(part.zone()).toEpochSecond();
    }
}
