package io.meterproof.loadtests.attack;

import io.meterproof.formats.block.Block;
import io.meterproof.formats.block.OriginClass;
import io.meterproof.formats.block.ReceivedBlock;
import io.meterproof.metering.session.ChannelSessions;
import io.meterproof.metering.session.SessionSpan;
import io.meterproof.metering.session.SessionsChange;
import io.meterproof.metering.verdict.ChannelState;
import io.meterproof.metering.verdict.MeterFacts;
import io.meterproof.metering.verdict.RecordVerdicts;
import io.meterproof.metering.verdict.RememberedBlock;
import io.meterproof.metering.verdict.Verdict;
import io.meterproof.metering.verdict.VerdictDecision;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.LongAdder;

/** Puts what a charging station has signed together anew, while it goes on charging: in another order, in part, doubled, spelt otherwise. */
final class SessionAttack {
    private static final int PIECES_FOR_EACH_SESSION = 50;
    private static final int RECENT_SESSIONS = 5;

    private final ListenedStation victim;
    private final RecordVerdicts verdicts;
    private final MeterFacts facts;
    private final SplittableRandom chance;
    private final List<Session> sessions = new ArrayList<>();
    private final Map<Long, Session> byNumber = new HashMap<>();
    /** What was sent by the station and stands, by its number. */
    private final Map<Long, Session> billed = new HashMap<>();

    private final Map<Rearrangement, Long> accepted = new EnumMap<>(Rearrangement.class);
    private final Map<Verdict, Long> outcome = new EnumMap<>(Verdict.class);
    private ChannelState state = ChannelState.EMPTY;
    private ChannelSessions standing = ChannelSessions.EMPTY;
    private long settledTwice;
    private long settledUnsold;

    SessionAttack(ListenedStation victim, RecordVerdicts verdicts, long seed) throws GeneralSecurityException {
        this.victim = victim;
        this.verdicts = verdicts;
        this.facts = victim.enrolled();
        this.chance = new SplittableRandom(seed);
    }

    /** How many pieces got which verdict. */
    Map<Verdict, Long> run(long count, LongAdder progress) {
        List<Rearrangement> ways = Rearrangement.against(victim.station());
        deliverNext();
        for (long i = 0; i < count; i++) {
            if (i % PIECES_FOR_EACH_SESSION == 0) {
                deliverNext();
            }
            tryOne(ways.get(chance.nextInt(ways.size())));
            progress.increment();
        }
        return Map.copyOf(outcome);
    }

    /** How often each way of putting statements together got by the verdicts; then settlement compares what registers count. */
    Map<Rearrangement, Long> accepted() {
        return Map.copyOf(accepted);
    }

    /** How many pieces settled although they count what a session of the station counts that is billed. */
    long settledTwice() {
        return settledTwice;
    }

    /** How many pieces settled that count what no session of the station counts. */
    long settledUnsold() {
        return settledUnsold;
    }

    private void deliverNext() {
        Session next = victim.session(sessions.size() + 1);
        VerdictDecision decision = judge(next.ends(), Spelling.USUAL);
        if (!decision.isAccepted()) {
            throw new IllegalStateException("A session that is new is refused, so that refusals say nothing: "
                    + decision.verdict() + ", " + decision.reason());
        }
        sessions.add(next);
        byNumber.put(number(decision), next);
        billed.put(number(decision), next);
        settle(decision);
    }

    private void tryOne(Rearrangement way) {
        int at = chance.nextBoolean()
                ? sessions.size() - 1 - chance.nextInt(Math.min(RECENT_SESSIONS, sessions.size()))
                : chance.nextInt(sessions.size());
        int beside = at + 1 < sessions.size() && chance.nextBoolean() ? at + 1 : Math.max(0, at - 1);
        List<Statement> statements = way.of(sessions.get(at), sessions.get(beside)).stream()
                .map(statement -> chance.nextBoolean() ? statement : statement.twin(victim.order()))
                .toList();
        VerdictDecision decision = judge(statements, Spelling.by(chance));
        outcome.merge(decision.verdict(), 1L, Long::sum);
        decision.conflictsWith().forEach(this::withdraw);
        if (decision.isAccepted()) {
            accepted.merge(way, 1L, Long::sum);
            if (settle(decision)) {
                count(decision);
            }
        }
    }

    private void count(VerdictDecision decision) {
        long[] registers = decision.readings().orElseThrow().values();
        if (billed.values().stream().anyMatch(session -> session.overlaps(registers[0], registers[1]))) {
            settledTwice++;
        } else if (sessions.stream().noneMatch(session -> session.overlaps(registers[0], registers[1]))) {
            settledUnsold++;
        }
    }

    /** As the settlement job does with an accepted session; whether it stands. */
    private boolean settle(VerdictDecision decision) {
        Block block = decision.block().orElseThrow();
        SessionSpan span = SessionSpan.of(block, decision.readings().orElseThrow());
        apply(standing.with(block.firstSequence(), span, block.key(), 0));
        return standing.sessions().stream()
                .anyMatch(session -> session.number() == block.firstSequence() && session.stands());
    }

    private void withdraw(RememberedBlock contradicted) {
        billed.remove(contradicted.firstSequence());
        apply(standing.without(contradicted.firstSequence(), contradicted.firstSequence() + contradicted.count()));
    }

    private void apply(SessionsChange change) {
        standing = change.next();
        change.stopped().forEach(stopped -> billed.remove(stopped.session().number()));
        change.resumed().forEach(resumed -> {
            Session resumedSession = byNumber.get(resumed.number());
            if (resumedSession != null) {
                billed.put(resumed.number(), resumedSession);
            }
        });
    }

    private static long number(VerdictDecision decision) {
        return decision.block().orElseThrow().firstSequence();
    }

    private VerdictDecision judge(List<Statement> statements, Spelling spelling) {
        long arrival = Victim.FROM
                .plusSeconds(ListenedStation.SESSION_SECONDS * (sessions.size() + 3L))
                .toEpochMilli();
        ReceivedBlock received = ReceivedBlock.foreign(
                arrival,
                OriginClass.METER_SIGNED,
                true,
                "attack",
                victim.station().format().label(),
                victim.station().piece(statements, spelling));
        VerdictDecision decision = verdicts.decide(received, facts, state);
        state = decision.next();
        return decision;
    }
}
