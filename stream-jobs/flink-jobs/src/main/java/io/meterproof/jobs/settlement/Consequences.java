package io.meterproof.jobs.settlement;

import io.meterproof.formats.block.Block;
import io.meterproof.formats.block.Channel;
import io.meterproof.formats.block.ReceivedBlock;
import io.meterproof.jobs.runtime.Message;
import io.meterproof.jobs.runtime.MessageKind;
import io.meterproof.metering.verdict.RememberedBlock;
import io.meterproof.metering.verdict.VerdictDecision;
import io.meterproof.records.key.ReadingKey;
import org.apache.flink.api.common.state.MapState;

/** What follows from a verdict: for the current meter's channel, for those who settle, and on the topics. */
final class Consequences {
    private final ReadingWires wires;
    private final VerdictCounters counters;
    private final Registry registry;
    private final MapState<String, JudgedChannel> channels;
    private final MeterSubjects subjects;
    private final StandingSessions sessions;
    private final Whereabouts whereabouts;

    Consequences(
            ReadingWires wires,
            VerdictCounters counters,
            Registry registry,
            MapState<String, JudgedChannel> channels,
            MeterSubjects subjects,
            StandingSessions sessions,
            Whereabouts whereabouts) {
        this.wires = wires;
        this.counters = counters;
        this.registry = registry;
        this.channels = channels;
        this.subjects = subjects;
        this.sessions = sessions;
        this.whereabouts = whereabouts;
    }

    /** Of a reading that is accepted where its meter stood. */
    void accept(
            ReceivedBlock received, VerdictDecision decision, JudgedChannel channel, String usagePoint, Outlet outlet)
            throws Exception {
        withdraw(received, decision, channel, outlet);
        Block block = decision.block().orElseThrow();
        String subject = Subjects.of(decision.charging(received), usagePoint);
        int number = whereabouts.numberOf(subject, block.meter(), outlet);
        channels.put(block.obis().toString(), channel.after(decision.next(), number));
        registry.settled(received, decision);
        counters.count(decision.verdict());
        sessions.accept(received, decision, number, outlet);
        Message verified = Message.to(
                MessageKind.VERIFIED,
                subject,
                new ReadingKey(Channel.of(block).bytes(), decision.digest(received), decision.keyLogSize()).bytes(),
                wires.verified(received, usagePoint, decision));
        outlet.fact(verified);
        outlet.pass(verified);
    }

    /** Of any other verdict. */
    void reject(Message message, ReceivedBlock received, VerdictDecision decision, JudgedChannel channel, Outlet outlet)
            throws Exception {
        counters.count(decision.verdict());
        byte[] value = wires.rejected(message, received, decision);
        outlet.fact(Message.to(MessageKind.REJECTED, "", message.key(), value).following(message));
        withdraw(received, decision, channel, outlet);
    }

    /**
     * A contradicted block settles where it was sent, wherever the other one belongs. What is wrong may have gone anywhere that
     * the meter's readings ever went: only of the last blocks it is remembered.
     */
    private void withdraw(ReceivedBlock received, VerdictDecision decision, JudgedChannel channel, Outlet outlet)
            throws Exception {
        if (decision.isRight()) {
            Withdrawal others = Withdrawal.ofOthers(received, decision);
            for (String subject : whereabouts.all()) {
                outlet.pass(Message.to(MessageKind.WITHDRAWAL, subject, null, others.encode()));
            }
            sessions.withdraw(others, outlet);
            return;
        }
        for (RememberedBlock contradicted : decision.conflictsWith()) {
            Withdrawal withdrawal = Withdrawal.of(contradicted, received, decision);
            String subject = subjects.nameOf(channel.subjectOf(contradicted));
            outlet.pass(Message.to(MessageKind.WITHDRAWAL, subject, null, withdrawal.encode()));
            sessions.withdraw(withdrawal, outlet);
        }
    }
}
