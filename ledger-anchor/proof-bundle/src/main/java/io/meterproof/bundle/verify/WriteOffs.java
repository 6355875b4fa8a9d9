package io.meterproof.bundle.verify;

import io.meterproof.formats.block.Channel;
import io.meterproof.formats.block.ChargingTransaction;
import io.meterproof.metering.ledger.Basis;
import io.meterproof.metering.ledger.Deduction;
import io.meterproof.metering.ledger.LedgerEntry;
import io.meterproof.metering.ledger.ReversalEntry;
import io.meterproof.metering.ledger.Usage;
import io.meterproof.metering.ledger.UsageEntry;
import io.meterproof.metering.rating.BackBilling;
import io.meterproof.metering.rating.Line;
import io.meterproof.metering.rating.Tariff;
import io.meterproof.tlog.Hash;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What bills write off, recomputed entry by entry. A correction is the reversals of one cause in one channel, where that settles, and the bills in
 * their place: these charge for late use at most what those took back, and a late bill that replaces nothing charges none. A late deduction
 * credits likewise, and the rest is withheld.
 */
final class WriteOffs {
    private final Dossier dossier;
    private final Map<Key, Correction> corrections = new HashMap<>();

    private record Key(Hash cause, Channel channel, boolean advance, Subject subject) {}

    /** Where a channel settles: at a usage point, with a token, or where a sub-meter is deducted. A cause corrects each by itself. */
    private record Subject(String usagePointOrToken, Optional<String> subMeter) {
        static Subject of(Usage usage, BilledSegment segment) {
            Optional<String> token = segment.exhibit().evidence().charging().map(ChargingTransaction::token);
            return new Subject(
                    token.orElse(usage.usagePoint()), usage.deduction().map(Deduction::usagePoint));
        }
    }

    /** What ended at the limit or before is late. */
    private record Late(Instant limit, boolean credit) {
        long of(List<Line> lines) {
            return credit ? BackBilling.lateCredit(lines, limit) : BackBilling.late(lines, limit);
        }
    }

    /** What a reversal took back, by its number. */
    private record TakenBack(long sequence, List<Line> lines) {}

    /** What is taken back, and what bills drew of it: of all that stands behind what the first of them replaces. */
    private static final class Correction {
        private final List<TakenBack> takenBack = new ArrayList<>();
        private final Map<Late, Long> drawn = new HashMap<>();

        /** Takes as much as is left, at most what is asked. */
        long draw(long asked, Late late, long replaced) {
            if (drawn.isEmpty()) {
                takenBack.removeIf(reversal -> reversal.sequence() < replaced);
            }
            long given = 0;
            for (TakenBack reversal : takenBack) {
                given = Math.addExact(given, late.of(reversal.lines()));
            }
            long before = drawn.getOrDefault(late, 0L);
            long taken = Math.min(asked, Math.max(0, given - before));
            drawn.put(late, before + taken);
            return taken;
        }
    }

    WriteOffs(Dossier dossier) {
        this.dossier = dossier;
    }

    /** Takes note of a reversal; one of what is no earlier usage is refused elsewhere. */
    void reversed(ReversalEntry reversal) {
        usage(reversal.reverses()).ifPresent(usage -> key(reversal, usage).ifPresent(key -> {
            Correction known = corrections.get(key);
            if (known == null || !known.drawn.isEmpty()) {
                known = new Correction(); // Reversals come before bills: this is another one.
                corrections.put(key, known);
            }
            known.takenBack.add(new TakenBack(reversal.header().sequence(), usage.lines()));
        }));
    }

    /** The lines that an entry must have. */
    List<Line> bounded(UsageEntry entry, List<Line> lines, Tariff tariff) {
        Optional<BackBilling> policy = tariff.backBilling();
        Optional<Instant> limit =
                policy.flatMap(each -> each.limit(entry.header().booked()));
        if (limit.isEmpty()) {
            return lines;
        }
        long charge = excess(entry, lines, new Late(limit.get(), false));
        boolean deducts = entry.usage().deduction().isPresent();
        long credit = deducts ? excess(entry, lines, new Late(limit.get(), true)) : 0;
        List<Line> bounded = charge > 0 ? policy.get().writtenOff(lines, limit.get(), charge) : lines;
        return credit > 0 ? policy.get().withheld(bounded, limit.get(), credit) : bounded;
    }

    /** How much of a bill is late, and beyond what it replaces. */
    private long excess(UsageEntry entry, List<Line> lines, Late late) {
        long asked = late.of(lines);
        return asked
                - correction(entry)
                        .map(correction ->
                                correction.draw(asked, late, entry.rebills().getAsLong()))
                        .orElse(0L);
    }

    private Optional<Correction> correction(UsageEntry bill) {
        if (bill.rebills().isEmpty()
                || !(entry(bill.rebills().getAsLong()).orElse(null) instanceof ReversalEntry one)) {
            return Optional.empty();
        }
        return usage(one.reverses()).flatMap(usage -> key(one, usage)).map(corrections::get);
    }

    private Optional<Key> key(ReversalEntry reversal, UsageEntry reversed) {
        BilledSegment segment = dossier.results().segment(Math.toIntExact(reversal.reverses() - 1));
        boolean advance = reversed.usage().basis() instanceof Basis.OfAdvance;
        return Optional.ofNullable(segment)
                .map(known -> new Key(reversal.cause(), known.channel(), advance, Subject.of(reversed.usage(), known)));
    }

    private Optional<UsageEntry> usage(long sequence) {
        return entry(sequence).filter(UsageEntry.class::isInstance).map(UsageEntry.class::cast);
    }

    private Optional<LedgerEntry> entry(long sequence) {
        return sequence >= 1 && sequence <= dossier.entries().size()
                ? Optional.of(dossier.entries().get((int) (sequence - 1)))
                : Optional.empty();
    }
}
