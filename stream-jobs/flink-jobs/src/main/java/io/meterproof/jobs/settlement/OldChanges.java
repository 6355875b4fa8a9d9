package io.meterproof.jobs.settlement;

import io.meterproof.formats.block.Channel;
import io.meterproof.jobs.runtime.HeldMessage;
import io.meterproof.jobs.runtime.HeldMessages;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What documents change of the current subject's channels that the archive has. It waits until that is back, which then settles anew, once. */
final class OldChanges {
    private final HeldMessages waiting;
    private final OpenChanges open;
    private final SubjectChannels channels;

    OldChanges(HeldMessages waiting, OpenChanges open, SubjectChannels channels) {
        this.waiting = waiting;
        this.open = open;
        this.channels = channels;
    }

    /** Wants back what was given up and is changed; whether that is anything. What cannot come back is told. */
    boolean recall(List<OldChange> changes, Subject subject) throws Exception {
        boolean isAny = false;
        for (OldChange change : changes) {
            long deepest = channels.old().deepest(change.channel());
            if (change.since().getEpochSecond() < deepest) {
                subject.objections()
                        .accept(change.cause()
                                + " changes what the archive cannot give back any more: what ended before "
                                + Instant.ofEpochSecond(deepest) + " stays as it was settled");
            }
            isAny |= hold(change, subject);
        }
        return isAny;
    }

    /** Settles anew what is back. */
    void settle(Subject subject) throws Exception {
        Map<Channel, OldChange> back = new HashMap<>();
        for (HeldMessage each : waiting.takeAll()) {
            OldChange change = OldChange.decode(each.message().value());
            if (channels.old().isOpen(change.channel())) {
                back.put(change.channel(), change);
            } else {
                hold(change, subject);
            }
        }
        for (OldChange newest : back.values()) {
            channels.reinstall(newest.channel(), newest.cause(), subject);
        }
    }

    private boolean hold(OldChange change, Subject subject) throws Exception {
        boolean isOld = channels.old().recall(change);
        if (isOld) {
            waiting.hold(change.to(subject.name()));
            open.open(change.channel(), channels.old().accounts(change.channel()), subject);
        }
        return isOld;
    }

    /** What was wanted of a channel is settled, or cannot be now: accounts wait for it no longer. */
    void end(Channel channel, Subject subject) throws Exception {
        open.end(channel, subject);
    }
}
