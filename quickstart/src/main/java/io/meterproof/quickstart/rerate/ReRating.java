package io.meterproof.quickstart.rerate;

import io.meterproof.metering.document.Agreement;
import io.meterproof.metering.document.Authorisation;
import io.meterproof.metering.document.Contract;
import io.meterproof.metering.document.Effective;
import io.meterproof.quickstart.part.StackException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Puts contracts on another tariff, for always or for a span of time. What it makes of a contract depends on that contract
 * alone, and it makes nothing of its own results: so it may be done again until it is done.
 *
 * @param tariff by whose prices was billed
 * @param corrected the id of the tariff that takes its place
 * @param span only so long; empty for always
 * @param zone of the tariff, by whose dates the contracts of a span are named
 */
record ReRating(String tariff, String corrected, Optional<Effective> span, ZoneId zone) {
    private static final int LONGEST_ID = 100;

    /**
     * What takes the place of a contract, in order of time; empty where that is on another tariff, or holds at other times.
     * The first piece keeps the contract's id and so its place, each other one has an id with the date of its begin.
     *
     * @throws StackException where such an id would be too long
     */
    List<Contract> pieces(Contract contract) {
        if (!contract.tariff().equals(tariff) || moved(contract.effective()).isEmpty()) {
            return List.of();
        }
        Effective whole = contract.effective();
        Effective moved = moved(whole).orElseThrow();
        List<Contract> pieces = new ArrayList<>();
        if (whole.from().isBefore(moved.from())) {
            add(pieces, contract, tariff, new Effective(whole.from(), Optional.of(moved.from())));
        }
        add(pieces, contract, corrected, moved);
        if (!moved.to().equals(whole.to())) {
            add(pieces, contract, tariff, new Effective(moved.to().orElseThrow(), whole.to()));
        }
        return List.copyOf(pieces);
    }

    /** When a contract is under the corrected tariff. */
    private Optional<Effective> moved(Effective contract) {
        if (span.isEmpty()) {
            return Optional.of(contract);
        }
        Instant from = later(contract.from(), span.get().from());
        Instant to = earlier(contract.to(), span.get().to()).orElseThrow();
        return from.isBefore(to) ? Optional.of(new Effective(from, Optional.of(to))) : Optional.empty();
    }

    private void add(List<Contract> pieces, Contract contract, String tariff, Effective effective) {
        String id =
                pieces.isEmpty() ? contract.id() : contract.id() + "@" + LocalDate.ofInstant(effective.from(), zone);
        if (id.length() > LONGEST_ID) {
            throw new StackException("id: " + id + " is longer than " + LONGEST_ID + " characters");
        }
        pieces.add(with(contract, id, tariff, effective));
    }

    private static Contract with(Contract contract, String id, String tariff, Effective effective) {
        if (contract instanceof Agreement agreement) {
            return new Agreement(
                    id,
                    agreement.account(),
                    agreement.usagePoint(),
                    agreement.readingType(),
                    agreement.endUse(),
                    tariff,
                    effective,
                    agreement.party(),
                    agreement.rules());
        }
        Authorisation authorisation = (Authorisation) contract;
        return new Authorisation(
                id,
                authorisation.token(),
                authorisation.account(),
                authorisation.endUse(),
                tariff,
                effective,
                authorisation.rules());
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Optional<Instant> earlier(Optional<Instant> one, Optional<Instant> other) {
        return one.isPresent() && (other.isEmpty() || one.get().isBefore(other.get())) ? one : other;
    }
}
