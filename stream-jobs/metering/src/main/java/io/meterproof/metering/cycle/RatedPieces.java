package io.meterproof.metering.cycle;

import io.meterproof.formats.block.MeasurementUnit;
import io.meterproof.metering.document.Identified;
import io.meterproof.metering.period.Carried;
import io.meterproof.metering.period.RatedPeriod;
import io.meterproof.metering.rating.Tariff;
import io.meterproof.tlog.Hash;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What pieces came to: of an account that is calculated again with another use, only what that changes is rated again. */
final class RatedPieces {
    private record Piece(
            String agreement, Span span, List<Hash> versions, boolean ends, Carried carried, Set<Span> byDays) {}

    /** What a piece came to by the uses that reach into it. */
    record Outcome(Set<MeasuredUse> uses, MeasurementUnit unit, RatedPeriod rated) {}

    private final Map<Piece, Outcome> outcomes = new HashMap<>();

    /** @param own uses of the agreement, export that is netted included */
    Outcome rate(CycleTerms terms, CyclePlan.Piece piece, List<MeasuredUse> own, Carried carried) {
        Set<MeasuredUse> uses = within(piece.span(), own);
        boolean ends = terms.endsAt(piece.agreement(), piece.span().to());
        List<Hash> versions = piece.versions().stream().map(Identified::hash).toList();
        Piece key = new Piece(terms.key(), piece.span(), versions, ends, carried, piece.byDays());
        Outcome known = outcomes.get(key);
        if (known == null || !known.uses().equals(uses)) {
            CycleUse use = terms.use(own, piece.span());
            known = new Outcome(uses, use.unit(), rated(piece, ends, use, carried));
            outcomes.put(key, known);
        }
        return known;
    }

    private static RatedPeriod rated(CyclePlan.Piece piece, boolean ends, CycleUse use, Carried carried) {
        List<Tariff> versions =
                piece.versions().stream().map(Identified<Tariff>::content).toList();
        return CycleRating.rate(versions, piece.span(), ends, use, carried, piece.byDays());
    }

    /** By identity: a use is kept as it is, or becomes another. */
    private static Set<MeasuredUse> within(Span span, List<MeasuredUse> own) {
        Set<MeasuredUse> within = Collections.newSetFromMap(new IdentityHashMap<>());
        for (MeasuredUse use : own) {
            if (use.begin() < span.to().getEpochSecond()
                    && use.end() > span.from().getEpochSecond()) {
                within.add(use);
            }
        }
        return within;
    }
}
