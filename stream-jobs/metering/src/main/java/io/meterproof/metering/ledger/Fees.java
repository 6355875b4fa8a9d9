package io.meterproof.metering.ledger;

import io.meterproof.metering.document.FeeCharge;
import io.meterproof.metering.document.Identified;
import io.meterproof.metering.document.InvalidDocumentException;
import io.meterproof.metering.period.FeeRating;
import io.meterproof.metering.rating.BackBilling;
import io.meterproof.metering.rating.Fee;
import io.meterproof.metering.rating.Line;
import io.meterproof.metering.rating.Tariff;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What a fee costs an account. */
public final class Fees {
    private Fees() {}

    /**
     * The version of the price list that a charge names; empty while it is not known.
     *
     * @param known versions of the price list
     * @throws InvalidDocumentException with the field and the reason where another holds at the instant, or it has no such fee in the
     *     account's currency
     */
    public static Optional<Tariff> version(FeeCharge charge, List<Identified<Tariff>> known, String currency) {
        Optional<Tariff> named = known.stream()
                .filter(version -> version.hash().equals(charge.version()))
                .map(Identified::content)
                .findFirst();
        named.ifPresent(version -> {
            require(
                    inForce(known, charge.at()).equals(named),
                    "version",
                    "is not the one that holds at " + charge.at());
            requirePriced(charge, version, currency);
        });
        return named;
    }

    /** @throws InvalidDocumentException where a version of a price list does not price a charge */
    public static void requirePriced(FeeCharge charge, Tariff version, String currency) {
        require(version.id().equals(charge.tariff()), "tariff", "is not that of the version, " + version.id());
        require(!version.from().isAfter(charge.at()), "at", "is before the version begins, " + version.from());
        require(version.currency().equals(currency), "version", "is in " + version.currency() + ", not " + currency);
        require(FeeRating.fee(version, charge.event()).isPresent(), "fee", "is none of the version: " + charge.fee());
    }

    /** The version that holds at an instant. */
    public static Optional<Tariff> inForce(List<Identified<Tariff>> known, Instant at) {
        return known.stream()
                .map(Identified::content)
                .filter(version -> !version.from().isAfter(at))
                .max(Comparator.comparing(Tariff::from));
    }

    /**
     * The lines of a charge that was priced; where it is older than the version's bound on back-billing, with what is written off.
     *
     * @throws ArithmeticException where an amount passes 64 bits
     */
    public static List<Line> lines(FeeCharge charge, Tariff version, Instant booked) {
        Fee fee = FeeRating.fee(version, charge.event()).orElseThrow();
        List<Line> lines = FeeRating.lines(version, fee, charge.event());
        Optional<BackBilling> policy = version.backBilling();
        Optional<Instant> limit = policy.flatMap(each -> each.limit(booked));
        if (limit.isEmpty()) {
            return lines;
        }
        long late = BackBilling.late(lines, limit.get());
        return late > 0 ? policy.get().writtenOff(lines, limit.get(), late) : lines;
    }

    private static void require(boolean holds, String field, String reason) {
        if (!holds) {
            throw new InvalidDocumentException(field, reason);
        }
    }
}
