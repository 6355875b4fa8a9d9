package io.meterproof.jobs.settlement;

import io.meterproof.jobs.runtime.BelievedDocument;
import io.meterproof.jobs.runtime.DocumentReader;
import io.meterproof.jobs.runtime.HeldMessages;
import io.meterproof.jobs.runtime.Message;
import io.meterproof.metering.document.Erasure;
import io.meterproof.records.wire.MalformedRecordException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Judges erasures of the current account. One that is accepted becomes a leaf; then whoever sent it destroys the account's keys and
 * records, and until then nothing is destroyed.
 *
 * @param retention how long an account is kept after the last that happened to it
 */
record AccountErasure(
        DocumentReader documents, AccountBooks books, Contracts contracts, HeldMessages held, Duration retention) {

    /**
     * @param arrived of the record, milliseconds; null without one
     * @throws MalformedRecordException with the reason why the account must be kept
     */
    void accept(Message message, Long arrived, String account, Outlet outlet) throws Exception {
        BelievedDocument document = documents.readOne(message);
        Erasure erasure = (Erasure) document.document();
        Dates.requireNotAhead(erasure, arrived);
        if (books.documents().isApplied(document.hash())) {
            return;
        }
        Optional<String> kept = reasonToKeep(account, erasure.at());
        if (kept.isPresent()) {
            throw new MalformedRecordException("the account is not erased: " + kept.get());
        }
        books.erase(document, outlet);
    }

    private Optional<String> reasonToKeep(String account, Instant at) throws Exception {
        if (!held.isEmpty()) {
            return Optional.of("something of it waits");
        }
        Optional<String> kept = books.reasonToKeep(at, retention);
        if (kept.isPresent()) {
            return kept;
        }
        Instant closed = books.closed().orElseThrow();
        return contracts.haveEnded(account, closed)
                ? Optional.empty()
                : Optional.of("a contract of it goes on after " + closed + ", the end of its last period");
    }
}
