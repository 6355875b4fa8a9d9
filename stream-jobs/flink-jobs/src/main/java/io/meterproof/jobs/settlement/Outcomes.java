package io.meterproof.jobs.settlement;

import io.meterproof.jobs.runtime.Message;
import io.meterproof.jobs.runtime.MessageKind;
import io.meterproof.jobs.runtime.WaitingCount;
import io.meterproof.metering.settlement.Correction;
import io.meterproof.metering.settlement.SettlementOutcome;
import io.meterproof.tlog.Hash;
import java.time.Instant;
import java.util.stream.Collectors;

/** Sends on what settling moved: to the accounts, and to whoever must look at it. */
record Outcomes(UnallocatedReport report, WaitingCount unsettled, OldUse old) {

    void emit(SettlementOutcome outcome, StateChannelStore store, long arrival, Subject subject) {
        unsettled.add(store.waitingChange());
        tellWaiting(store, arrival, subject);
        for (Correction correction : outcome.corrections()) {
            correction.events().forEach(event -> old.book(event, subject));
            byte[] value = new BookedCorrection(Instant.ofEpochMilli(arrival), store.channel(), correction).encode();
            subject.outlet().pass(Message.to(MessageKind.CORRECTION, correction.account(), null, value));
        }
        if (!outcome.doubted().isEmpty()) {
            subject.objections()
                    .accept("what had settled waits since this came, for its registers do not fit or are counted by"
                            + " another session: "
                            + outcome.doubted().stream().map(Hash::hex).collect(Collectors.joining(", ")));
        }
        FinishedUsages.messages(outcome.finished()).forEach(subject.outlet()::pass);
    }

    /** Tells what of a channel is nobody's, where that is something else than before. */
    void tellWaiting(StateChannelStore store, long arrival, Subject subject) {
        store.changedWaiting()
                .ifPresent(head -> subject.outlet().fact(report.message(subject.name(), store, head, arrival)));
    }
}
