package io.meterproof.jobs.settlement;

import io.meterproof.formats.block.Channel;
import io.meterproof.formats.block.ReceivedBlock;
import io.meterproof.jobs.runtime.HeldMessage;
import io.meterproof.jobs.runtime.HeldMessages;
import io.meterproof.jobs.runtime.Message;
import io.meterproof.jobs.runtime.MessageKind;
import io.meterproof.metering.commitment.LogEntry;
import io.meterproof.metering.commitment.PrivacyKey;
import io.meterproof.metering.settlement.CountedBlock;
import io.meterproof.metering.settlement.SettlementOutcome;
import io.meterproof.metering.verdict.AcceptedReading;
import io.meterproof.records.avro.VerifiedReading;
import io.meterproof.records.codec.VerifiedReadings;
import io.meterproof.tlog.Hash;
import java.util.List;
import java.util.Optional;
import org.apache.flink.metrics.Counter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What arrives at the current subject to settle. A reading waits for the subject's privacy key, without which it cannot be committed
 * to the log, and withdrawals wait behind it.
 */
final class SubjectArrivals {
    private static final Logger LOG = LoggerFactory.getLogger(SubjectArrivals.class);

    private final SubjectSettlement settlement;
    private final LateArrivals late;
    private final HeldMessages held;
    private final PrivacyKeys privacyKeys;
    private final ReadingWires wires;
    private final Leaves leaves;
    private final Counter erased;

    /**
     * @param held what waits for the privacy key
     * @param erased counts readings of erased subjects, which settle no more
     */
    SubjectArrivals(
            SubjectSettlement settlement,
            LateArrivals late,
            HeldMessages held,
            PrivacyKeys privacyKeys,
            ReadingWires wires,
            Leaves leaves,
            Counter erased) {
        this.settlement = settlement;
        this.late = late;
        this.held = held;
        this.privacyKeys = privacyKeys;
        this.wires = wires;
        this.leaves = leaves;
        this.erased = erased;
    }

    /** Settles a reading, what a sub-meter counted, news of sessions, a withdrawal or a recall, or lets it wait. */
    void settle(Message message, Subject subject) throws Exception {
        switch (message.kind()) {
            case VERIFIED -> read(message, subject);
            case SESSIONS -> stand(message, subject);
            case COUNTED -> deduct(message, subject);
            case WITHDRAWAL, RECALL -> withdraw(message, subject);
            default -> throw new IllegalStateException(message.kind() + " does not settle");
        }
    }

    /** What they wait for has come, or never will. */
    void settle(List<HeldMessage> messages, Subject subject) throws Exception {
        for (HeldMessage waiting : messages) {
            settle(waiting.message(), subject);
        }
    }

    /** Settles what waits for the privacy key that has come, or is destroyed. */
    void settleHeld(Subject subject) throws Exception {
        settle(held.takeAll(), subject);
        late.settle(subject);
    }

    private void read(Message message, Subject subject) throws Exception {
        Optional<PrivacyKey> key = privacyKeys.of(subject.name());
        if (key.isPresent()) {
            read(message, key.get(), subject);
        } else if (privacyKeys.isDestroyed()) {
            erased.inc();
        } else {
            held.hold(message);
        }
    }

    private void read(Message message, PrivacyKey key, Subject subject) throws Exception {
        VerifiedReading reading = wires.verified(message);
        ReceivedBlock received = VerifiedReadings.toPure(reading);
        AcceptedReading accepted = VerifiedReadings.content(reading);
        SettlementOutcome outcome = settlement.accept(accepted, received, reading.getUsagePoint(), subject);
        if (outcome instanceof SettlementOutcome.Known
                || late.waits(message, Channel.of(accepted.block()), outcome, subject)) {
            return;
        }
        LogEntry leaf = LogEntry.commit(key, VerifiedReadings.payload(reading));
        subject.outlet().fact(leaves.of(subject.name(), leaf));
        Optional<Hash> edit = settlement.editInsteadOf(accepted, received, reading.getUsagePoint(), subject);
        objection(outcome, edit)
                .ifPresent(objection -> subject.outlet().fact(message.deadLetter("accepted, but " + objection)));
    }

    /** What somebody must look at. */
    private static Optional<String> objection(SettlementOutcome outcome, Optional<Hash> edit) {
        if (outcome instanceof SettlementOutcome.Settled) {
            return edit.map(hash -> "a person must decide: edit " + hash + " stands in its place and says otherwise");
        } else if (outcome instanceof SettlementOutcome.Held undecided) {
            return Optional.of("cannot settle: " + undecided.reason());
        } else if (outcome instanceof SettlementOutcome.Unbelieved unbelieved) {
            return Optional.of("waits: " + unbelieved.objection());
        } else if (outcome instanceof SettlementOutcome.BeyondHorizon beyond) {
            return Optional.of("settles no more: " + lost(beyond));
        }
        return Optional.empty();
    }

    private void deduct(Message message, Subject subject) throws Exception {
        CountedBlock block = CountedBlock.decode(message.value());
        SettlementOutcome outcome = settlement.deduct(block, subject);
        if (!late.waits(message, block.channel(), outcome, subject)
                && outcome instanceof SettlementOutcome.BeyondHorizon beyond) {
            subject.objections().accept("what " + block.usagePoint() + " counted is not deducted: " + lost(beyond));
        }
    }

    private static String lost(SettlementOutcome.BeyondHorizon beyond) {
        return "it ends before " + beyond.horizon() + ", and the archive cannot give so much back";
    }

    /** Before the session that it may be about: that waits for its key, and so does this. */
    private void stand(Message message, Subject subject) throws Exception {
        if (privacyKeys.of(subject.name()).isEmpty() && !privacyKeys.isDestroyed()) {
            held.hold(message);
            return;
        }
        SessionNews news = SessionNews.decode(message.value());
        if (!late.waits(message, news, subject)) {
            settlement.stand(news, subject);
        }
    }

    /** Whose block still waits for its key, or its channel's months, would be missed, and settle later. */
    private void withdraw(Message message, Subject subject) throws Exception {
        if (!held.isEmpty()) {
            held.hold(message);
        } else if (message.kind() == MessageKind.RECALL) {
            recall(message, Recall.decode(message.value()), subject);
        } else {
            withdraw(message, Withdrawal.decode(message.value()), subject);
        }
    }

    private void recall(Message message, Recall recall, Subject subject) throws Exception {
        if (!late.waitsBehind(message, recall)) {
            settlement.recall(recall, subject);
        }
    }

    private void withdraw(Message message, Withdrawal withdrawal, Subject subject) throws Exception {
        boolean isDone = late.waitsBehind(message, withdrawal)
                || settlement.withdraw(withdrawal, subject)
                || late.waits(message, withdrawal, subject);
        if (!isDone) {
            LOG.debug("No contradicted block of {} is kept: nothing moves", subject.name());
        }
    }
}
