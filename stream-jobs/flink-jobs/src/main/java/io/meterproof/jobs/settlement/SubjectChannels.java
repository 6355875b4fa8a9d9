package io.meterproof.jobs.settlement;

import io.meterproof.formats.block.Channel;
import io.meterproof.jobs.runtime.ImmutableType;
import io.meterproof.jobs.runtime.WaitingCount;
import io.meterproof.metering.settlement.BlockPage;
import io.meterproof.metering.settlement.ChannelHead;
import io.meterproof.metering.settlement.Settlement;
import io.meterproof.metering.settlement.SettlementOutcome;
import io.meterproof.tlog.Hash;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;

/** The channels that settle at the current subject, over keyed state. What settling moves goes to the accounts. */
final class SubjectChannels {
    /** By which a broadcast function finds the subjects that have settled anything. */
    static final MapStateDescriptor<Channel, ChannelHead> HEADS = new MapStateDescriptor<>(
            "heads", new ImmutableType<>(new ChannelSerializer()), new ImmutableType<>(new ChannelHeadSerializer()));

    private final TermsHere terms;
    private final MetersHere meters;
    private final MapState<Channel, ChannelHead> heads;
    private final MapState<ChannelPage, BlockPage> blocks;
    private final OldUse old;
    private final Outcomes outcomes;

    /**
     * @param archive where the channels put what their horizons pass
     * @param unsettled counts the readings that nobody pays
     */
    SubjectChannels(
            RuntimeContext context,
            TermsHere terms,
            MetersHere meters,
            SubjectArchive archive,
            UnallocatedReport report,
            WaitingCount unsettled) {
        this.terms = terms;
        this.meters = meters;
        heads = context.getMapState(HEADS);
        blocks = context.getMapState(new MapStateDescriptor<>(
                "blocks",
                new ImmutableType<>(new ChannelPageSerializer()),
                new ImmutableType<>(new BlockPageSerializer())));
        old = new OldUse(context, archive, this::store, this::tellWaiting);
        outcomes = new Outcomes(report, unsettled, old);
    }

    /** Copied, because settling changes the state that they are read from. */
    List<Channel> all() throws Exception {
        List<Channel> channels = new ArrayList<>();
        heads.keys().forEach(channels::add);
        return channels;
    }

    /** Those of a meter. */
    List<Channel> of(Hash meter) throws Exception {
        List<Channel> channels = all();
        channels.removeIf(channel -> !channel.meter().equals(meter));
        return channels;
    }

    /** What is older than their horizons. */
    OldUse old() {
        return old;
    }

    StateChannelStore store(Channel channel) {
        return new StateChannelStore(channel, heads, blocks);
    }

    Settlement settlement(StateChannelStore store, Subject subject) throws Exception {
        return new Settlement(
                store.channel(),
                terms.of(subject),
                meters.of(store.channel().meter(), subject).with(subject.calorific()),
                store);
    }

    /**
     * Settles something of a channel, and sends on what it moved.
     *
     * @param booked when that is booked, UTC milliseconds
     */
    SettlementOutcome settle(
            Channel channel, long booked, Function<Settlement, SettlementOutcome> something, Subject subject)
            throws Exception {
        StateChannelStore store = store(channel);
        SettlementOutcome outcome = something.apply(settlement(store, subject));
        emit(outcome, store, booked, subject);
        return outcome;
    }

    /** Settles all channels anew. */
    void resettle(Hash cause, Subject subject) throws Exception {
        for (Channel channel : all()) {
            resettle(channel, cause, subject);
        }
    }

    /** Settles a channel anew. */
    void resettle(Channel channel, Hash cause, Subject subject) throws Exception {
        settle(channel, meters.now(), settlement -> settlement.resettle(cause), subject);
    }

    /** Validates and settles a meter's channels anew. */
    void reinstall(Hash meter, Hash cause, Subject subject) throws Exception {
        for (Channel channel : of(meter)) {
            reinstall(channel, cause, subject);
        }
    }

    /** Validates and settles a channel anew. */
    void reinstall(Channel channel, Hash cause, Subject subject) throws Exception {
        StateChannelStore store = store(channel);
        Settlement settlement = settlement(store, subject);
        emit(settlement.reinstall(cause), store, meters.now(), subject);
        settlement.unestimated().ifPresent(subject.objections());
    }

    /** Sends on what settling moved. */
    void emit(SettlementOutcome outcome, StateChannelStore store, long booked, Subject subject) throws Exception {
        outcomes.emit(outcome, store, booked, subject);
        old.giveUp(store.channel(), outcome.givenUp(), subject);
    }

    private void tellWaiting(StateChannelStore store, Subject subject) {
        outcomes.tellWaiting(store, StateAccess.of(meters::now), subject);
    }
}
