package io.meterproof.jobs.runtime;

import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;

/** The messages of the current key that are held back until something arrives, in their order. */
public final class HeldMessages {
    /** By which a broadcast function finds the keys that hold something. */
    public static final ListStateDescriptor<HeldMessage> STATE =
            new ListStateDescriptor<>("held", new ImmutableType<>(new HeldMessageSerializer()));

    private final ListState<HeldMessage> held;
    private final WaitingCount count;

    public HeldMessages(RuntimeContext context, WaitingCount count) {
        this(context, STATE, count);
    }

    /** Those that wait for something of their own. */
    public HeldMessages(RuntimeContext context, String name, WaitingCount count) {
        this(context, new ListStateDescriptor<>(name, new ImmutableType<>(new HeldMessageSerializer())), count);
    }

    private HeldMessages(RuntimeContext context, ListStateDescriptor<HeldMessage> state, WaitingCount count) {
        this.held = context.getListState(state);
        this.count = count;
    }

    public void hold(Message message) throws Exception {
        hold(new HeldMessage(message, HeldMessage.FOREVER));
    }

    public void hold(HeldMessage message) throws Exception {
        held.add(message);
        count.add(1);
    }

    public boolean isEmpty() throws Exception {
        return !held.get().iterator().hasNext();
    }

    /** All of them, which stay held. */
    public List<Message> all() throws Exception {
        List<Message> messages = new ArrayList<>();
        held.get().forEach(each -> messages.add(each.message()));
        return messages;
    }

    /** All of them, which are held no more. */
    public List<HeldMessage> takeAll() throws Exception {
        List<HeldMessage> messages = new ArrayList<>();
        held.get().forEach(messages::add);
        held.clear();
        count.add(-messages.size());
        return messages;
    }

    /** Those whose time is over, which are held no more. */
    public List<Message> takeDue(long now) throws Exception {
        List<Message> due = new ArrayList<>();
        for (HeldMessage message : takeAll()) {
            if (message.isDue(now)) {
                due.add(message.message());
            } else {
                hold(message);
            }
        }
        return due;
    }
}
