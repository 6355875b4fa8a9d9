package io.meterproof.bundle.verify;

import static io.meterproof.bundle.verify.RefusedException.present;
import static io.meterproof.bundle.verify.RefusedException.require;

import io.meterproof.formats.block.Block;
import io.meterproof.formats.block.BlockKind;
import io.meterproof.formats.block.Channel;
import io.meterproof.metering.document.ReadingEdit;
import io.meterproof.metering.document.ReadingEstimate;
import io.meterproof.metering.ledger.Basis;
import io.meterproof.metering.ledger.Usage;
import io.meterproof.metering.settlement.LikeDay;
import io.meterproof.tlog.Hash;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The intervals behind a channel's last block, estimated by {@code like-day/1} from the blocks and edits that the entry names. */
final class LikeDayEstimate {
    private final Usage usage;
    private final Basis.OfLikeDay basis;
    private final Exhibit after;
    private final List<Exhibit> history;
    private final Dossier dossier;
    private final int position;
    private final List<Hash> edits = new ArrayList<>();
    private final Set<Hash> used = new HashSet<>();

    /** @param history the blocks that measured the like days */
    LikeDayEstimate(
            Usage usage, Basis.OfLikeDay basis, Exhibit after, List<Exhibit> history, Dossier dossier, int position) {
        this.usage = usage;
        this.basis = basis;
        this.after = after;
        this.history = history.stream()
                .sorted(Comparator.comparing(exhibit -> exhibit.block().kind() != BlockKind.SEAL))
                .toList();
        this.dossier = dossier;
        this.position = position;
    }

    /** Edits that stood in place of blocks, ascending. */
    List<Hash> edits() {
        return edits;
    }

    /** Begin of the first interval, UTC seconds. */
    long start() {
        return block().end() + (usage.firstSequence() - block().nextSequence()) * block().interval();
    }

    /** Milli-units of each interval, as the meter would tell them. */
    long[] values() {
        requireChannels();
        requireOrdered();
        findEdits();
        long[] values = new long[usage.count()];
        for (int i = 0; i < values.length; i++) {
            long begin = start() + (long) i * block().interval();
            values[i] = LikeDay.mean(
                    basis.weeks().stream().mapToLong(week -> like(begin, week)).toArray());
        }
        require(
                used.containsAll(basis.history()),
                path("basis.blocks"),
                "name one that measured none of the like days");
        require(used.containsAll(edits), path("basis.documents"), "name an edit of none of the like days");
        return values;
    }

    private void requireChannels() {
        require(after.isMeasured(), path("basis.after"), "has no intervals");
        for (Exhibit exhibit : history) {
            boolean alike = exhibit.isMeasured()
                    && Channel.of(exhibit.block()).equals(Channel.of(block()))
                    && exhibit.block().interval() == block().interval()
                    && exhibit.block().unit() == block().unit();
            require(alike, path("basis.blocks"), "are of another channel, or measure differently");
        }
        require(usage.gas().isEmpty(), path("gas"), "is of an estimate without registers");
        boolean enough = LikeDay.repeats(block().interval())
                && LikeDay.suffices(basis.weeks().size());
        require(enough, path("basis.weeks"), "are too few");
    }

    private void requireOrdered() {
        ReadingEstimate order = present(
                dossier.index().cited(basis.order(), ReadingEstimate.class),
                path("basis.order"),
                "the bundle does not hold this estimate");
        boolean own = order.meter().equals(block().meter()) && order.obis().equals(block().obis());
        require(own, path("basis.order"), "is of another channel");
        long most = LikeDay.LONGEST / block().interval();
        long first = block().nextSequence();
        boolean within = usage.count() >= 1
                && usage.firstSequence() >= first
                && usage.firstSequence() - first <= most - usage.count();
        require(within, path("firstSequence"), "is not within " + most + " intervals behind the block");
        Instant end = Instant.ofEpochSecond(start() + (long) usage.count() * block().interval());
        require(!end.isAfter(order.to()), path("basis.order"), "ends earlier");
    }

    private void findEdits() {
        for (Hash hash : basis.documents()) {
            Optional<ReadingEdit> edit = dossier.index().cited(hash, ReadingEdit.class);
            if (edit.isPresent()) {
                boolean own = edit.get().meter().equals(block().meter())
                        && edit.get().obis().equals(block().obis())
                        && edit.get().interval() == block().interval();
                require(own, path("basis.documents"), "name an edit of another channel");
                edits.add(hash);
            }
        }
    }

    private long like(long begin, int week) {
        require(
                LikeDay.counts(week, begin, block().end()),
                path("basis.weeks"),
                "are not of the four before the block's end");
        long second = begin - (long) week * LikeDay.WEEK;
        for (Hash hash : edits) {
            ReadingEdit edit = dossier.index().cited(hash, ReadingEdit.class).orElseThrow();
            long offset = offset(edit.start().getEpochSecond(), second);
            if (offset >= 0 && offset < edit.values().size()) {
                used.add(hash);
                return edit.values().get((int) offset);
            }
        }
        for (Exhibit exhibit : history) {
            long offset = offset(exhibit.block().start(), second);
            if (offset >= 0 && offset < exhibit.block().count()) {
                used.add(exhibit.evidence().digest());
                return exhibit.readings().values()[(int) offset];
            }
        }
        throw new RefusedException(path("basis.blocks"), "measured nothing at " + Instant.ofEpochSecond(second));
    }

    /** In which of its intervals an instant begins one; -1 where it begins none. */
    private long offset(long start, long second) {
        long time = second - start;
        return time % block().interval() == 0 ? time / block().interval() : -1;
    }

    private Block block() {
        return after.block();
    }

    private String path(String field) {
        return Dossier.entryPath(position, field);
    }
}
