package io.meterproof.quickstart.rerate;

import io.meterproof.metering.document.Contract;
import io.meterproof.metering.document.DocumentCodec;
import io.meterproof.metering.document.Identified;
import io.meterproof.metering.document.SignedDocument;
import io.meterproof.metering.rating.Rating;
import io.meterproof.metering.rating.Tariff;
import io.meterproof.metering.rating.TariffComponent;
import io.meterproof.quickstart.part.StackException;
import io.meterproof.tlog.Hash;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * All that a re-rating still has to do.
 *
 * @param steps one for each contract that takes part
 */
record Plan(List<Step> steps) {

    /**
     * A contract, and what takes its place.
     *
     * @param pieces in order of time
     */
    record Step(Identified<Contract> contract, List<Contract> pieces) {}

    /**
     * Plans a re-rating.
     *
     * @param corrected the tariff that takes the place
     * @throws StackException with the field and the reason, where that cannot take it
     */
    static Plan of(ReRating reRating, Tariff corrected, PublishedTerms terms) {
        Tariff tariff = newest(reRating.tariff(), terms);
        require(!corrected.id().equals(tariff.id()), "id", "is the tariff's own: the corrected one needs another");
        require(corrected.currency().equals(tariff.currency()), "currency", "is not " + tariff.currency());
        require(corrected.zone().equals(tariff.zone()), "zone", "is not " + tariff.zone());
        require(units(corrected).containsAll(units(tariff)), "components", "do not price every unit that it prices");
        require(
                reRating.span().isEmpty() || !corrected.needsPeriod() && !chargesByCycles(reRating.tariff(), terms),
                "month",
                "cannot be cut out where a tariff charges by cycles, for what these carry on would begin anew:"
                        + " move the contracts for always");
        require(
                corrected.needsPeriod() == chargesByCycles(reRating.tariff(), terms),
                "components",
                "charge by cycles where those of the other tariff do not: the standing charges of closed months"
                        + " would not be those of the corrected tariff");
        Set<Hash> known = terms.known();
        List<Step> steps = new ArrayList<>();
        for (Identified<Contract> contract : terms.inForce()) {
            List<Contract> pieces = reRating.pieces(contract.content());
            if (!pieces.isEmpty()) {
                pieces.forEach(piece -> requirePublishable(piece, corrected, known));
                steps.add(new Step(contract, pieces));
            }
        }
        return new Plan(List.copyOf(steps));
    }

    List<Identified<Contract>> contracts() {
        return steps.stream().map(Step::contract).toList();
    }

    private static boolean chargesByCycles(String id, PublishedTerms terms) {
        return terms.tariffs().get(id).stream()
                .anyMatch(version -> version.content().needsPeriod());
    }

    private static Tariff newest(String id, PublishedTerms terms) {
        List<Identified<Tariff>> versions = terms.tariffs().getOrDefault(id, List.of());
        require(!versions.isEmpty(), "tariff", id + " was never published");
        return versions.get(versions.size() - 1).content();
    }

    private static void requirePublishable(Contract piece, Tariff corrected, Set<Hash> known) {
        Instant from = piece.effective().from();
        if (piece.tariff().equals(corrected.id())) {
            require(
                    !corrected.from().isAfter(from),
                    "from",
                    "is later than " + from + ", when " + piece.id() + " begins");
        }
        Hash hash = new SignedDocument(DocumentCodec.encode(piece), List.of()).hash();
        require(
                !known.contains(hash),
                "id",
                "of the corrected tariff: contract " + piece.id()
                        + " was on it before, and a document cannot be said again; give the tariff another id");
    }

    private static Set<Optional<?>> units(Tariff tariff) {
        return tariff.components().stream()
                .map((TariffComponent component) -> Rating.unitOf(component))
                .filter(Optional::isPresent)
                .collect(Collectors.toSet());
    }

    private static void require(boolean holds, String field, String reason) {
        if (!holds) {
            throw new StackException(field + " " + reason + ".");
        }
    }
}
