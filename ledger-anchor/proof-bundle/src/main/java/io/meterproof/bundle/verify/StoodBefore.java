package io.meterproof.bundle.verify;

import io.meterproof.metering.cycle.AccountTerms;
import io.meterproof.metering.document.Contract;
import io.meterproof.metering.document.Effective;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The cycles that stood after the last close. Where a contract takes the place of theirs it is charged by cycles too, for no period
 * charged these days.
 */
record StoodBefore(List<Stood> cycles) {
    private record Stood(Contract contract, Instant from, Instant to) {}

    static StoodBefore of(Collection<CycleChain> chains) {
        List<Stood> cycles = new ArrayList<>();
        for (CycleChain chain : chains) {
            for (CyclePiece piece : chain.pieces()) {
                cycles.add(new Stood(
                        piece.contract(),
                        piece.charges().from(),
                        piece.charges().to()));
            }
        }
        return new StoodBefore(cycles);
    }

    /** Where a chain may begin before a period. */
    Set<Instant> begins(CycleChain chain, Instant period) {
        if (chain.pieces().isEmpty()) {
            return Set.of();
        }
        Contract contract = chain.pieces().iterator().next().contract();
        Effective effective = contract.effective();
        return cycles.stream()
                .filter(stood -> AccountTerms.isFellow(contract, stood.contract()))
                .filter(stood -> effective.from().isBefore(stood.to())
                        && effective.to().map(stood.from()::isBefore).orElse(true))
                .map(stood -> effective.from().isAfter(stood.from()) ? effective.from() : stood.from())
                .filter(begin -> begin.isBefore(period))
                .collect(Collectors.toSet());
    }
}
