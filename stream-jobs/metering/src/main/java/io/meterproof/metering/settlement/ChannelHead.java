package io.meterproof.metering.settlement;

import io.meterproof.tlog.Hash;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * What is known of a channel as a whole.
 *
 * @param index the blocks that are believed
 * @param held the blocks that are kept, but do not settle because validation objects
 * @param boundary the end of the youngest block that was given up to the archive
 * @param newest begin of the newest interval, UTC seconds
 * @param givenUp the horizon before which blocks were given up already, UTC seconds
 * @param unallocated readings that do not settle: those held, and those that stand but that nobody has agreed to pay; given-up
 *     ones included
 * @param signers the keys that blocks were signed by, each once, in the order in which they first did
 * @param advances what is billed between blocks and the registers of the meter's installations, or estimated behind the last block
 * @param outdone the charging sessions that do not stand
 * @param opened while months are back from the archive: the horizon before which all is still there, UTC seconds
 */
public record ChannelHead(
        BlockIndex index,
        BlockIndex held,
        Optional<RegisterPoint> boundary,
        long newest,
        long givenUp,
        Unallocated unallocated,
        List<Hash> signers,
        List<Segment> advances,
        List<Outdone> outdone,
        OptionalLong opened) {
    public static final ChannelHead EMPTY = new ChannelHead(
            BlockIndex.EMPTY,
            BlockIndex.EMPTY,
            Optional.empty(),
            Long.MIN_VALUE,
            Long.MIN_VALUE,
            Unallocated.NOTHING,
            List.of(),
            List.of(),
            List.of(),
            OptionalLong.empty());

    private static final int SECONDS_PER_DAY = 86_400;

    public ChannelHead {
        signers = List.copyOf(signers);
        advances = List.copyOf(advances);
        outdone = List.copyOf(outdone);
    }

    /** The head of a channel of which all before a point is with the archive. */
    static ChannelHead after(Optional<RegisterPoint> point) {
        return new ChannelHead(
                EMPTY.index,
                EMPTY.held,
                point,
                EMPTY.newest,
                EMPTY.givenUp,
                EMPTY.unallocated,
                EMPTY.signers,
                EMPTY.advances,
                EMPTY.outdone,
                EMPTY.opened);
    }

    /** Begin of the service month (UTC) before the newest interval's, or of what is back, UTC seconds; the archive has older blocks. */
    public long horizon() {
        return opened.orElseGet(this::ownHorizon);
    }

    private long ownHorizon() {
        return newest == Long.MIN_VALUE
                ? Long.MIN_VALUE
                : LocalDate.ofEpochDay(Math.floorDiv(newest, SECONDS_PER_DAY))
                        .withDayOfMonth(1)
                        .minusMonths(1)
                        .atStartOfDay(ZoneOffset.UTC)
                        .toEpochSecond();
    }

    /** How many readings do not settle. */
    public long waiting() {
        return unallocated.readings();
    }

    /** How many readings validation objects to. */
    public long heldReadings() {
        return held.runs().stream()
                .mapToLong(run -> (long) run.blocks() * run.count())
                .sum();
    }

    /** All blocks that are kept. */
    BlockIndex all() {
        return held.and(index);
    }

    /** Which of the signers a key is; -1 for none. */
    int signer(Hash key) {
        return signers.indexOf(key);
    }

    ChannelHead withSigner(Hash key) {
        return signers.contains(key)
                ? this
                : new ChannelHead(
                        index,
                        held,
                        boundary,
                        newest,
                        givenUp,
                        unallocated,
                        Stream.concat(signers.stream(), Stream.of(key)).toList(),
                        advances,
                        outdone,
                        opened);
    }

    boolean isBeyondHorizon(ActualBlock block) {
        return block.end() <= horizon()
                || boundary.isPresent()
                        && block.firstSequence() < boundary.get().sequence();
    }

    /** With a block that is believed. */
    ChannelHead with(ActualBlock block) {
        return with(index.with(block.key(), block.count()), held).at(block.newest());
    }

    /** With a block that does not settle. */
    ChannelHead withHeld(ActualBlock block) {
        return with(index, held.with(block.key(), block.count()))
                .at(block.newest())
                .with(unallocated.plus(block, block.waiting()));
    }

    ChannelHead without(ActualBlock block) {
        return with(index.without(block.key()), held).with(unallocated.minus(block, block.waiting()));
    }

    ChannelHead withoutHeld(ActualBlock block) {
        return with(index, held.without(block.key()))
                .with(unallocated.minus(block, block.waiting()))
                .standing(List.of(block.firstSequence()));
    }

    /** With a believed block held from now on. */
    ChannelHead doubting(ActualBlock block) {
        return without(block).withHeld(block.held());
    }

    /** With a held block believed from now on; its readings wait until they are stated. */
    ChannelHead believing(ActualBlock block) {
        return with(index.with(block.key(), block.count()), held.without(block.key()));
    }

    /** With sessions that do not stand from now on, whether they came already or not. */
    ChannelHead outdoing(List<Outdone> more) {
        List<Outdone> all =
                new ArrayList<>(standing(more.stream().map(Outdone::number).toList()).outdone);
        all.addAll(more);
        return new ChannelHead(index, held, boundary, newest, givenUp, unallocated, signers, advances, all, opened);
    }

    /** With sessions of these numbers standing from now on. */
    ChannelHead standing(Collection<Long> numbers) {
        List<Outdone> rest = outdone.stream()
                .filter(each -> !numbers.contains(each.number()))
                .toList();
        return new ChannelHead(index, held, boundary, newest, givenUp, unallocated, signers, advances, rest, opened);
    }

    /** Why a session does not stand. */
    Optional<String> objection(ActualBlock block) {
        return outdone.stream()
                .filter(each -> block.isCharging() && each.number() == block.firstSequence())
                .map(Outdone::objection)
                .findFirst();
    }

    boolean believes(ActualBlock block) {
        return index.has(block.kind(), block.firstSequence(), block.nextSequence());
    }

    ChannelHead with(Unallocated waiting) {
        return new ChannelHead(index, held, boundary, newest, givenUp, waiting, signers, advances, outdone, opened);
    }

    ChannelHead withAdvances(List<Segment> billed) {
        return withBeside(Stream.concat(billed.stream(), likeDays().stream()).toList());
    }

    ChannelHead withLikeDays(List<Segment> billed) {
        return billed.isEmpty() && likeDays().isEmpty()
                ? this
                : withBeside(
                        Stream.concat(exchanges().stream(), billed.stream()).toList());
    }

    private ChannelHead withBeside(List<Segment> billed) {
        return new ChannelHead(index, held, boundary, newest, givenUp, unallocated, signers, billed, outdone, opened);
    }

    /** What is billed between blocks and registers, and ended before a horizon. */
    List<Segment> advancesBefore(long horizon) {
        return exchanges().stream()
                .filter(advance -> advance.endSecond() <= horizon)
                .toList();
    }

    /** What is estimated behind the last block. */
    List<Segment> likeDays() {
        return advances.stream().filter(Segment::isLikeDay).toList();
    }

    /** What is billed between blocks and registers. */
    List<Segment> exchanges() {
        return advances.stream().filter(advance -> !advance.isLikeDay()).toList();
    }

    /** After something was given up, all of which ended before a horizon. */
    ChannelHead after(GivenUp gone, BlockIndex kept, BlockIndex keptHeld) {
        List<Segment> open = advances.stream()
                .filter(advance -> !gone.advances().contains(advance))
                .toList();
        List<Outdone> idle =
                outdone.stream().filter(each -> !gone.outdone().contains(each)).toList();
        return new ChannelHead(
                kept,
                keptHeld,
                gone.end().or(() -> boundary),
                newest,
                gone.horizon(),
                unallocated,
                signers,
                open,
                idle,
                opened);
    }

    /** With months back in front of what is here, until {@link #closed}. */
    ChannelHead opened(long since, List<GivenUp> months) {
        ChannelHead next = new ChannelHead(
                index,
                held,
                months.isEmpty() ? boundary : months.get(0).before(),
                newest,
                since,
                unallocated,
                signers,
                Stream.concat(months.stream().flatMap(each -> each.advances().stream()), advances.stream())
                        .toList(),
                Stream.concat(months.stream().flatMap(each -> each.outdone().stream()), outdone.stream())
                        .toList(),
                OptionalLong.of(since));
        for (GivenUp month : months) {
            for (ActualBlock block : month.blocks()) {
                next = next.with(next.index.with(block.key(), block.count()), next.held);
            }
            for (ActualBlock block : month.held()) {
                next = next.with(next.index, next.held.with(block.key(), block.count()));
            }
        }
        return next;
    }

    /** Without anything back from the archive. */
    ChannelHead closed() {
        return new ChannelHead(
                index, held, boundary, newest, givenUp, unallocated, signers, advances, outdone, OptionalLong.empty());
    }

    private ChannelHead at(long begin) {
        return new ChannelHead(
                index,
                held,
                boundary,
                Math.max(newest, begin),
                givenUp,
                unallocated,
                signers,
                advances,
                outdone,
                opened);
    }

    private ChannelHead with(BlockIndex believed, BlockIndex doubted) {
        return new ChannelHead(
                believed, doubted, boundary, newest, givenUp, unallocated, signers, advances, outdone, opened);
    }
}
