package io.meterproof.metering.settlement;

import io.meterproof.tlog.Hash;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** A channel with an archive behind it that always answers. */
final class ArchivedChannel {
    private final TreeChannelStore store = new TreeChannelStore();
    private final Map<Long, byte[]> archive = new HashMap<>();
    private final Terms terms;
    private final Books books = new Books();
    private final List<Long> written = new ArrayList<>();
    private ArchivedMonths archived = ArchivedMonths.NONE;
    private int recalls;

    ArchivedChannel(Terms terms) {
        this.terms = terms;
    }

    /** Settles a block, with what it needs of the archive; returns what that moves. */
    SettlementOutcome accept(AcceptedBlock block) {
        SettlementOutcome outcome = settlement().accept(block);
        if (outcome instanceof SettlementOutcome.BeyondHorizon old) {
            return acceptLate(block, old);
        }
        books.post(outcome.events());
        keep(archived.with(Long.MAX_VALUE, outcome.givenUp(), Set.of()));
        return outcome;
    }

    private SettlementOutcome acceptLate(AcceptedBlock block, SettlementOutcome.BeyondHorizon old) {
        Reach reach = reach(old).orElseThrow();
        recalls += reach.months().size();
        Reopening reopening = new Reopening(store);
        reopening.open(
                reach,
                reach.months().stream()
                        .map(month -> GivenUpCodec.decode(archive.get(month.version())))
                        .toList());
        SettlementOutcome outcome = settlement().accept(block);
        books.post(outcome.events());
        Set<Hash> billed = new HashSet<>();
        outcome.events().stream()
                .filter(SettlementEvent.Bill.class::isInstance)
                .forEach(event -> billed.add(event.usageId()));
        keep(archived.with(reach.since(), reopening.close(reach), billed));
        return outcome;
    }

    Optional<Reach> reach(SettlementOutcome.BeyondHorizon old) {
        return archived.reach(head().boundary(), old.firstSequence(), old.end());
    }

    private void keep(ArchivedMonths.Change change) {
        archived = change.next();
        for (ArchivedMonths.Fresh fresh : change.fresh()) {
            archive.put(fresh.month().version(), GivenUpCodec.encode(fresh.content()));
            written.add(fresh.month().version());
        }
    }

    Settlement settlement() {
        return new Settlement(Blocks.CHANNEL, terms, Installed.UNKNOWN, store);
    }

    ChannelHead head() {
        return store.head().orElseThrow();
    }

    ArchivedMonths archived() {
        return archived;
    }

    GivenUp month(int number) {
        return GivenUpCodec.decode(archive.get(archived.months().get(number).version()));
    }

    /** The versions that went to the archive, in order. */
    List<Long> written() {
        return written;
    }

    /** How many months came back. */
    int recalls() {
        return recalls;
    }

    Books books() {
        return books;
    }

    /** What is billed, by its first number. */
    Map<Long, Long> quantities() {
        Map<Long, Long> quantities = new TreeMap<>();
        books.standing()
                .values()
                .forEach(usage -> quantities.put(
                        usage.firstSequence(),
                        usage.lines().stream()
                                .mapToLong(line -> line.quantity())
                                .sum()));
        return quantities;
    }
}
