package io.meterproof.billing.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.meterproof.billing.kept.Ledger;
import io.meterproof.billing.store.ArchiveReader;
import io.meterproof.metering.document.BillingNotice;
import io.meterproof.metering.document.Document;
import io.meterproof.metering.document.DocumentCodec;
import io.meterproof.metering.ledger.LedgerEntry;
import io.meterproof.metering.ledger.NoticeEntry;
import io.meterproof.statement.Figures;
import io.meterproof.statement.StatementStages;
import io.meterproof.tlog.Hash;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** How far statements are, by the whole chains. */
final class Stages {
    private final ArchiveReader reader;
    private final Ledger ledger;

    Stages(ArchiveReader reader, Ledger ledger) {
        this.reader = reader;
        this.ledger = ledger;
    }

    /** @param next behind which account the next page begins; null where this is the last one */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record StageList(List<StageView> statements, String next) {}

    /**
     * A statement.
     *
     * @param statement number of its entry
     * @param approval hash of the document that approved it; empty while it is provisional
     * @param corrections how many entries of earlier statements it takes back
     * @param corrected what these and what is billed instead come to
     */
    record StageView(
            String account,
            String currency,
            String statement,
            String state,
            String from,
            String to,
            String entriesRoot,
            String approval,
            String charged,
            int corrections,
            String corrected) {}

    StatementStages of(String account) {
        return new StatementStages(ledger.entries(account), this::notice);
    }

    /** As it was stated at an instant. */
    StatementStages of(String account, Instant asOf) {
        List<LedgerEntry> entries = ledger.entries(account);
        Set<Hash> later = new HashSet<>();
        for (LedgerEntry entry : entries) {
            if (entry instanceof NoticeEntry noted && noted.header().booked().isAfter(asOf)) {
                later.add(noted.notice());
            }
        }
        return new StatementStages(entries, hash -> later.contains(hash) ? Optional.empty() : notice(hash));
    }

    StageList of(AccountPage page) {
        List<StageView> views = new ArrayList<>();
        page.accounts().forEach(row -> of(row.account()).statements().forEach(staged -> views.add(view(staged))));
        return new StageList(views, page.next());
    }

    private Optional<BillingNotice> notice(Hash hash) {
        Optional<Document> document = reader.document(hash)
                .map(row -> DocumentCodec.decode(row.document().json()));
        return document.filter(BillingNotice.class::isInstance).map(BillingNotice.class::cast);
    }

    private static StageView view(StatementStages.Staged staged) {
        var statement = staged.statement();
        return new StageView(
                statement.header().account(),
                statement.header().currency(),
                Long.toString(statement.header().sequence()),
                staged.state().name().toLowerCase(Locale.ROOT),
                statement.from().toString(),
                statement.to().toString(),
                statement.entriesRoot().hex(),
                staged.approval().map(Hash::hex).orElse(""),
                Figures.money(staged.charged()),
                staged.corrections(),
                Figures.money(staged.corrected()));
    }
}
