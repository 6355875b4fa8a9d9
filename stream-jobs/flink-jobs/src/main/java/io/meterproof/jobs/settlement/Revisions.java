package io.meterproof.jobs.settlement;

import io.meterproof.formats.block.BlockKind;
import io.meterproof.formats.block.Channel;
import io.meterproof.formats.block.ObisCode;
import io.meterproof.jobs.runtime.Message;
import io.meterproof.jobs.runtime.MessageKind;
import io.meterproof.metering.verdict.ChannelState;
import io.meterproof.metering.verdict.Verdict;
import io.meterproof.records.avro.VerdictRevision;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;

/** Tells everybody where the current meter's readings went that a compromised key signed them. */
final class Revisions {
    private final MapState<String, JudgedChannel> channels;
    private final MapState<String, Boolean> tokens;
    private final Places places;
    private final ReadingWires wires;

    Revisions(RuntimeContext context, MapState<String, JudgedChannel> channels, Places places, ReadingWires wires) {
        this.channels = channels;
        this.places = places;
        this.wires = wires;
        tokens = context.getMapState(new MapStateDescriptor<>("tokens", Types.STRING, Types.BOOLEAN));
    }

    /** Remembers that a charging transaction of this meter settles at a token. */
    void remember(String token) throws Exception {
        if (!tokens.contains(token)) {
            tokens.put(token, true);
        }
    }

    /** Takes back what is not proven, and lets another key attest it again. */
    void revise(Recall recall, long keyLogSize, Outlet outlet) throws Exception {
        Map<String, JudgedChannel> reopened = new HashMap<>();
        for (Map.Entry<String, JudgedChannel> each : channels.entries()) {
            Channel channel = new Channel(recall.meter(), ObisCode.parse(each.getKey()));
            reopened.put(each.getKey(), reopened(each.getValue(), channel, recall));
            for (BlockKind kind : BlockKind.values()) {
                outlet.fact(revision(recall, channel, kind, keyLogSize));
            }
        }
        for (String subject : subjects()) {
            outlet.pass(Message.to(MessageKind.RECALL, subject, null, recall.encode()));
        }
        channels.putAll(reopened);
    }

    private static JudgedChannel reopened(JudgedChannel judged, Channel channel, Recall recall) {
        ChannelState state = judged.state();
        for (BlockKind kind : BlockKind.values()) {
            state = state.reopened(kind, recall.through(channel, kind));
        }
        return new JudgedChannel(state, judged.subjects());
    }

    private Message revision(Recall recall, Channel channel, BlockKind kind, long keyLogSize) {
        VerdictRevision revision = new VerdictRevision(
                recall.meter().hex(),
                channel.obis().toString(),
                kind.name(),
                recall.key().hex(),
                Verdict.TIME_UNPROVEN.name(),
                recall.through(channel, kind),
                keyLogSize,
                recall.cause().hex());
        return Message.to(MessageKind.REVISION, "", channel.bytes(), wires.revision(revision));
    }

    /** Everywhere that its readings may have gone. */
    private Set<String> subjects() throws Exception {
        Set<String> subjects = new HashSet<>();
        places.ever().map(Subjects::ofUsagePoint).forEach(subjects::add);
        tokens.keys().forEach(subjects::add);
        channels.values().forEach(channel -> subjects.addAll(channel.subjects()));
        return subjects;
    }
}
