package io.meterproof.metering.session;

import io.meterproof.metering.session.SessionsChange.Stopped;
import io.meterproof.tlog.Hash;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The accepted charging sessions of one channel, whoever pays for them, of the newest service month (UTC) and as many before as the
 * archive gives back: at most {@value #MOST}. Of those that count the same, the one that the meter numbered first stands.
 *
 * @param sessions in the order of their numbers
 * @param signers the keys that sessions were signed by, in the order in which they first did
 * @param newest when the newest began, UTC seconds; {@link Long#MIN_VALUE} before the first
 * @param since what begins before is not compared any more, UTC seconds
 */
public record ChannelSessions(List<KeptSession> sessions, List<Hash> signers, long newest, long since) {
    public static final ChannelSessions EMPTY =
            new ChannelSessions(List.of(), List.of(), Long.MIN_VALUE, Long.MIN_VALUE);

    public static final int MOST = 8_192;

    /** Months before the newest whose sessions are compared: those of any token can come back from the archive. */
    static final int MONTHS = 36;

    /** Months before the newest that settlement has at hand. */
    private static final int AT_HAND = 1;

    private static final int SECONDS_PER_DAY = 86_400;

    public ChannelSessions {
        sessions = List.copyOf(sessions);
        signers = List.copyOf(signers);
    }

    /**
     * With a session that was accepted. Of two of one number the first is kept, as settlement keeps it: a recall may open a number again
     * that another key's session has.
     *
     * @param signer the key that signed it
     * @param subject where it settles
     */
    public SessionsChange with(long number, SessionSpan span, Hash signer, int subject) {
        if (sessions.stream().anyMatch(kept -> kept.number() == number)) {
            return new SessionsChange(this, List.of(), List.of());
        }
        ChannelSessions known = knowing(signer).at(span.start());
        KeptSession session = new KeptSession(number, span, known.signers.indexOf(signer), subject, false);
        ChannelSessions room = known.withRoom();
        if (span.start() < room.since) {
            return new SessionsChange(room, List.of(new Stopped(session, Stopped.ARCHIVE)), List.of());
        }
        StandingOrder order = new StandingOrder(room.sessions, room.since);
        order.add(session);
        return room.after(order);
    }

    /** Without those that have one of the numbers in [from, to): they were taken back. */
    public SessionsChange without(long from, long to) {
        return without(session -> session.number() < to && from < session.number() + 2);
    }

    /** Without those that a key signed and that end behind a number: they were taken back. What the archive has of them stays billed. */
    public SessionsChange withoutSignedBy(Hash key, long through) {
        int signer = signers.indexOf(key);
        return without(session -> session.signer() == signer
                && through < session.number() + 1
                && session.span().start() >= monthsBefore(newest, AT_HAND));
    }

    private SessionsChange without(Predicate<KeptSession> lost) {
        StandingOrder order = new StandingOrder(sessions, since);
        sessions.stream().filter(lost).forEach(order::remove);
        return after(order);
    }

    private SessionsChange after(StandingOrder order) {
        order.settle();
        ChannelSessions next = new ChannelSessions(order.sessions(), signers, newest, since);
        return new SessionsChange(next, order.stopped(), order.resumed());
    }

    private ChannelSessions knowing(Hash signer) {
        return signers.contains(signer)
                ? this
                : new ChannelSessions(
                        sessions,
                        Stream.concat(signers.stream(), Stream.of(signer)).toList(),
                        newest,
                        since);
    }

    private ChannelSessions at(long start) {
        return start <= newest
                ? this
                : new ChannelSessions(sessions, signers, start, since).since(monthsBefore(start, MONTHS));
    }

    /** Nothing that begins since then overlaps what is forgotten. */
    private ChannelSessions since(long instant) {
        if (instant <= since) {
            return this;
        }
        List<KeptSession> rest = sessions.stream()
                .filter(session -> session.span().stop() + SessionSpan.OFFSETS > instant)
                .toList();
        return new ChannelSessions(rest, signers, newest, instant);
    }

    /** What does not stand is forgotten first: it never stands again. */
    private ChannelSessions withRoom() {
        if (sessions.size() < MOST) {
            return this;
        }
        Optional<KeptSession> idle = sessions.stream()
                .filter(session -> !session.stands())
                .min(Comparator.comparingLong(session -> session.span().start()));
        if (idle.isPresent()) {
            List<KeptSession> rest = new ArrayList<>(sessions);
            rest.remove(idle.get());
            return new ChannelSessions(rest, signers, newest, since);
        }
        long oldest = sessions.stream()
                .mapToLong(session -> session.span().stop())
                .min()
                .orElseThrow();
        return since(oldest + SessionSpan.OFFSETS);
    }

    private static long monthsBefore(long instant, int months) {
        return LocalDate.ofEpochDay(Math.floorDiv(instant, SECONDS_PER_DAY))
                .withDayOfMonth(1)
                .minusMonths(months)
                .atStartOfDay(ZoneOffset.UTC)
                .toEpochSecond();
    }
}
