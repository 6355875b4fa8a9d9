package io.meterproof.metering.settlement;

import io.meterproof.metering.ledger.Usage;
import io.meterproof.metering.rating.BackBilling;
import io.meterproof.metering.rating.Line;
import io.meterproof.tlog.Hash;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What one correction may charge for what was used long ago: no more than it takes back of the same account. Bills draw on
 * that in their order; what is beyond, and a late bill in whose place nothing stood, is written off. What a late deduction gives beyond what
 * is taken back of deductions is withheld likewise, until the close of its period.
 */
final class LateUse {
    private final Instant booked;
    private final Map<Hash, BackBilling> policies;
    private final Collection<Segment> gone;
    private final Map<Source, Long> drawn = new HashMap<>();

    private record Source(String account, Instant limit, boolean credit) {
        long late(List<Line> lines) {
            return credit ? BackBilling.lateCredit(lines, limit) : BackBilling.late(lines, limit);
        }
    }

    /**
     * @param policies of new segments, by their usage
     * @param gone what the correction takes back
     */
    LateUse(Instant booked, Map<Hash, BackBilling> policies, Collection<Segment> gone) {
        this.booked = booked;
        this.policies = policies;
        this.gone = gone;
    }

    /**
     * A new segment, with what is too late written off.
     *
     * @param replaced the usage in whose place it is billed
     */
    Segment bound(Segment bill, Optional<Hash> replaced) {
        BackBilling policy = policies.get(bill.usageId());
        Optional<Instant> limit = policy == null ? Optional.empty() : policy.limit(booked);
        if (limit.isEmpty()) {
            return bill;
        }
        Usage usage = bill.usage();
        List<Line> lines = usage.lines();
        long charge = excess(bill, replaced, new Source(usage.account(), limit.get(), false));
        long credit = usage.deduction().isPresent()
                ? excess(bill, replaced, new Source(usage.account(), limit.get(), true))
                : 0;
        lines = charge > 0 ? policy.writtenOff(lines, limit.get(), charge) : lines;
        lines = credit > 0 ? policy.withheld(lines, limit.get(), credit) : lines;
        return lines.equals(usage.lines()) ? bill : new Segment(bill.usageId(), usage.with(lines), bill.measured());
    }

    /** How much of a bill is late, and beyond what it replaces. */
    private long excess(Segment bill, Optional<Hash> replaced, Source source) {
        long late = source.late(bill.usage().lines());
        return isRebill(bill, replaced) ? late - draw(source, late) : late;
    }

    /** Only a reversal in its own account does a bill replace. */
    private boolean isRebill(Segment bill, Optional<Hash> replaced) {
        return gone.stream()
                .anyMatch(segment -> replaced.equals(Optional.of(segment.usageId()))
                        && segment.usage().account().equals(bill.usage().account()));
    }

    /** Takes as much as is left, at most what is asked. */
    private long draw(Source source, long asked) {
        long given = 0;
        for (Segment segment : gone) {
            if (segment.usage().account().equals(source.account())) {
                given = Math.addExact(given, source.late(segment.usage().lines()));
            }
        }
        long before = drawn.getOrDefault(source, 0L);
        long taken = Math.min(asked, Math.max(0, given - before));
        drawn.put(source, before + taken);
        return taken;
    }
}
