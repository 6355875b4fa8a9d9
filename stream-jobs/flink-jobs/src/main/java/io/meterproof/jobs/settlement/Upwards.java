package io.meterproof.jobs.settlement;

import io.meterproof.formats.block.Channel;
import io.meterproof.jobs.runtime.BelievedHistory;
import io.meterproof.jobs.runtime.Message;
import io.meterproof.jobs.runtime.MessageKind;
import io.meterproof.jobs.runtime.Recent;
import io.meterproof.metering.settlement.AcceptedBlock;
import io.meterproof.metering.settlement.CountedBlock;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;

/**
 * Tells the usage points beneath which the current one ever stood what its meters counted: there it is deducted. Whoever is new hears all
 * that can be had, what is with the archive too, and what comes meanwhile only then.
 */
final class Upwards {
    private final TermsHere terms;
    private final SubjectChannels channels;
    private final Recent<Set<String>> recent = new Recent<>();
    /** Those who have heard of it. */
    private final MapState<String, Boolean> told;
    /** What of a channel they are yet to hear, as {@code METER OBIS PARENT}. */
    private final MapState<String, Boolean> untold;

    Upwards(RuntimeContext context, TermsHere terms, SubjectChannels channels) {
        this.terms = terms;
        this.channels = channels;
        told = context.getMapState(new MapStateDescriptor<>("told-parents", Types.STRING, Types.BOOLEAN));
        untold = context.getMapState(new MapStateDescriptor<>("untold-parents", Types.STRING, Types.BOOLEAN));
    }

    /**
     * Tells all of them how the usage point is described now, and those who are new what its meters counted.
     *
     * @param known what else those who are new must hear first
     */
    void describe(BelievedHistory history, List<Message> known, Subject subject) throws Exception {
        recent.forget(subject.name());
        for (String parent : parents(subject)) {
            send(new SubMeterHistory(history).to(""), parent, subject);
            if (!told.contains(parent)) {
                told.put(parent, true);
                for (Message each : known) {
                    send(each, parent, subject);
                }
                for (Channel channel : channels.all()) {
                    untold.put(name(channel, parent), true);
                }
            }
        }
        for (Channel channel : channels.all()) {
            tell(channel, subject);
        }
    }

    /** Tells those who are yet to hear of a channel all of it, once that is back from the archive. */
    void tell(Channel channel, Subject subject) throws Exception {
        OldUse old = channels.old();
        List<String> waiting = untold(channel, subject);
        if (!waiting.isEmpty() && (old.isOpen(channel) || !old.recallAll(channel))) {
            tell(channel, waiting, subject);
            tellLost(channel, subject);
        }
    }

    private void tell(Channel channel, List<String> waiting, Subject subject) throws Exception {
        List<CountedBlock> kept = CountedBlock.kept(channel, channels.store(channel));
        for (String parent : waiting) {
            untold.remove(name(channel, parent));
            for (CountedBlock block : kept) {
                send(counted(block), parent, subject);
            }
        }
    }

    private void tellLost(Channel channel, Subject subject) throws Exception {
        Instant lost = Instant.ofEpochSecond(Math.max(channels.old().deepest(channel), Instant.MIN.getEpochSecond()));
        if (terms.beneathSince().filter(since -> since.isBefore(lost)).isPresent()) {
            subject.objections()
                    .accept("parents: what " + channel + " counted before " + lost
                            + " is not deducted: the archive cannot give it back");
        }
    }

    /** Passes on what was accepted. */
    void pass(AcceptedBlock accepted, Subject subject) throws Exception {
        if (parents(subject).isEmpty()) {
            return;
        }
        CountedBlock block = CountedBlock.of(accepted);
        List<String> waiting = untold(block.channel(), subject);
        for (String parent : parents(subject)) {
            if (block.isMeasured() && !waiting.contains(parent)) {
                send(counted(block), parent, subject);
            }
        }
    }

    /** Sends a message to each of them. */
    void pass(Message message, Subject subject) throws IOException {
        for (String parent : parents(subject)) {
            send(message, parent, subject);
        }
    }

    private List<String> untold(Channel channel, Subject subject) throws Exception {
        List<String> waiting = new ArrayList<>();
        for (String parent : parents(subject)) {
            if (untold.contains(name(channel, parent))) {
                waiting.add(parent);
            }
        }
        return waiting;
    }

    private static void send(Message message, String parent, Subject subject) {
        subject.outlet().upwards(message.about(Subjects.ofDeduction(subject.name(), parent)));
    }

    private static Message counted(CountedBlock block) {
        return Message.to(MessageKind.COUNTED, "", null, block.encode());
    }

    private static String name(Channel channel, String parent) {
        return channel.meter().hex() + " " + channel.obis() + " " + parent;
    }

    private Set<String> parents(Subject subject) throws IOException {
        Set<String> known = recent.get(subject.name());
        if (known == null) {
            known = terms.parentsEver();
            recent.put(subject.name(), known);
        }
        return known;
    }
}
