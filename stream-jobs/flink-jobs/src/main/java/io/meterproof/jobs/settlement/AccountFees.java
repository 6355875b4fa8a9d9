package io.meterproof.jobs.settlement;

import io.meterproof.jobs.runtime.DocumentReader;
import io.meterproof.jobs.runtime.HeldMessages;
import io.meterproof.jobs.runtime.Message;
import io.meterproof.jobs.runtime.MessageKind;
import io.meterproof.metering.document.FeeCharge;
import io.meterproof.metering.document.FeeOrder;
import io.meterproof.metering.document.FeeWithdrawal;
import io.meterproof.metering.document.InvalidDocumentException;
import io.meterproof.metering.ledger.AccountState;
import io.meterproof.metering.ledger.BookedFee;
import io.meterproof.metering.ledger.FeeEntry;
import io.meterproof.metering.ledger.Fees;
import io.meterproof.metering.ledger.LedgerStep;
import io.meterproof.metering.rating.Tariff;
import io.meterproof.tlog.Hash;
import java.util.Optional;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.Types;

/** The fees of the current account by their ids, over keyed state: each is charged once, and taken back once. */
final class AccountFees {
    private final AccountBooks books;
    private final DocumentReader documents;
    private final HeldMessages held;
    private final MapState<String, byte[]> booked;

    /** @param held where those wait that were not applied */
    AccountFees(RuntimeContext context, AccountBooks books, DocumentReader documents, HeldMessages held) {
        this.books = books;
        this.documents = documents;
        this.held = held;
        booked = context.getMapState(
                new MapStateDescriptor<>("fees", Types.STRING, PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO));
    }

    /**
     * Books what the billing team says of a fee; false while the version of the price list is not known that it names, and for a
     * withdrawal while the charge is held that it takes back.
     *
     * @throws InvalidDocumentException with the field and the reason
     * @throws ArithmeticException where no balance can hold it; nothing is booked then
     */
    boolean apply(Hash document, FeeOrder order, SubjectTerms.Tariffs tariffs, AccountEntry entry) throws Exception {
        if (books.documents().isApplied(document)) {
            return true;
        }
        if (order instanceof FeeCharge charge) {
            return charge(document, charge, tariffs, entry);
        }
        return withdraw(document, (FeeWithdrawal) order, entry);
    }

    private boolean charge(Hash document, FeeCharge charge, SubjectTerms.Tariffs tariffs, AccountEntry entry)
            throws Exception {
        Optional<BookedFee> earlier = booked(charge.id());
        if (earlier.isEmpty()) {
            AccountState state = books.state(entry.account());
            Optional<Tariff> version =
                    Fees.version(charge, SubjectTerms.versions(charge.tariff(), tariffs), state.currency());
            if (version.isEmpty()) {
                return false;
            }
            LedgerStep step = entry.ledger(books.usages())
                    .chargeFee(
                            state,
                            document,
                            charge,
                            version.get(),
                            books.documents().arrival(document));
            books.post(step, entry);
            keep(charge.id(), BookedFee.of((FeeEntry) step.entry(), charge));
        } else if (!earlier.get().isOf(charge)) {
            throw new InvalidDocumentException(
                    "id",
                    "is that of another fee, which is charged by entry "
                            + earlier.get().sequence());
        }
        books.documents().apply(document);
        return true;
    }

    private boolean withdraw(Hash document, FeeWithdrawal withdrawal, AccountEntry entry) throws Exception {
        Optional<BookedFee> earlier = booked(withdrawal.id());
        if (earlier.isEmpty() && isChargeHeld(withdrawal.id())) {
            return false;
        }
        BookedFee fee = earlier.orElseThrow(() -> new InvalidDocumentException("id", "is of no fee that is charged"));
        if (!fee.stands()) {
            throw new InvalidDocumentException("id", "is of a fee that is taken back already");
        }
        LedgerStep step = entry.ledger(books.usages())
                .reverse(
                        books.state(entry.account()),
                        fee.sequence(),
                        fee.lines(),
                        document,
                        books.documents().arrival(document));
        books.post(step, entry);
        keep(withdrawal.id(), fee.withdrawn());
        books.documents().apply(document);
        return true;
    }

    private boolean isChargeHeld(String id) throws Exception {
        for (Message message : held.all()) {
            if (message.kind() == MessageKind.COMMAND
                    && documents.readOne(message).document() instanceof FeeCharge charge
                    && charge.id().equals(id)) {
                return true;
            }
        }
        return false;
    }

    void forget() {
        booked.clear();
    }

    private Optional<BookedFee> booked(String id) throws Exception {
        return Optional.ofNullable(booked.get(id)).map(BookedFee::decode);
    }

    private void keep(String id, BookedFee fee) throws Exception {
        booked.put(id, fee.encode());
    }
}
