package io.meterproof.jobs.settlement;

import io.meterproof.jobs.runtime.HeldMessages;
import io.meterproof.jobs.runtime.ImmutableType;
import io.meterproof.jobs.runtime.Message;
import io.meterproof.metering.document.InvalidDocumentException;
import io.meterproof.metering.document.PeriodClose;
import io.meterproof.records.publish.DeadLetters;
import io.meterproof.tlog.Hash;
import java.util.Optional;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;

/** Closes periods of the current account once all is there that they need, and tells of each what it waits for until then. */
final class AccountCloses {
    private final AccountBooks books;
    private final Contracts contracts;
    private final HeldMessages held;
    /** By document, what was told last. */
    private final MapState<Hash, String> told;
    /** What documents change of the account's use that the archive has, by name. */
    private final MapState<String, Boolean> changes;

    /** @param held where those wait that were not applied */
    AccountCloses(RuntimeContext context, AccountBooks books, Contracts contracts, HeldMessages held) {
        this.books = books;
        this.contracts = contracts;
        this.held = held;
        told = context.getMapState(
                new MapStateDescriptor<>("waiting-closes", new ImmutableType<>(new HashSerializer()), Types.STRING));
        changes = context.getMapState(new MapStateDescriptor<>("open-changes", Types.STRING, Types.BOOLEAN));
    }

    /** Closes wait while a change is open: a bill that was closed before it would be refused beside the document. */
    void take(OpenChange change) throws Exception {
        if (change.isOpen()) {
            changes.put(change.name(), true);
        } else {
            changes.remove(change.name());
        }
    }

    /**
     * Closes a period, or holds its close.
     *
     * @throws InvalidDocumentException where the period does not follow on the last one
     * @throws ArithmeticException where no balance can hold it; nothing is booked then
     */
    void apply(Message message, Hash document, PeriodClose close, AccountOwner owner, AccountEntry entry)
            throws Exception {
        if (books.documents().isApplied(document)) {
            return;
        }
        String before = told.get(document);
        told.remove(document);
        books.requireNext(close, entry.account());
        Optional<String> missing = missing(close, owner);
        missing = missing.isPresent() ? missing : books.close(document, close, entry);
        if (missing.isPresent()) {
            held.hold(message);
            told.put(document, missing.get());
            if (!missing.get().equals(before)) {
                owner.outlet().fact(message.deadLetter(DeadLetters.WAITS + missing.get()));
            }
        }
    }

    private Optional<String> missing(PeriodClose close, AccountOwner owner) throws Exception {
        Optional<String> missing = contracts.missing(close, owner.tariffs());
        return missing.isPresent() || changes.isEmpty()
                ? missing
                : Optional.of("use to come back from the archive that a document changes");
    }

    void forget() {
        changes.clear();
        told.clear();
    }
}
