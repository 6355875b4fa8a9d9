package io.meterproof.billing.store;

import io.meterproof.tlog.Hash;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads rows back. Every method throws {@link StoreUnavailableException} while the store does not answer. */
public interface ArchiveReader {
    /**
     * Up to so many accounts, in an order that is the store's own and stays.
     *
     * @param after those behind this one; empty for the first
     */
    List<AccountRow> accounts(Optional<String> after, int limit);

    Optional<AccountRow> account(String account);

    /** All entries of an account, ascending by sequence; read page by page. */
    void entries(String account, Consumer<EntryRow> each);

    /** Ascending by last sequence. */
    List<StatementRow> statements(String account);

    Optional<BalanceRow> balance(String account);

    Optional<BlockRow> block(Hash digest);

    /** All parts of a month that settlement gave up. */
    List<MonthPartRow> month(MonthName name);

    Optional<AlertRow> alert(Hash id);

    Optional<DocumentRow> document(Hash hash);

    /** Every version of a subject, in order. */
    List<DocumentRow> documents(String type, String subject);

    /** The newest, newest first; so are the three that follow. */
    List<AlertRow> alerts(int limit);

    List<AnomalyRow> anomalies(int limit);

    List<RejectedRow> rejected(int limit);

    List<AnchorRow> anchors(int limit);

    long alertCount();

    long anomalyCount();

    List<ProgressRow> progress();
}
