package io.meterproof.metering.settlement;

import io.meterproof.metering.ledger.Usage;
import io.meterproof.metering.rating.BackBilling;
import io.meterproof.metering.rating.Line;
import io.meterproof.tlog.Hash;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What one correction may charge for what was used long ago: no more than it takes back. Bills draw on
 * that in their order; what is beyond, and a late bill in whose place nothing stood, is written off. What a late deduction gives beyond what
 * is taken back of deductions is withheld likewise, until the close of its period. Events are bounded and booked one after the other.
 */
public final class LateUse {
    private final Instant booked;
    private final Pool metered = new Pool();
    private final Pool advances = new Pool();

    /** What ended at the limit or before is late. */
    private record Late(Instant limit, boolean credit) {
        long of(List<Line> lines) {
            return credit ? BackBilling.lateCredit(lines, limit) : BackBilling.late(lines, limit);
        }
    }

    /** What is taken back, and what bills drew of it: of all that stands behind what the first of them replaces. */
    private static final class Pool {
        private final List<SettlementEvent.Reverse> takenBack = new ArrayList<>();
        private final Map<Late, Long> drawn = new HashMap<>();
        private int first;

        Optional<SettlementEvent.Reverse> reversal(Hash usageId) {
            return takenBack.stream()
                    .filter(reverse -> reverse.usageId().equals(usageId))
                    .findFirst();
        }

        long left(Late late, SettlementEvent.Reverse replaced) {
            long given = 0;
            for (SettlementEvent.Reverse reverse : takenBack.subList(first(replaced), takenBack.size())) {
                given = Math.addExact(given, late.of(reverse.usage().lines()));
            }
            return Math.max(0, given - drawn.getOrDefault(late, 0L));
        }

        void draw(Late late, long amount, SettlementEvent.Reverse replaced) {
            first = first(replaced);
            drawn.merge(late, amount, Math::addExact);
        }

        private int first(SettlementEvent.Reverse replaced) {
            return drawn.isEmpty() ? takenBack.indexOf(replaced) : first;
        }
    }

    /** @param booked when the correction is booked */
    public LateUse(Instant booked) {
        this.booked = booked;
    }

    /** A bill with what is too late written off. */
    public SettlementEvent.Bill bound(SettlementEvent.Bill bill) {
        Optional<Instant> limit = limit(bill);
        if (limit.isEmpty()) {
            return bill;
        }
        BackBilling policy = bill.backBilling().orElseThrow();
        List<Line> lines = bill.usage().lines();
        for (Late late : lates(bill.usage(), limit.get())) {
            long excess = excess(bill, late);
            if (excess > 0) {
                lines = late.credit()
                        ? policy.withheld(lines, limit.get(), excess)
                        : policy.writtenOff(lines, limit.get(), excess);
            }
        }
        return bill.with(bill.usage().with(lines));
    }

    /** Takes note of what is booked: a reversal of what was booked before, write-offs included, or a bill that is bounded. */
    public void booked(SettlementEvent event) {
        if (event instanceof SettlementEvent.Reverse reverse) {
            pool(reverse.usage()).takenBack.add(reverse);
        } else {
            draw((SettlementEvent.Bill) event);
        }
    }

    private void draw(SettlementEvent.Bill bill) {
        Optional<Instant> limit = limit(bill);
        Optional<SettlementEvent.Reverse> replaced = replaced(bill);
        if (limit.isPresent() && replaced.isPresent()) {
            for (Late late : lates(bill.usage(), limit.get())) {
                pool(replaced.get().usage()).draw(late, late.of(bill.usage().lines()), replaced.get());
            }
        }
    }

    /** How much of a bill is late, and beyond what is left of what it replaces. */
    private long excess(SettlementEvent.Bill bill, Late late) {
        long asked = late.of(bill.usage().lines());
        long left = replaced(bill)
                .map(reversal -> pool(reversal.usage()).left(late, reversal))
                .orElse(0L);
        return asked - Math.min(asked, left);
    }

    private Optional<SettlementEvent.Reverse> replaced(SettlementEvent.Bill bill) {
        return bill.replaces().flatMap(usageId -> metered.reversal(usageId).or(() -> advances.reversal(usageId)));
    }

    private Optional<Instant> limit(SettlementEvent.Bill bill) {
        return bill.backBilling().flatMap(policy -> policy.limit(booked));
    }

    private static List<Late> lates(Usage usage, Instant limit) {
        Late charge = new Late(limit, false);
        return usage.deduction().isPresent() ? List.of(charge, new Late(limit, true)) : List.of(charge);
    }

    private Pool pool(Usage usage) {
        return usage.isOfAdvance() ? advances : metered;
    }
}
