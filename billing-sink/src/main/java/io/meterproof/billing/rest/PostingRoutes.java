package io.meterproof.billing.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.javalin.http.Context;
import io.meterproof.billing.kept.Ledger;
import io.meterproof.billing.store.ArchiveReader;
import io.meterproof.metering.posting.Postings;
import io.meterproof.metering.posting.TrialBalance;
import io.meterproof.statement.Figures;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** The ledger in double entry. The cost of an answer grows with the chains that it adds up. */
final class PostingRoutes {
    private static final String ALL_RECEIVABLES = "receivable";

    private final ArchiveReader reader;
    private final Ledger ledger;

    PostingRoutes(ArchiveReader reader, Ledger ledger) {
        this.reader = reader;
        this.ledger = ledger;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/accounts/{id}/postings", this::account), Route.get("/trial-balance", this::trialBalance));
    }

    /** @param sum of all books; zero */
    record BooksView(String currency, String sum, List<BookView> books) {}

    /** @param balance debits are positive */
    record BookView(String book, String balance) {}

    /** @param next behind which account the next page begins; null where this is the last one */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Trial(String entries, List<BooksView> currencies, String next) {}

    private void account(Context context) {
        String account = context.pathParam("id");
        if (reader.account(account).isEmpty()) {
            throw ProblemException.notFound("no entry of account " + account + " is known");
        }
        TrialBalance balance = new TrialBalance();
        ledger.entries(account).forEach(balance::post);
        context.json(trial(balance, UnaryOperator.identity(), null));
    }

    /** Of some accounts: the chains of each balance by themselves, and so does what several pages come to. */
    private void trialBalance(Context context) {
        AccountPage page = AccountPage.of(context, reader);
        TrialBalance balance = new TrialBalance();
        page.accounts().forEach(row -> ledger.each(row.account(), balance::post));
        context.json(trial(balance, book -> Postings.isReceivable(book) ? ALL_RECEIVABLES : book, page.next()));
    }

    /** @param names under which books are shown: of the same name as one */
    private static Trial trial(TrialBalance balance, UnaryOperator<String> names, String next) {
        List<BooksView> currencies = new ArrayList<>();
        balance.books()
                .forEach((currency, books) -> currencies.add(
                        new BooksView(currency, Figures.money(balance.sum(currency)), books(books, names))));
        return new Trial(Long.toString(balance.entries()), currencies, next);
    }

    private static List<BookView> books(SortedMap<String, Long> books, UnaryOperator<String> names) {
        SortedMap<String, Long> shown = new TreeMap<>();
        books.forEach((book, amount) -> shown.merge(names.apply(book), amount, Math::addExact));
        List<BookView> views = new ArrayList<>();
        shown.forEach((book, amount) -> views.add(new BookView(book, Figures.money(amount))));
        return views;
    }
}
