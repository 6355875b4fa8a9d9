package io.meterproof.statement;

import java.util.ArrayList;
import java.util.List;

/**
 * A place of a statement under its heading.
 *
 * @param charge in whole coins, by {@link Headings}
 */
record HeadedPlace(String charge, AccountStatement.Place place, List<HeadedUse> endUses) {
    /** @param charge in whole coins */
    record HeadedUse(String charge, AccountStatement.EndUse use) {}

    static List<HeadedPlace> of(AccountStatement statement) {
        List<AccountStatement.Place> places = statement.places();
        List<String> charges = Headings.of(
                statement.currency(),
                statement.charges(),
                places.stream().map(AccountStatement.Place::charge).toList());
        List<HeadedPlace> headed = new ArrayList<>();
        for (int i = 0; i < places.size(); i++) {
            headed.add(of(statement.currency(), charges.get(i), places.get(i)));
        }
        return headed;
    }

    private static HeadedPlace of(String currency, String charge, AccountStatement.Place place) {
        List<AccountStatement.EndUse> uses = place.endUses();
        List<String> charges = Headings.of(
                currency,
                charge,
                uses.stream().map(AccountStatement.EndUse::charge).toList());
        List<HeadedUse> headed = new ArrayList<>();
        for (int i = 0; i < uses.size(); i++) {
            headed.add(new HeadedUse(charges.get(i), uses.get(i)));
        }
        return new HeadedPlace(charge, place, headed);
    }
}
