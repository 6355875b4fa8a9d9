package io.meterproof.quickstart.rerate;

import io.meterproof.metering.document.Contract;
import io.meterproof.metering.document.Effective;
import io.meterproof.metering.document.Identified;
import io.meterproof.metering.ledger.LedgerEntry;
import io.meterproof.metering.ledger.ReversalEntry;
import io.meterproof.metering.ledger.Usage;
import io.meterproof.metering.ledger.UsageEntry;
import io.meterproof.metering.rating.Line;
import io.meterproof.metering.settlement.ArchivedMonths;
import io.meterproof.tlog.Hash;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What a re-rating changes, from the entries of all accounts: those of each account in their order. */
final class Effects {
    private final Map<Hash, Contract> contracts = new HashMap<>();
    private final Optional<Effective> span;
    private final Repricing repricing;
    private final Map<String, Map<Long, UsageEntry>> standing = new TreeMap<>();
    private final Map<Place, Instant> newest = new HashMap<>();

    /** Where readings go on: how far back the archive reaches follows the newest of them. */
    private record Place(String usagePoint, String endUse) {
        static Place of(Usage usage) {
            return new Place(usage.usagePoint(), usage.endUse());
        }
    }

    Effects(Collection<Identified<Contract>> concerned, Optional<Effective> span, Repricing repricing) {
        concerned.forEach(contract -> contracts.put(contract.hash(), contract.content()));
        this.span = span;
        this.repricing = repricing;
    }

    void add(LedgerEntry entry) {
        String account = entry.header().account();
        if (entry instanceof UsageEntry usage && !usage.usage().lines().isEmpty()) {
            newest.merge(Place.of(usage.usage()), end(usage.usage()), (one, two) -> one.isAfter(two) ? one : two);
        }
        if (entry instanceof UsageEntry usage && concerns(usage.usage())) {
            standing.computeIfAbsent(account, unseen -> new TreeMap<>())
                    .put(entry.header().sequence(), usage);
        } else if (entry instanceof ReversalEntry reversal && standing.containsKey(account)) {
            standing.get(account).remove(reversal.reverses());
        }
    }

    private boolean concerns(Usage usage) {
        return contracts.containsKey(usage.agreement())
                && !usage.lines().isEmpty()
                && span.map(within -> within.covers(usage.lines().get(0).from()))
                        .orElse(true);
    }

    /** The accounts that something stands of, by their ids. */
    List<Effect> byAccount() {
        return standing.entrySet().stream()
                .filter(account -> !account.getValue().isEmpty())
                .map(account -> effect(account.getKey(), account.getValue().values()))
                .toList();
    }

    private Effect effect(String account, Collection<UsageEntry> entries) {
        Effect effect = Effect.none(account, entries.iterator().next().header().currency());
        for (UsageEntry entry : entries) {
            Usage usage = entry.usage();
            if (!end(usage).isAfter(reach(newest.get(Place.of(usage))))) {
                effect = effect.plusBehind();
                continue;
            }
            long charged = usage.lines().stream().mapToLong(Line::amount).reduce(0, Math::addExact);
            effect = effect.plus(charged, repricing.of(usage, contracts.get(usage.agreement())));
        }
        return effect;
    }

    private static Instant end(Usage usage) {
        return usage.lines().stream()
                .map(Line::to)
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    /** As many months (UTC) before the previous one as the archive gives back: what is older may not move any more. */
    private static Instant reach(Instant newest) {
        return YearMonth.from(newest.atOffset(ZoneOffset.UTC))
                .minusMonths(1L + ArchivedMonths.MOST_MONTHS)
                .atDay(1)
                .atStartOfDay(ZoneOffset.UTC)
                .toInstant();
    }
}
