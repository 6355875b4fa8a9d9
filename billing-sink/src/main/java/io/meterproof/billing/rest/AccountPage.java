package io.meterproof.billing.rest;

import io.javalin.http.Context;
import io.meterproof.billing.store.AccountRow;
import io.meterproof.billing.store.ArchiveReader;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Some of all accounts.
 *
 * @param accounts by their ids
 * @param next behind which the next page begins, {@code ?after=}; null where this is the last one
 */
record AccountPage(List<AccountRow> accounts, String next) {
    private static final int LONGEST_ID = 100;

    /** The page that a request asks for by {@code ?limit=} and {@code ?after=}. */
    static AccountPage of(Context context, ArchiveReader reader) {
        Optional<String> after = Optional.ofNullable(context.queryParam("after"));
        if (after.filter(id -> id.isEmpty() || id.length() > LONGEST_ID).isPresent()) {
            throw ProblemException.badRequest("after is an account's id, as next says it");
        }
        int limit = Route.limit(context);
        List<AccountRow> rows = reader.accounts(after, limit);
        String next = rows.size() < limit ? null : rows.get(rows.size() - 1).account();
        return new AccountPage(
                rows.stream().sorted(Comparator.comparing(AccountRow::account)).toList(), next);
    }
}
