package io.meterproof.metering.cycle;

import io.meterproof.metering.document.Identified;
import io.meterproof.metering.rating.DemandCharge;
import io.meterproof.metering.rating.Tariff;
import java.util.List;
import java.util.Optional;

/**
 * Whether the use of a cycle was billed by the versions that it is rated by. While a bill anew is on its way it was not. Where the
 * horizon cuts a cycle, one part of its use was billed by others for good: that is not waited for.
 */
final class CycleFit {
    private static final int SECONDS_PER_MINUTE = 60;

    private CycleFit() {}

    /** What is missing to rate a piece by the uses that reach into it; empty where nothing is. */
    static Optional<String> missing(CyclePlan.Piece piece, CycleTerms terms, List<MeasuredUse> own) {
        if (piece.versions().isEmpty()) {
            return Optional.of("tariff " + terms.tariffOf(piece.agreement()) + " as it holds at "
                    + piece.span().from());
        }
        return own.stream()
                .filter(use -> reachesInto(use, piece.span()) && !isRatable(use, piece, terms))
                .findFirst()
                .map(use -> use.named() + ": its bill by a version of the tariff that holds");
    }

    private static boolean reachesInto(MeasuredUse use, Span span) {
        return use.begin() < span.to().getEpochSecond()
                && use.end() > span.from().getEpochSecond();
    }

    private static boolean isRatable(MeasuredUse use, CyclePlan.Piece piece, CycleTerms terms) {
        return use.begin() < piece.span().from().getEpochSecond()
                ? dividesDemand(use, piece.versions())
                : isBilledBy(use, piece.versions()) || isCut(use, piece, terms);
    }

    /**
     * Whether the use lies beyond the horizon in a piece that is charged by other terms, or this side of it in one that keeps its terms.
     * Other use under a contract that does not go on will be taken back.
     */
    private static boolean isCut(MeasuredUse use, CyclePlan.Piece piece, CycleTerms terms) {
        return (piece.keepsItsTerms() && terms.goesOn() || use.finished())
                && terms.known().containsKey(use.tariff())
                && dividesDemand(use, piece.versions());
    }

    private static boolean isBilledBy(MeasuredUse use, List<Identified<Tariff>> versions) {
        return versions.stream().anyMatch(version -> version.hash().equals(use.tariff()));
    }

    /** What began before was billed by a version of its own. */
    private static boolean dividesDemand(MeasuredUse use, List<Identified<Tariff>> versions) {
        return versions.stream()
                .flatMap(version -> version.content().components().stream())
                .noneMatch(component -> component instanceof DemandCharge demand
                        && demand.windowMinutes()
                                        * SECONDS_PER_MINUTE
                                        % use.intervals().length()
                                != 0);
    }
}
