package io.meterproof.bundle.verify;

import static io.meterproof.bundle.verify.Dossier.entryPath;
import static io.meterproof.bundle.verify.RefusedException.require;

import io.meterproof.formats.block.Channel;
import io.meterproof.metering.session.SessionSpan;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** No two charging sessions of a channel that stand billed count the same. */
final class StandingSessions {
    private record Session(int position, SessionSpan span) {}

    private StandingSessions() {}

    static void examine(Dossier dossier) {
        Map<Channel, List<Session>> channels = new HashMap<>();
        for (int position : dossier.standing()) {
            BilledSegment segment = dossier.results().segment(position);
            if (segment.isCharging()) {
                SessionSpan span =
                        SessionSpan.of(segment.block(), segment.exhibit().readings());
                channels.computeIfAbsent(segment.channel(), unseen -> new ArrayList<>())
                        .add(new Session(position, span));
            }
        }
        int first = channels.values().stream()
                .mapToInt(StandingSessions::firstOverlap)
                .min()
                .orElse(Integer.MAX_VALUE);
        require(first == Integer.MAX_VALUE, entryPath(first, "basis.block"), "counts what another session counted");
    }

    /** The position of the first entry whose session overlaps that of an earlier entry; the largest number without any. */
    private static int firstOverlap(List<Session> sessions) {
        sessions.sort(Comparator.comparingLong(session -> session.span.start()));
        int first = Integer.MAX_VALUE;
        List<Session> near = new ArrayList<>();
        for (Session session : sessions) {
            near.removeIf(other -> other.span.stop() + SessionSpan.OFFSETS <= session.span.start());
            for (Session other : near) {
                if (other.span.overlaps(session.span)) {
                    first = Math.min(first, Math.max(other.position, session.position));
                }
            }
            near.add(session);
        }
        return first;
    }
}
