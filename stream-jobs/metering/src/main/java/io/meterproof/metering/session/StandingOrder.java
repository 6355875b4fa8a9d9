package io.meterproof.metering.session;

import io.meterproof.metering.session.SessionsChange.Stopped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Decides which sessions stand: in the order of their numbers each that overlaps none that stands already. What began before the
 * horizon stays as it is and goes before all. So the answer depends on the set of sessions only.
 */
final class StandingOrder {
    private final TreeMap<Long, KeptSession> sessions = new TreeMap<>();
    private final TreeSet<Long> open = new TreeSet<>();
    private final Map<Long, KeptSession> before;
    private final long since;

    /** @param since the horizon, UTC seconds */
    StandingOrder(Collection<KeptSession> sessions, long since) {
        sessions.forEach(session -> this.sessions.put(session.number(), session));
        this.before = Map.copyOf(this.sessions);
        this.since = since;
    }

    void add(KeptSession session) {
        sessions.put(session.number(), session.standing(false));
        open.add(session.number());
    }

    void remove(KeptSession session) {
        sessions.remove(session.number());
        open.remove(session.number());
        if (session.stands()) {
            reopen(session);
        }
    }

    /** Decides on what is open, and on what that opens. */
    void settle() {
        while (!open.isEmpty()) {
            KeptSession session = sessions.get(open.pollFirst());
            boolean stands = stopping(session).isEmpty();
            if (stands != session.stands()) {
                sessions.put(session.number(), session.standing(stands));
                reopen(session);
            }
        }
    }

    List<KeptSession> sessions() {
        return List.copyOf(sessions.values());
    }

    /** Those that stand no longer, or that were added and do not stand. */
    List<Stopped> stopped() {
        List<Stopped> stopped = new ArrayList<>();
        for (KeptSession session : sessions.values()) {
            KeptSession was = before.get(session.number());
            if (!session.stands() && (was == null || was.stands())) {
                stopped.add(new Stopped(session, stopping(session).orElseThrow().number()));
            }
        }
        return stopped;
    }

    /** Those that stood not before, and stand now. */
    List<KeptSession> resumed() {
        return sessions.values().stream()
                .filter(session -> session.stands()
                        && before.containsKey(session.number())
                        && !before.get(session.number()).stands())
                .toList();
    }

    private Optional<KeptSession> stopping(KeptSession session) {
        for (KeptSession other : sessions.values()) {
            boolean first = other.number() < session.number() || isClosed(other);
            if (first && other.stands() && other.number() != session.number() && other.overlaps(session)) {
                return Optional.of(other);
            }
        }
        return Optional.empty();
    }

    private void reopen(KeptSession changed) {
        for (KeptSession other : sessions.values()) {
            boolean behind = other.number() > changed.number() || isClosed(changed);
            if (behind && !isClosed(other) && other.overlaps(changed)) {
                open.add(other.number());
            }
        }
    }

    private boolean isClosed(KeptSession session) {
        return session.span().start() < since;
    }
}
