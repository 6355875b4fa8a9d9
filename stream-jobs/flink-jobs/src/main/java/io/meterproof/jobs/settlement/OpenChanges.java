package io.meterproof.jobs.settlement;

import io.meterproof.formats.block.Channel;
import io.meterproof.jobs.runtime.ImmutableType;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;

/**
 * Which accounts know that a document changes what the archive has of their use, by channel of the current subject: their closes wait
 * until that is settled.
 */
final class OpenChanges {
    private final MapState<Channel, List<String>> told;

    OpenChanges(RuntimeContext context) {
        told = context.getMapState(new MapStateDescriptor<>(
                "open-changes", new ImmutableType<>(new ChannelSerializer()), Types.LIST(Types.STRING)));
    }

    /** Tells accounts that do not know it yet. */
    void open(Channel channel, Set<String> accounts, Subject subject) throws Exception {
        List<String> known = told.get(channel);
        List<String> all = new ArrayList<>(known == null ? List.of() : known);
        for (String account : accounts) {
            if (!all.contains(account)) {
                all.add(account);
                tell(channel, true, account, subject);
            }
        }
        told.put(channel, all);
    }

    /** Tells all that know it that nothing is to be waited for any longer. */
    void end(Channel channel, Subject subject) throws Exception {
        List<String> known = told.get(channel);
        if (known != null) {
            told.remove(channel);
            known.forEach(account -> tell(channel, false, account, subject));
        }
    }

    private static void tell(Channel channel, boolean isOpen, String account, Subject subject) {
        String name = subject.name() + " " + channel.meter().hex() + " " + channel.obis();
        subject.outlet().pass(new OpenChange(name, isOpen).to(account));
    }
}
