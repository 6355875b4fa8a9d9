package io.meterproof.jobs.settlement;

import io.meterproof.formats.block.Channel;
import io.meterproof.jobs.runtime.BelievedHistory;
import io.meterproof.jobs.runtime.Message;
import io.meterproof.jobs.runtime.MessageKind;
import io.meterproof.jobs.runtime.Recent;
import io.meterproof.metering.settlement.AcceptedBlock;
import io.meterproof.metering.settlement.CountedBlock;
import java.io.IOException;
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
    private final Parents parents;
    private final Recent<Set<String>> recent = new Recent<>();
    /** Those who have heard of it. */
    private final MapState<String, Boolean> told;
    /** What of a channel they are yet to hear, as {@code METER OBIS PARENT}. */
    private final MapState<String, Boolean> untold;

    /** The usage points beneath which the current one ever stood. */
    interface Parents {
        Set<String> ever() throws IOException;
    }

    Upwards(RuntimeContext context, Parents parents) {
        this.parents = parents;
        told = context.getMapState(new MapStateDescriptor<>("told-parents", Types.STRING, Types.BOOLEAN));
        untold = context.getMapState(new MapStateDescriptor<>("untold-parents", Types.STRING, Types.BOOLEAN));
    }

    /**
     * Tells all of them how the usage point is described now, and those who are new what else is known.
     *
     * @param channels of which these are then yet to hear
     */
    void describe(BelievedHistory history, List<Message> known, List<Channel> channels, Subject subject)
            throws Exception {
        recent.forget(subject.name());
        for (String parent : parents(subject)) {
            send(new SubMeterHistory(history).to(""), parent, subject);
            if (!told.contains(parent)) {
                told.put(parent, true);
                for (Message each : known) {
                    send(each, parent, subject);
                }
                for (Channel channel : channels) {
                    untold.put(name(channel, parent), true);
                }
            }
        }
    }

    /** Whether somebody is yet to hear of a channel. */
    boolean isUntold(Channel channel, Subject subject) throws Exception {
        return !untold(channel, subject).isEmpty();
    }

    /** Tells all that is kept of a channel to those who are yet to hear of it. */
    void tell(Channel channel, List<CountedBlock> kept, Subject subject) throws Exception {
        for (String parent : untold(channel, subject)) {
            untold.remove(name(channel, parent));
            for (CountedBlock block : kept) {
                send(counted(block), parent, subject);
            }
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
            known = parents.ever();
            recent.put(subject.name(), known);
        }
        return known;
    }
}
