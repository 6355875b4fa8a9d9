package io.meterproof.jobs.settlement;

import io.meterproof.formats.block.Channel;
import io.meterproof.jobs.runtime.HeldMessage;
import io.meterproof.jobs.runtime.HeldMessages;
import io.meterproof.jobs.runtime.Message;
import io.meterproof.jobs.runtime.WaitingCount;
import io.meterproof.metering.settlement.SettlementOutcome;
import java.util.List;
import java.util.Optional;

/**
 * What arrives at the current subject for months that the archive has. It waits until they are back, and settles then, with what
 * documents change of them.
 */
final class LateArrivals {
    /** That wait in a task; one more does not settle. */
    private static final int MOST = 16_384;

    private final OldUse old;
    private final OldChanges changes;
    private final Upwards upwards;
    private final HeldMessages late;
    private final WaitingCount recalling;
    private final Arrivals arrivals;

    /** Settles in their order what has waited long enough. */
    @FunctionalInterface
    interface Arrivals {
        void settle(List<HeldMessage> messages, Subject subject) throws Exception;
    }

    /** @param recalling counts what waits late */
    LateArrivals(
            OldUse old,
            OldChanges changes,
            Upwards upwards,
            HeldMessages late,
            WaitingCount recalling,
            Arrivals arrivals) {
        this.old = old;
        this.changes = changes;
        this.upwards = upwards;
        this.late = late;
        this.recalling = recalling;
        this.arrivals = arrivals;
    }

    /** Whether a block waits from now on until months of its channel are back. */
    boolean waits(Message message, Channel channel, SettlementOutcome outcome, Subject subject) throws Exception {
        if (!(outcome instanceof SettlementOutcome.BeyondHorizon beyond) || isFull() || !old.recall(channel, beyond)) {
            return false;
        }
        late.hold(message);
        settle(subject);
        return true;
    }

    /** Whether a withdrawal, of which nothing is kept here, waits from now on until months of its channel are back. */
    boolean waits(Message message, Withdrawal withdrawal, Subject subject) throws Exception {
        if (isFull() || !old.recall(withdrawal)) {
            return false;
        }
        late.hold(message);
        settle(subject);
        return true;
    }

    /** Whether news of sessions that were given up waits from now on until months of their channel are back, in whatever number. */
    boolean waits(Message message, SessionNews news, Subject subject) throws Exception {
        if (!old.recall(news)) {
            return false;
        }
        late.hold(message);
        settle(subject);
        return true;
    }

    /** Whether a withdrawal waits behind what already waits of its channel. */
    boolean waitsBehind(Message message, Withdrawal withdrawal) throws Exception {
        return waitsIf(old.isWanted(withdrawal.channel()), message);
    }

    /** Whether a recall waits behind what already waits of its meter. */
    boolean waitsBehind(Message message, Recall recall) throws Exception {
        return waitsIf(old.isWanted(recall.meter()), message);
    }

    private boolean waitsIf(boolean isWanted, Message message) throws Exception {
        if (isWanted) {
            late.hold(message);
        }
        return isWanted;
    }

    private boolean isFull() {
        return recalling.value() >= MOST;
    }

    /** A part of a month has come from the archive. */
    void answer(Message message, Subject subject) throws Exception {
        old.answer(message);
        settle(subject);
    }

    /** What documents change that the archive has. */
    void restate(List<OldChange> changed, Subject subject) throws Exception {
        if (changes.recall(changed, subject)) {
            settle(subject);
        }
    }

    /** Settles what waits, channel by channel, where all of it is back. */
    void settle(Subject subject) throws Exception {
        while (!old.isOpen()) {
            Optional<Channel> next = old.recalled(subject);
            if (next.isEmpty()) {
                return;
            }
            settle(next.get(), subject);
        }
    }

    private void settle(Channel channel, Subject subject) throws Exception {
        try {
            old.settleWith(channel, subject, () -> {
                upwards.tell(channel, subject);
                changes.settle(subject);
                arrivals.settle(late.takeAll(), subject);
            });
        } finally {
            changes.end(channel, subject);
        }
    }
}
