package io.meterproof.metering.settlement;

import io.meterproof.formats.block.BlockKind;
import io.meterproof.metering.session.ChannelSessions;
import io.meterproof.metering.session.KeptSession;
import io.meterproof.metering.session.SessionSpan;
import io.meterproof.metering.session.SessionsChange;
import io.meterproof.metering.session.SessionsChange.Stopped;
import io.meterproof.tlog.Hash;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/** Sessions of one station, whose records were cut and put together anew, as they arrive and settle at the tokens of two people. */
final class SessionCuts {
    private static final int STEP = 16;

    private final List<TreeChannelStore> stores = List.of(new TreeChannelStore(), new TreeChannelStore());
    private final List<Books> books = List.of(new Books(), new Books());
    private ChannelSessions sessions = ChannelSessions.EMPTY;

    /** Some of which count the same as others. */
    static List<AcceptedBlock> seeded(long seed, int count) {
        Random random = new Random(seed);
        List<AcceptedBlock> blocks = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            long from = random.nextInt(5) == 0 ? 0 : random.nextInt(8) * 1_000L;
            long to = from + random.nextInt(4) * 1_000L;
            int seconds = 60 + random.nextInt(6) * 7200;
            blocks.add(Blocks.charging(1 + (long) STEP * i, seconds, from, to));
        }
        return blocks;
    }

    /** Those that stand of a set, by nothing but their definition. */
    static List<AcceptedBlock> standing(List<AcceptedBlock> set) {
        List<AcceptedBlock> standing = new ArrayList<>();
        set.stream().sorted(Comparator.comparing(SessionCuts::number)).forEach(block -> {
            if (standing.stream().noneMatch(other -> span(other).overlaps(span(block)))) {
                standing.add(block);
            }
        });
        return standing;
    }

    void accept(AcceptedBlock block) {
        int subject = subject(block);
        Hash signer = block.block().key();
        tell(sessions.with(number(block), span(block), signer, subject));
        books.get(subject).post(settlement(subject).accept(block).events());
    }

    void withdraw(AcceptedBlock block) {
        int subject = subject(block);
        BlockKey key = new BlockKey(BlockKind.CHARGING, number(block));
        books.get(subject)
                .post(settlement(subject).withdraw(key, block.digest()).events());
        tell(sessions.without(number(block), number(block) + 2));
    }

    /** What stands billed at each token. */
    List<List<String>> segments() {
        return books.stream().map(Books::segments).toList();
    }

    long quantity() {
        return books.stream().mapToLong(Books::quantity).sum();
    }

    private void tell(SessionsChange change) {
        sessions = change.next();
        for (Stopped each : change.stopped()) {
            stand(each.session(), List.of(new Outdone(each.session().number(), each.by())), List.of());
        }
        for (KeptSession each : change.resumed()) {
            stand(each, List.of(), List.of(each.number()));
        }
    }

    private void stand(KeptSession session, List<Outdone> outdone, List<Long> resumed) {
        SettlementOutcome outcome = settlement(session.subject()).stand(outdone, resumed, Hash.ZERO);
        books.get(session.subject()).post(outcome.events());
    }

    private Settlement settlement(int subject) {
        return new Settlement(
                Blocks.CHANNEL, Agreed.always("account-" + subject), Installed.UNKNOWN, stores.get(subject));
    }

    private static SessionSpan span(AcceptedBlock block) {
        return SessionSpan.of(block.block(), block.readings());
    }

    private static long number(AcceptedBlock block) {
        return block.block().firstSequence();
    }

    private static int subject(AcceptedBlock block) {
        return (int) (number(block) / STEP % 3 / 2);
    }
}
