package io.meterproof.jobs.settlement;

import io.meterproof.jobs.runtime.Message;
import io.meterproof.jobs.runtime.MessageKind;
import io.meterproof.metering.settlement.Correction;
import io.meterproof.metering.settlement.LateUse;
import io.meterproof.metering.settlement.SettlementEvent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Books corrections in the current account's chain; what cannot be booked is a dead letter. */
final class AccountCorrections {
    private final AccountBooks books;

    AccountCorrections(AccountBooks books) {
        this.books = books;
    }

    /** Books what it can of a correction; returns whether a close that waits may go on. */
    boolean book(BookedCorrection booked, AccountEntry entry) throws Exception {
        LateUse late = new LateUse(books.state(entry.account()).booking(booked.booked()));
        boolean concernsCycles = false;
        for (SettlementEvent event : bookable(booked, entry)) {
            SettlementEvent due = event instanceof SettlementEvent.Reverse reverse
                    ? books.asBilled(reverse)
                    : late.bound((SettlementEvent.Bill) event);
            if (book(due, booked, entry)) {
                late.booked(due);
                concernsCycles |= AccountCycles.concernsCycles(due);
            }
        }
        return concernsCycles;
    }

    /** What no balance can hold is not booked, and neither is what takes that back. */
    private boolean book(SettlementEvent event, BookedCorrection booked, AccountEntry entry) throws Exception {
        try {
            books.book(event, booked.booked(), entry);
            return true;
        } catch (ArithmeticException e) {
            refuse(event, booked, "the balance cannot hold it: " + e.getMessage(), entry);
            return false;
        }
    }

    /** Without the parts that are final, and reversals of what is not there. */
    private List<SettlementEvent> bookable(BookedCorrection booked, AccountEntry entry) throws Exception {
        List<SettlementEvent> bookable = new ArrayList<>(booked.correction().events());
        for (Correction correction : booked.correction().parts()) {
            BookedCorrection part = booked.with(correction);
            Optional<String> refusal = books.refusal(part, entry);
            if (refusal.isPresent()) {
                books.withhold(part);
                refuse(correction.events(), booked, refusal.get(), entry);
                bookable.removeAll(correction.events());
            }
        }
        List<SettlementEvent> unknown =
                bookable.stream().filter(this::isOfNothing).toList();
        if (!unknown.isEmpty()) {
            refuse(unknown, booked, "what it takes back was never booked", entry);
            bookable.removeAll(unknown);
        }
        return bookable;
    }

    private boolean isOfNothing(SettlementEvent event) {
        return event instanceof SettlementEvent.Reverse
                && books.usages().sequence(event.usageId()).isEmpty();
    }

    /** Each by itself: together they may be more than a record can hold. */
    private static void refuse(List<SettlementEvent> events, BookedCorrection booked, String why, AccountEntry entry) {
        events.forEach(event -> refuse(event, booked, why, entry));
    }

    private static void refuse(SettlementEvent event, BookedCorrection booked, String why, AccountEntry entry) {
        String id = entry.account().id();
        byte[] refused = booked.with(new Correction(List.of(event))).encode();
        Message line = Message.to(MessageKind.LINES, id, id.getBytes(StandardCharsets.UTF_8), refused);
        entry.outlet().fact(line.deadLetter(why));
    }
}
