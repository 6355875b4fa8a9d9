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
import java.util.Map;
import org.apache.flink.api.common.state.MapState;

/** Tells everybody where the current meter's readings went that a compromised key signed them. */
final class Revisions {
    private final MapState<String, JudgedChannel> channels;
    private final Whereabouts whereabouts;
    private final StandingSessions sessions;
    private final ReadingWires wires;

    Revisions(
            MapState<String, JudgedChannel> channels,
            Whereabouts whereabouts,
            StandingSessions sessions,
            ReadingWires wires) {
        this.channels = channels;
        this.whereabouts = whereabouts;
        this.sessions = sessions;
        this.wires = wires;
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
        for (String subject : whereabouts.all()) {
            outlet.pass(Message.to(MessageKind.RECALL, subject, null, recall.encode()));
        }
        sessions.recall(recall, outlet);
        keep(reopened);
    }

    /** A channel that nobody else used is none of the meter's, and takes no room. */
    private void keep(Map<String, JudgedChannel> reopened) throws Exception {
        for (Map.Entry<String, JudgedChannel> each : reopened.entrySet()) {
            if (each.getValue().state().isUnused()) {
                channels.remove(each.getKey());
            } else {
                channels.put(each.getKey(), each.getValue());
            }
        }
    }

    private static JudgedChannel reopened(JudgedChannel judged, Channel channel, Recall recall) {
        ChannelState state = judged.state();
        for (BlockKind kind : BlockKind.values()) {
            state = state.reopened(kind, recall.through(channel, kind), recall.key());
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
}
