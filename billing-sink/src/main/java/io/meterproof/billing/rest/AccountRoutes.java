package io.meterproof.billing.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.javalin.http.Context;
import io.meterproof.billing.kept.KeptValues;
import io.meterproof.billing.kept.Ledger;
import io.meterproof.billing.statement.AccountBill;
import io.meterproof.billing.store.AccountRow;
import io.meterproof.billing.store.ArchiveReader;
import io.meterproof.records.Topics;
import io.meterproof.records.avro.Balance;
import io.meterproof.records.avro.Statement;
import io.meterproof.records.wire.SchemaRegistry;
import io.meterproof.statement.Figures;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Accounts, what they owe and why. */
final class AccountRoutes {
    private final ArchiveReader reader;
    private final Ledger ledger;
    private final Directory directory;
    private final Stages stages;
    private final KeptValues<Balance> balances;
    private final KeptValues<Statement> statements;

    AccountRoutes(ArchiveReader reader, Ledger ledger, SchemaRegistry registry) {
        this.reader = reader;
        this.ledger = ledger;
        directory = new Directory(reader);
        stages = new Stages(reader, ledger);
        balances = new KeptValues<>(Topics.BALANCES, Balance.class, registry);
        statements = new KeptValues<>(Topics.STATEMENTS, Statement.class, registry);
    }

    List<Route> routes() {
        return List.of(
                Route.get("/accounts", this::accounts),
                Route.get("/accounts/{id}", this::account),
                Route.get("/accounts/{id}/entries", this::entries),
                Route.get("/statements", context -> context.json(stages.of(AccountPage.of(context, reader)))),
                Route.get("/accounts/{id}/statements", this::statements));
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Accounts(List<AccountItem> accounts, String next) {}

    record AccountItem(
            String account,
            String name,
            String payment,
            String currency,
            String balance,
            String entries,
            String booked) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record AccountView(
            AccountItem account,
            String asOf,
            String topUps,
            int reversals,
            int statements,
            String billed,
            String disputed,
            Credit credit,
            BillView bill) {}

    /** What a prepaid account has left. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Credit(String balance, String accrued, String asOf, String emptyAt) {}

    record Entries(String account, List<EntryView> entries) {}

    record StatementList(String account, List<StatementView> statements) {}

    private void accounts(Context context) {
        AccountPage page = AccountPage.of(context, reader);
        context.json(new Accounts(page.accounts().stream().map(this::item).toList(), page.next()));
    }

    private AccountItem item(AccountRow row) {
        Directory.Holder holder = directory.holder(row.account());
        return new AccountItem(
                row.account(),
                holder.name(),
                holder.payment(),
                row.currency(),
                Figures.money(row.balance()),
                Long.toString(row.sequence()),
                row.booked().toString());
    }

    private void account(Context context) {
        AccountRow row = known(context);
        Optional<Instant> asOf = Route.instant(context, "asOf");
        AccountBill bill =
                asOf.map(instant -> ledger.bill(row.account(), instant)).orElseGet(() -> ledger.bill(row.account()));
        context.json(new AccountView(
                asOf.isPresent() ? item(row, bill, asOf.get()) : item(row),
                asOf.map(Instant::toString).orElse(null),
                Figures.money(bill.topUps()),
                bill.reversals(),
                bill.statements(),
                Figures.money(bill.billed()),
                Figures.money(asOf.map(instant -> stages.of(row.account(), instant))
                        .orElseGet(() -> stages.of(row.account()))
                        .disputed()),
                asOf.isPresent() ? null : credit(row.account()).orElse(null),
                BillView.of(bill, directory)));
    }

    private AccountItem item(AccountRow row, AccountBill bill, Instant asOf) {
        return item(new AccountRow(row.account(), bill.sequence(), row.currency(), bill.balance(), asOf));
    }

    private Optional<Credit> credit(String account) {
        return reader.balance(account)
                .map(row -> balances.read(row.value()))
                .map(balance -> new Credit(
                        Figures.money(balance.getBalance()),
                        Figures.money(balance.getAccrued()),
                        Instant.ofEpochMilli(balance.getAsOf()).toString(),
                        Optional.ofNullable(balance.getEmptyAt())
                                .map(millis -> Instant.ofEpochMilli(millis).toString())
                                .orElse(null)));
    }

    private void entries(Context context) {
        String account = known(context).account();
        context.json(new Entries(
                account, ledger.entries(account).stream().map(EntryView::of).toList()));
    }

    private void statements(Context context) {
        String account = known(context).account();
        context.json(new StatementList(
                account,
                reader.statements(account).stream()
                        .map(row -> StatementView.of(statements.read(row.value())))
                        .toList()));
    }

    private AccountRow known(Context context) {
        String id = context.pathParam("id");
        return reader.account(id)
                .orElseThrow(() -> ProblemException.notFound("no entry of account " + id + " is known"));
    }
}
