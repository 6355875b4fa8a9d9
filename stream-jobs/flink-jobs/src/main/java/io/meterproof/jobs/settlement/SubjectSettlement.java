package io.meterproof.jobs.settlement;

import io.meterproof.formats.block.Channel;
import io.meterproof.formats.block.ReceivedBlock;
import io.meterproof.jobs.runtime.BelievedDocument;
import io.meterproof.jobs.runtime.BelievedHistory;
import io.meterproof.jobs.runtime.BelievedHistorySerializer;
import io.meterproof.jobs.runtime.ImmutableType;
import io.meterproof.jobs.runtime.Message;
import io.meterproof.jobs.runtime.MessageKind;
import io.meterproof.jobs.runtime.WaitingCount;
import io.meterproof.metering.ledger.Origin;
import io.meterproof.metering.settlement.AcceptedBlock;
import io.meterproof.metering.settlement.BlockKey;
import io.meterproof.metering.settlement.BlockPage;
import io.meterproof.metering.settlement.CalorificDays;
import io.meterproof.metering.settlement.ChannelHead;
import io.meterproof.metering.settlement.SequenceRange;
import io.meterproof.metering.settlement.Settlement;
import io.meterproof.metering.settlement.SettlementEvent;
import io.meterproof.metering.settlement.SettlementOutcome;
import io.meterproof.metering.verdict.AcceptedReading;
import io.meterproof.tlog.Hash;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;

/** What is settled at the current usage point or token, over keyed state. Counts the readings that nobody pays. */
final class SubjectSettlement {
    /** By which a broadcast function finds the subjects that have settled anything. */
    static final MapStateDescriptor<Channel, ChannelHead> HEADS = new MapStateDescriptor<>(
            "heads", new ImmutableType<>(new ChannelSerializer()), new ImmutableType<>(new ChannelHeadSerializer()));

    private final SubjectTerms terms = new SubjectTerms();
    private final WaitingCount unsettled;
    private final MapState<Channel, ChannelHead> heads;
    private final MapState<ChannelPage, BlockPage> blocks;
    private final InstalledMeters meters;
    private final ValueState<BelievedHistory> contracts;
    private final ValueState<Long> newestArrival;

    SubjectSettlement(RuntimeContext context, WaitingCount unsettled) {
        this.unsettled = unsettled;
        heads = context.getMapState(HEADS);
        blocks = context.getMapState(new MapStateDescriptor<>(
                "blocks",
                new ImmutableType<>(new ChannelPageSerializer()),
                new ImmutableType<>(new BlockPageSerializer())));
        meters = new InstalledMeters(context);
        contracts = context.getState(
                new ValueStateDescriptor<>("agreements", new ImmutableType<>(new BelievedHistorySerializer())));
        newestArrival = context.getState(new ValueStateDescriptor<>("newest-arrival", Types.LONG));
    }

    /** Settles a verified reading; what it moves goes to the accounts. */
    SettlementOutcome accept(AcceptedReading reading, ReceivedBlock received, String usagePoint, Subject subject)
            throws Exception {
        AcceptedBlock block = accepted(reading, received, usagePoint);
        advance(block.arrival());
        StateChannelStore store = store(Channel.of(block.block()));
        SettlementOutcome outcome = settlement(store, subject).accept(block);
        emit(outcome, store, block.arrival(), subject);
        return outcome;
    }

    /** The document of an edit that stands in place of a reading and says otherwise. */
    Optional<Hash> editInsteadOf(AcceptedReading reading, ReceivedBlock received, String usagePoint, Subject subject)
            throws Exception {
        Channel channel = Channel.of(reading.block());
        return meters.of(subject.name(), channel.meter()).isEdited()
                ? settlement(store(channel), subject).editInsteadOf(accepted(reading, received, usagePoint))
                : Optional.empty();
    }

    /** Takes blocks back; false where none is kept: they were taken back before, went elsewhere, or are with the archive. */
    boolean withdraw(Withdrawal withdrawal, Subject subject) throws Exception {
        StateChannelStore store = store(withdrawal.channel());
        Settlement settlement = settlement(store, subject);
        SequenceRange numbers = new SequenceRange(withdrawal.firstSequence(), withdrawal.nextSequence());
        List<BlockKey> wrong = settlement.others(withdrawal.kind(), numbers, withdrawal.cause());
        if (wrong.isEmpty()) {
            return false;
        }
        advance(withdrawal.arrival());
        emit(settlement.withdraw(wrong, withdrawal.cause()), store, withdrawal.arrival(), subject);
        return true;
    }

    /** Takes back what a compromised key signed of this meter and nothing proves. */
    void recall(Recall recall, Subject subject) throws Exception {
        for (Channel channel : channels()) {
            if (channel.meter().equals(recall.meter())) {
                StateChannelStore store = store(channel);
                SettlementOutcome outcome = settlement(store, subject)
                        .withdrawAll(recall.key(), block -> recall.takesBack(channel, block), recall.cause());
                emit(outcome, store, newestArrival.value(), subject);
            }
        }
    }

    /** Settles anew where the installations of a meter are others than before. */
    void install(InstalledMeter installed, Subject subject) throws Exception {
        if (meters.update(subject.name(), installed)) {
            Hash cause = newest(installed.history());
            for (Channel channel : channels()) {
                if (channel.meter().equals(installed.meter())) {
                    StateChannelStore store = store(channel);
                    emit(settlement(store, subject).reinstall(cause), store, newestArrival.value(), subject);
                }
            }
        }
    }

    /** Settles anew on other contracts. */
    void agree(BelievedHistory history, Subject subject) throws Exception {
        terms.forget(subject.name());
        contracts.update(history);
        resettle(newest(history), subject);
    }

    /** Settles anew on another version of a tariff, if any contract is on it. */
    void reprice(String tariff, BelievedHistory versions, Subject subject) throws Exception {
        if (SubjectTerms.mention(contracts.value(), tariff)) {
            resettle(newest(versions), subject);
        }
    }

    /** Settles gas anew on other calorific values, where the region's are what converts it. */
    void revalue(String region, BelievedHistory values, Subject subject) throws Exception {
        for (Channel channel : channels()) {
            if (meters.of(subject.name(), channel.meter()).isConvertedBy(region)) {
                StateChannelStore store = store(channel);
                emit(settlement(store, subject).resettle(newest(values)), store, newestArrival.value(), subject);
            }
        }
    }

    /** The terms of all subjects must be derived anew: a tariff has changed. */
    void forgetTerms() {
        terms.forgetAll();
    }

    private void resettle(Hash cause, Subject subject) throws Exception {
        for (Channel channel : channels()) {
            StateChannelStore store = store(channel);
            emit(settlement(store, subject).resettle(cause), store, newestArrival.value(), subject);
        }
    }

    /** Copied, because settling changes the state that they are read from. */
    private List<Channel> channels() throws Exception {
        List<Channel> channels = new ArrayList<>();
        heads.keys().forEach(channels::add);
        return channels;
    }

    private StateChannelStore store(Channel channel) {
        return new StateChannelStore(channel, heads, blocks);
    }

    private Settlement settlement(StateChannelStore store, Subject subject) throws Exception {
        return new Settlement(
                store.channel(),
                terms.of(subject.name(), contracts.value(), subject.tariffs()),
                meters.of(subject.name(), store.channel().meter()).with(subject.calorific()),
                store);
    }

    /** What a document causes is booked at the newest arrival: it has none of its own. */
    private void advance(long arrival) throws Exception {
        Long newest = newestArrival.value();
        newestArrival.update(newest == null ? arrival : Math.max(newest, arrival));
    }

    private void emit(SettlementOutcome outcome, StateChannelStore store, long arrival, Subject subject) {
        unsettled.add(store.waitingChange());
        for (SettlementEvent event : outcome.events()) {
            byte[] value = new BookedEvent(Instant.ofEpochMilli(arrival), event).encode();
            String account = event.usage().account();
            subject.outlet().pass(Message.to(MessageKind.SETTLEMENT_EVENT, account, null, value));
        }
        if (!outcome.doubted().isEmpty()) {
            subject.objections()
                    .accept("blocks that had settled wait since this came, for their registers do not fit: "
                            + outcome.doubted().stream().map(Hash::hex).collect(Collectors.joining(", ")));
        }
        FinishedUsages.messages(outcome.finished()).forEach(subject.outlet()::pass);
    }

    private static AcceptedBlock accepted(AcceptedReading reading, ReceivedBlock received, String usagePoint) {
        return new AcceptedBlock(
                reading.block(),
                reading.readings(),
                reading.digest(),
                usagePoint,
                received.arrival(),
                new Origin(received.originClass(), received.simulated()),
                received.charging());
    }

    private static Hash newest(BelievedHistory history) {
        List<BelievedDocument> documents = history.documents();
        return documents.get(documents.size() - 1).hash();
    }

    /**
     * The current subject: its name, the tariffs and calorific values of the moment and the way to the accounts.
     *
     * @param objections hears what somebody must look at
     */
    record Subject(
            String name,
            SubjectTerms.Tariffs tariffs,
            CalorificDays calorific,
            Outlet outlet,
            Consumer<String> objections) {}
}
