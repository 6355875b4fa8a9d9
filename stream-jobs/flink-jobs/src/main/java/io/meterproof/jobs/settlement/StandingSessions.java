package io.meterproof.jobs.settlement;

import io.meterproof.formats.block.Block;
import io.meterproof.formats.block.BlockKind;
import io.meterproof.formats.block.Channel;
import io.meterproof.formats.block.ObisCode;
import io.meterproof.formats.block.Readings;
import io.meterproof.formats.block.ReceivedBlock;
import io.meterproof.jobs.runtime.ImmutableType;
import io.meterproof.jobs.runtime.Message;
import io.meterproof.jobs.runtime.MessageKind;
import io.meterproof.metering.session.ChannelSessions;
import io.meterproof.metering.session.KeptSession;
import io.meterproof.metering.session.SessionSpan;
import io.meterproof.metering.session.SessionsChange;
import io.meterproof.metering.session.SessionsChange.Stopped;
import io.meterproof.metering.settlement.Outdone;
import io.meterproof.metering.settlement.Settleable;
import io.meterproof.metering.verdict.VerdictDecision;
import io.meterproof.tlog.Hash;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;

/**
 * Which charging sessions of the current meter stand. Sessions of one channel settle at the tokens of whoever charged; only here do
 * they all meet, so from here those who settle them hear of it.
 */
final class StandingSessions {
    private final MapState<String, ChannelSessions> kept;
    private final MeterSubjects subjects;

    StandingSessions(RuntimeContext context, MeterSubjects subjects) {
        this.subjects = subjects;
        kept = context.getMapState(new MapStateDescriptor<>(
                "sessions", Types.STRING, new ImmutableType<>(new ChannelSessionsSerializer())));
    }

    /**
     * Of a block that is accepted, before it is sent to its subject.
     *
     * @param subject where it settles
     */
    void accept(ReceivedBlock received, VerdictDecision decision, int subject, Outlet outlet) throws Exception {
        Block block = decision.block().orElseThrow();
        Readings readings = decision.readings().orElseThrow();
        if (block.kind() != BlockKind.CHARGING
                || Settleable.refusal(block, readings).isPresent()) {
            return;
        }
        Channel channel = Channel.of(block);
        SessionSpan span = SessionSpan.of(block, readings);
        SessionsChange change = of(channel).with(block.firstSequence(), span, block.key(), subject);
        tell(channel, change, decision.digest(received), received.arrival(), outlet);
    }

    /** Of blocks that are withdrawn, after those who settle them were told. */
    void withdraw(Withdrawal withdrawal, Outlet outlet) throws Exception {
        if (withdrawal.kind() == BlockKind.CHARGING) {
            Channel channel = withdrawal.channel();
            SessionsChange change = of(channel).without(withdrawal.firstSequence(), withdrawal.nextSequence());
            tell(channel, change, withdrawal.cause(), withdrawal.arrival(), outlet);
        }
    }

    /** Of a key whose blocks are taken back, after those who settle them were told. */
    void recall(Recall recall, Outlet outlet) throws Exception {
        Map<Channel, ChannelSessions> channels = new HashMap<>();
        for (Map.Entry<String, ChannelSessions> each : kept.entries()) {
            channels.put(new Channel(recall.meter(), ObisCode.parse(each.getKey())), each.getValue());
        }
        for (Map.Entry<Channel, ChannelSessions> each : channels.entrySet()) {
            long through = recall.through(each.getKey(), BlockKind.CHARGING);
            SessionsChange change = each.getValue().withoutSignedBy(recall.key(), through);
            tell(each.getKey(), change, recall.cause(), Long.MIN_VALUE, outlet);
        }
    }

    private ChannelSessions of(Channel channel) throws Exception {
        ChannelSessions known = kept.get(channel.obis().toString());
        return known == null ? ChannelSessions.EMPTY : known;
    }

    private void tell(Channel channel, SessionsChange change, Hash cause, long arrival, Outlet outlet)
            throws Exception {
        kept.put(channel.obis().toString(), change.next());
        Map<Integer, News> bySubject = new TreeMap<>();
        for (Stopped stopped : change.stopped()) {
            of(stopped.session(), bySubject)
                    .outdone
                    .add(new Outdone(stopped.session().number(), stopped.by()));
        }
        for (KeptSession session : change.resumed()) {
            of(session, bySubject).resumed.add(session.number());
        }
        for (Map.Entry<Integer, News> each : bySubject.entrySet()) {
            News news = each.getValue();
            byte[] value = new SessionNews(channel, cause, arrival, news.since, news.outdone, news.resumed).encode();
            String subject = subjects.nameOf(each.getKey());
            outlet.pass(Message.to(MessageKind.SESSIONS, subject, channel.bytes(), value));
        }
    }

    private static News of(KeptSession session, Map<Integer, News> bySubject) {
        News news = bySubject.computeIfAbsent(session.subject(), unseen -> new News());
        news.since = Math.min(news.since, session.span().start());
        return news;
    }

    private static final class News {
        private long since = Long.MAX_VALUE;
        private final List<Outdone> outdone = new ArrayList<>();
        private final List<Long> resumed = new ArrayList<>();
    }
}
