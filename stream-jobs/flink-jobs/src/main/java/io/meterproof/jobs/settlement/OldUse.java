package io.meterproof.jobs.settlement;

import io.meterproof.formats.block.Channel;
import io.meterproof.jobs.runtime.ImmutableType;
import io.meterproof.jobs.runtime.Message;
import io.meterproof.metering.settlement.ChannelHead;
import io.meterproof.metering.settlement.GivenUp;
import io.meterproof.metering.settlement.Reach;
import io.meterproof.metering.settlement.Reopening;
import io.meterproof.metering.settlement.SettlementEvent;
import io.meterproof.metering.settlement.SettlementOutcome;
import io.meterproof.tlog.Hash;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple2;

/**
 * What the current subject's channels used before their horizons: with the archive, asked for where something settles there late,
 * and back only for as long as that takes.
 */
final class OldUse {
    private final SubjectArchive archive;
    private final Function<Channel, StateChannelStore> stores;
    private final BiConsumer<StateChannelStore, Subject> told;
    /** The lowest number and the earliest end, in seconds, of what waits of a channel. */
    private final MapState<Channel, Tuple2<Long, Long>> wanted;

    private Optional<Returned> open = Optional.empty();

    /** @param told that all is given up again: other readings may wait here than before */
    OldUse(
            RuntimeContext context,
            SubjectArchive archive,
            Function<Channel, StateChannelStore> stores,
            BiConsumer<StateChannelStore, Subject> told) {
        this.archive = archive;
        this.stores = stores;
        this.told = told;
        wanted = context.getMapState(new MapStateDescriptor<>(
                "recalled-channels",
                new ImmutableType<>(new ChannelSerializer()),
                Types.TUPLE(Types.LONG, Types.LONG)));
    }

    /** Whether something is back. */
    boolean isOpen() {
        return open.isPresent();
    }

    /** Whether a channel's months are back. */
    boolean isOpen(Channel channel) {
        return open.filter(each -> each.channel().equals(channel)).isPresent();
    }

    /** Wants back what a block needs; false where that is too long ago. */
    boolean recall(Channel channel, SettlementOutcome.BeyondHorizon late) throws Exception {
        return recall(channel, late.firstSequence(), late.end());
    }

    /** Wants back what blocks may be taken back from; false where nothing of them was given up. */
    boolean recall(Withdrawal withdrawal) throws Exception {
        boolean isOld = head(withdrawal.channel())
                .boundary()
                .filter(point -> point.sequence() > withdrawal.firstSequence())
                .isPresent();
        return isOld && recall(withdrawal.channel(), withdrawal.firstSequence(), Long.MAX_VALUE);
    }

    /** Wants back what a document changes, as much of it as can come back; false where that is nothing. */
    boolean recall(OldChange change) throws Exception {
        return recallSince(change.channel(), change.since().getEpochSecond());
    }

    private boolean recallSince(Channel channel, long second) throws Exception {
        long since = Math.max(second, deepest(channel));
        boolean isOld = since < head(channel).horizon();
        return isOld && recall(channel, Long.MAX_VALUE, since + 1);
    }

    /** Wants back the sessions that stand no longer, or again, as far as they can come back; false where none of them was given up. */
    boolean recall(SessionNews news) throws Exception {
        return recallSince(news.channel(), news.since());
    }

    /** Wants back as much as there is; false where that is nothing. */
    boolean recallAll(Channel channel) throws Exception {
        boolean isAny = !archive.months(channel).months().isEmpty();
        return isAny && recall(channel, Long.MAX_VALUE, deepest(channel) + 1);
    }

    /** To whom is billed what a channel's months are wanted back of. */
    Set<String> accounts(Channel channel) throws Exception {
        return reach(channel).stream()
                .flatMap(reach -> reach.months().stream())
                .flatMap(month -> month.accounts().stream())
                .collect(Collectors.toSet());
    }

    /** Whether something waits for a channel's months. */
    boolean isWanted(Channel channel) throws Exception {
        return wanted.contains(channel);
    }

    /** Whether something waits for the months of a meter's channels. */
    boolean isWanted(Hash meter) throws Exception {
        for (Channel channel : wanted.keys()) {
            if (channel.meter().equals(meter)) {
                return true;
            }
        }
        return false;
    }

    /** Before which nothing of a channel is there or can come back at once, UTC seconds; {@link Long#MIN_VALUE} where all is. */
    long deepest(Channel channel) throws Exception {
        return archive.months(channel).deepest();
    }

    private boolean recall(Channel channel, long first, long end) throws Exception {
        if (isOpen(channel) || archive.isErased() || reach(channel, first, end).isEmpty()) {
            return false;
        }
        Tuple2<Long, Long> known = wanted.get(channel);
        Tuple2<Long, Long> both =
                known == null ? Tuple2.of(first, end) : Tuple2.of(Math.min(first, known.f0), Math.min(end, known.f1));
        wanted.put(channel, both);
        return true;
    }

    void answer(Message message) throws Exception {
        archive.answer(message);
    }

    /** A channel of which all is back that is wanted, or never will be. What is missing is asked for. */
    Optional<Channel> recalled(Subject subject) throws Exception {
        for (Channel channel : wanted.keys()) {
            Optional<Reach> reach = reach(channel);
            if (reach.isEmpty() || archive.isErased() || archive.ask(channel, reach.get(), subject)) {
                return Optional.of(channel);
            }
        }
        return Optional.empty();
    }

    /**
     * Settles what waits with what is back of a channel, if anything is, and gives that up again.
     *
     * @throws io.meterproof.records.wire.MalformedRecordException where the archive has something else than was given up: then
     *     nothing is settled
     */
    void settleWith(Channel channel, Subject subject, Settling settling) throws Exception {
        Optional<Reach> reach = reach(channel);
        open = reach.isPresent() ? archive.open(channel, reach.get(), subject) : Optional.empty();
        wanted.remove(channel);
        if (open.isEmpty()) {
            settling.settle();
            return;
        }
        new Reopening(stores.apply(channel)).open(open.get().reach(), open.get().months());
        try {
            settling.settle();
        } finally {
            close(subject);
        }
    }

    /** What waits for the archive, and can settle now. */
    @FunctionalInterface
    interface Settling {
        void settle() throws Exception;
    }

    private void close(Subject subject) throws Exception {
        Returned returned = open.orElseThrow();
        open = Optional.empty();
        StateChannelStore store = stores.apply(returned.channel());
        archive.giveUp(returned, new Reopening(store).close(returned.reach()), subject);
        told.accept(store, subject);
    }

    /** An event is on its way to its account, which must know what it is about. */
    void book(SettlementEvent event, Subject subject) {
        if (open.isPresent() && event instanceof SettlementEvent.Reverse) {
            archive.remind(open.get(), event.usageId(), event.usage().account(), subject);
        } else if (open.isPresent()) {
            open.get().billed().add(event.usageId());
        }
    }

    /** Gives up what a horizon has passed. */
    void giveUp(Channel channel, List<GivenUp> givenUp, Subject subject) throws Exception {
        archive.giveUp(channel, givenUp, subject);
    }

    private Optional<Reach> reach(Channel channel) throws Exception {
        Tuple2<Long, Long> since = wanted.get(channel);
        return reach(channel, since.f0, since.f1);
    }

    private Optional<Reach> reach(Channel channel, long first, long end) throws Exception {
        return archive.months(channel).reach(head(channel).boundary(), first, end);
    }

    private ChannelHead head(Channel channel) {
        return stores.apply(channel).head().orElse(ChannelHead.EMPTY);
    }
}
