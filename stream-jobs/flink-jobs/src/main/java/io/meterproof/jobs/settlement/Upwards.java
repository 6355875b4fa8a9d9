package io.meterproof.jobs.settlement;

import io.meterproof.jobs.runtime.BelievedHistory;
import io.meterproof.jobs.runtime.Message;
import io.meterproof.jobs.runtime.MessageKind;
import io.meterproof.jobs.runtime.Recent;
import io.meterproof.metering.settlement.AcceptedBlock;
import io.meterproof.metering.settlement.CountedBlock;
import java.io.IOException;
import java.util.List;
import java.util.Set;

/** Tells the usage points beneath which the current one ever stood what its meter counted: there it is deducted. */
final class Upwards {
    private final Parents parents;
    private final Recent<Set<String>> recent = new Recent<>();

    /** The usage points beneath which the current one ever stood. */
    interface Parents {
        Set<String> ever() throws IOException;
    }

    Upwards(Parents parents) {
        this.parents = parents;
    }

    /** The usage point is described otherwise: whether there is anybody to tell now. */
    boolean isToldAnew(Subject subject) throws IOException {
        recent.forget(subject.name());
        return !parents(subject).isEmpty();
    }

    /** Tells them all that is kept; what they know already moves nothing. */
    void tell(BelievedHistory history, List<InstalledMeter> installed, List<CountedBlock> kept, Subject subject)
            throws IOException {
        pass(new SubMeterHistory(history).to(""), subject);
        for (InstalledMeter meter : installed) {
            pass(meter.to(""), subject);
        }
        for (CountedBlock block : kept) {
            pass(block, subject);
        }
    }

    /** Passes on what was accepted. */
    void pass(AcceptedBlock block, Subject subject) throws IOException {
        if (!parents(subject).isEmpty()) {
            pass(CountedBlock.of(block), subject);
        }
    }

    void pass(CountedBlock block, Subject subject) throws IOException {
        if (block.isMeasured()) {
            pass(Message.to(MessageKind.COUNTED, "", null, block.encode()), subject);
        }
    }

    /** Sends a message to each of them. */
    void pass(Message message, Subject subject) throws IOException {
        for (String parent : parents(subject)) {
            subject.outlet().upwards(message.about(Subjects.ofUsagePoint(parent)));
        }
    }

    private Set<String> parents(Subject subject) throws IOException {
        Set<String> known = recent.get(subject.name());
        if (known == null) {
            known = parents.ever();
            recent.put(subject.name(), known);
        }
        return known;
    }
}
