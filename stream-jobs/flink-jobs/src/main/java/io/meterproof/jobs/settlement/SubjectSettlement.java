package io.meterproof.jobs.settlement;

import io.meterproof.formats.block.Channel;
import io.meterproof.formats.block.ReceivedBlock;
import io.meterproof.jobs.runtime.BelievedHistory;
import io.meterproof.jobs.runtime.ImmutableType;
import io.meterproof.jobs.runtime.Message;
import io.meterproof.jobs.runtime.MessageKind;
import io.meterproof.jobs.runtime.WaitingCount;
import io.meterproof.metering.document.Identified;
import io.meterproof.metering.document.MeterInstallation;
import io.meterproof.metering.settlement.AcceptedBlock;
import io.meterproof.metering.settlement.AgreedTerms;
import io.meterproof.metering.settlement.BlockKey;
import io.meterproof.metering.settlement.BlockPage;
import io.meterproof.metering.settlement.ChannelHead;
import io.meterproof.metering.settlement.CountedBlock;
import io.meterproof.metering.settlement.Installed;
import io.meterproof.metering.settlement.SequenceRange;
import io.meterproof.metering.settlement.Settlement;
import io.meterproof.metering.settlement.SettlementOutcome;
import io.meterproof.metering.verdict.AcceptedReading;
import io.meterproof.tlog.Hash;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;

/** What is settled at the current usage point or token, over keyed state. Counts the readings that nobody pays. */
final class SubjectSettlement {
    /** By which a broadcast function finds the subjects that have settled anything. */
    static final MapStateDescriptor<Channel, ChannelHead> HEADS = new MapStateDescriptor<>(
            "heads", new ImmutableType<>(new ChannelSerializer()), new ImmutableType<>(new ChannelHeadSerializer()));

    private final TermsHere terms;
    private final MapState<Channel, ChannelHead> heads;
    private final MapState<ChannelPage, BlockPage> blocks;
    private final InstalledMeters meters;
    private final SubjectClock clock;
    private final Outcomes outcomes;
    private final OldUse old;
    private final Upwards upwards;

    /**
     * @param archive where the subject's channels put what their horizons pass
     * @param deducts whether what settles here is what a sub-meter of a usage point counts, and is taken off its use
     */
    SubjectSettlement(
            RuntimeContext context,
            WaitingCount unsettled,
            ReadingWires wires,
            SubjectArchive archive,
            boolean deducts) {
        old = new OldUse(context, archive, this::store, this::tellWaiting);
        outcomes = new Outcomes(new UnallocatedReport(wires), unsettled, old);
        heads = context.getMapState(HEADS);
        blocks = context.getMapState(new MapStateDescriptor<>(
                "blocks",
                new ImmutableType<>(new ChannelPageSerializer()),
                new ImmutableType<>(new BlockPageSerializer())));
        meters = new InstalledMeters(context);
        terms = new TermsHere(context, deducts);
        clock = new SubjectClock(context);
        upwards = new Upwards(context, terms::parentsEver);
    }

    /** Settles a verified reading; what it moves goes to the accounts. */
    SettlementOutcome accept(AcceptedReading reading, ReceivedBlock received, String usagePoint, Subject subject)
            throws Exception {
        AcceptedBlock block = AcceptedBlock.of(reading, received, usagePoint);
        SettlementOutcome outcome = settle(
                Channel.of(block.block()),
                block.block().start(),
                block.arrival(),
                settlement -> settlement.accept(block),
                subject);
        if (outcome.isKept()) {
            upwards.pass(block, subject);
        }
        return outcome;
    }

    /** Deducts a block that the sub-meter counted. */
    SettlementOutcome deduct(CountedBlock block, Subject subject) throws Exception {
        return settle(block.channel(), block.start(), block.arrival(), settlement -> settlement.accept(block), subject);
    }

    private SettlementOutcome settle(
            Channel channel, long start, long arrival, Function<Settlement, SettlementOutcome> block, Subject subject)
            throws Exception {
        Map<Boolean, List<Identified<MeterInstallation>>> gone = advance(arrival, start, subject);
        remove(gone.get(true), subject);
        StateChannelStore store = store(channel);
        SettlementOutcome outcome = block.apply(settlement(store, subject, arrival));
        emit(outcome, store, arrival, subject);
        remove(gone.get(false), subject);
        return outcome;
    }

    /** Deducts anew where the sub-meter is said to stand beneath the usage point, or no longer; returns what changed when. */
    List<OldChange> subMeter(SubMeterHistory subMeter, Subject subject) throws Exception {
        Optional<Instant> since = terms.subMeter(subMeter, subject);
        if (since.isEmpty()) {
            return List.of();
        }
        Hash cause = subMeter.history().newest();
        resettle(cause, subject);
        return channels().stream()
                .map(channel -> new OldChange(channel, since.get(), cause))
                .toList();
    }

    /** The removal registers known from an arrival on, by whether a block that starts then may move the horizon past the removal. */
    private Map<Boolean, List<Identified<MeterInstallation>>> advance(long arrival, long start, Subject subject)
            throws Exception {
        Instant begin = Instant.ofEpochSecond(start);
        return advance(arrival, subject).stream()
                .collect(Collectors.partitioningBy(
                        each -> !each.content().effective().to().orElseThrow().isAfter(begin)));
    }

    /** What is older than the horizons of the subject's channels. */
    OldUse old() {
        return old;
    }

    /** The document of an edit that stands in place of a reading and says otherwise. */
    Optional<Hash> editInsteadOf(AcceptedReading reading, ReceivedBlock received, String usagePoint, Subject subject)
            throws Exception {
        Channel channel = Channel.of(reading.block());
        return installed(channel.meter(), subject).isEdited()
                ? settlement(store(channel), subject, clock.now())
                        .editInsteadOf(AcceptedBlock.of(reading, received, usagePoint))
                : Optional.empty();
    }

    /** Takes blocks back; false where none is kept: they were taken back before, went elsewhere, or are with the archive. */
    boolean withdraw(Withdrawal withdrawal, Subject subject) throws Exception {
        upwards.pass(Message.to(MessageKind.WITHDRAWAL, "", null, withdrawal.encode()), subject);
        StateChannelStore store = store(withdrawal.channel());
        Settlement settlement = settlement(store, subject, withdrawal.arrival());
        SequenceRange numbers = new SequenceRange(withdrawal.firstSequence(), withdrawal.nextSequence());
        List<BlockKey> wrong = settlement.others(withdrawal.kind(), numbers, withdrawal.cause());
        if (wrong.isEmpty()) {
            return false;
        }
        List<Identified<MeterInstallation>> gone = advance(withdrawal.arrival(), subject);
        emit(settlement.withdraw(wrong, withdrawal.cause()), store, withdrawal.arrival(), subject);
        remove(gone, subject);
        return true;
    }

    /** Lets charging sessions stand no longer, or stand again. */
    void stand(SessionNews news, Subject subject) throws Exception {
        long booked = news.ofDocument() ? clock.now() : news.arrival();
        StateChannelStore store = store(news.channel());
        Settlement settlement = settlement(store, subject, booked);
        emit(settlement.stand(news.outdone(), news.resumed(), news.cause()), store, booked, subject);
    }

    /** Takes back what a compromised key signed of this meter and nothing proves. */
    void recall(Recall recall, Subject subject) throws Exception {
        upwards.pass(Message.to(MessageKind.RECALL, "", null, recall.encode()), subject);
        for (Channel channel : channels()) {
            if (channel.meter().equals(recall.meter())) {
                StateChannelStore store = store(channel);
                SettlementOutcome outcome = settlement(store, subject, clock.now())
                        .withdrawAll(recall.key(), block -> recall.takesBack(channel, block), recall.cause());
                emit(outcome, store, clock.now(), subject);
            }
        }
    }

    /** Settles anew where the installations of a meter are others than before, or its removal register is known by now; returns what changed when. */
    List<OldChange> install(InstalledMeter installed, Subject subject) throws Exception {
        upwards.pass(installed.to(""), subject);
        Instant before = meters.time(installed.meter(), clock.now());
        Installed known = installed(installed.meter(), subject);
        boolean isNew = meters.update(subject.name(), installed);
        if (isNew || !installed(installed.meter(), subject).removedSince(before).isEmpty()) {
            reinstall(installed.meter(), installed.history().newest(), subject);
        }
        clock.setTo(nextRemoval(subject));
        return OldChange.between(known, installed(installed.meter(), subject), installed, channels());
    }

    private void reinstall(Hash meter, Hash cause, Subject subject) throws Exception {
        for (Channel channel : channels()) {
            if (channel.meter().equals(meter)) {
                reinstall(channel, cause, subject);
            }
        }
    }

    /** Validates and settles a channel anew. */
    void reinstall(Channel channel, Hash cause, Subject subject) throws Exception {
        StateChannelStore store = store(channel);
        Settlement settlement = settlement(store, subject, clock.now());
        emit(settlement.reinstall(cause), store, clock.now(), subject);
        settlement.unestimated().ifPresent(subject.objections());
    }

    /** The removal registers here that are known from now on. What a document causes is booked at the newest arrival: it has none of its own. */
    private List<Identified<MeterInstallation>> advance(long arrival, Subject subject) throws Exception {
        long before = clock.now();
        List<Identified<MeterInstallation>> gone = new ArrayList<>();
        if (clock.advance(arrival)) {
            for (Hash meter : meters.all()) {
                gone.addAll(installed(meter, subject).removedSince(meters.time(meter, before)));
            }
            clock.setTo(nextRemoval(subject));
        }
        return gone;
    }

    private void remove(List<Identified<MeterInstallation>> gone, Subject subject) throws Exception {
        for (Identified<MeterInstallation> each : gone) {
            reinstall(each.content().meter(), each.hash(), subject);
        }
    }

    private Optional<Instant> nextRemoval(Subject subject) throws Exception {
        List<Instant> removals = new ArrayList<>();
        for (Hash meter : meters.all()) {
            installed(meter, subject).nextRemoval().ifPresent(removals::add);
        }
        return removals.stream().min(Comparator.naturalOrder());
    }

    private Installed installed(Hash meter, Subject subject) throws Exception {
        return meters.of(subject.name(), meter, clock.now());
    }

    /** Settles anew on other contracts; returns what changed when. */
    List<OldChange> agree(BelievedHistory history, Subject subject) throws Exception {
        AgreedTerms before = terms.of(subject);
        terms.agree(history, subject);
        resettle(history.newest(), subject);
        return changed(before, history.newest(), subject);
    }

    /**
     * Settles anew where the usage point is known to deliver something else, and tells those beneath which it stands; returns what
     * changed when.
     *
     * @param key what is known of its privacy key
     */
    List<OldChange> place(BelievedHistory history, Optional<Message> key, Subject subject) throws Exception {
        AgreedTerms before = terms.of(subject);
        if (terms.place(history, subject)) {
            resettle(history.newest(), subject);
        }
        List<Message> known = new ArrayList<>(key.stream().toList());
        for (InstalledMeter meter : meters.known()) {
            known.add(meter.to(""));
        }
        upwards.describe(history, known, channels(), subject);
        for (Channel channel : channels()) {
            tell(channel, subject);
        }
        return changed(before, history.newest(), subject);
    }

    private List<OldChange> changed(AgreedTerms before, Hash cause, Subject subject) throws Exception {
        AgreedTerms now = terms.of(subject);
        List<OldChange> changes = new ArrayList<>();
        for (Channel channel : channels()) {
            now.changedSince(before, channel.obis())
                    .ifPresent(since -> changes.add(new OldChange(channel, since, cause)));
        }
        return changes;
    }

    /** Tells those who are yet to hear of a channel all of it, once that is back from the archive. */
    void tell(Channel channel, Subject subject) throws Exception {
        if (upwards.isUntold(channel, subject) && (old.isOpen(channel) || !old.recallAll(channel))) {
            upwards.tell(channel, CountedBlock.kept(channel, store(channel)), subject);
            Instant lost = Instant.ofEpochSecond(Math.max(old.deepest(channel), Instant.MIN.getEpochSecond()));
            if (terms.beneathSince().filter(since -> since.isBefore(lost)).isPresent()) {
                subject.objections()
                        .accept("parents: what " + channel + " counted before " + lost
                                + " is not deducted: the archive cannot give it back");
            }
        }
    }

    /** Tells those beneath which it stands of its privacy key. */
    void passKey(Message key, Subject subject) throws Exception {
        upwards.pass(key, subject);
    }

    /** Settles anew on another version of a tariff, if any contract is on it; returns what changed when. */
    List<OldChange> reprice(Publication tariff, Subject subject) throws Exception {
        if (!terms.mention(tariff.subject())) {
            return List.of();
        }
        resettle(tariff.cause(), subject);
        return changed(terms.agreed(subject, tariff.tariffsBefore(subject.tariffs())), tariff.cause(), subject);
    }

    /**
     * Settles gas anew on other calorific values, where the region's are what converts it; returns what changed when.
     *
     * @param first the first gas day of another value
     */
    List<OldChange> revalue(Publication region, Optional<LocalDate> first, Subject subject) throws Exception {
        List<OldChange> changes = new ArrayList<>();
        for (Channel channel : channels()) {
            Installed installed = installed(channel.meter(), subject);
            if (installed.isConvertedBy(region.subject())) {
                resettle(channel, region.cause(), subject);
                first.flatMap(day -> installed.start(region.subject(), day))
                        .ifPresent(since -> changes.add(new OldChange(channel, since, region.cause())));
            }
        }
        return changes;
    }

    /**
     * Settles anew on other published prices, where a tariff of the subject takes its prices from the series; returns what changed
     * when.
     *
     * @param first from when on a price is another
     */
    List<OldChange> republish(Publication month, Optional<Instant> first, Subject subject) throws Exception {
        if (!terms.of(subject).needs(month.series())) {
            return List.of();
        }
        resettle(month.cause(), subject);
        return channels().stream()
                .flatMap(channel -> first.stream().map(since -> new OldChange(channel, since, month.cause())))
                .toList();
    }

    /** The terms of all subjects must be derived anew: a tariff has changed. */
    void forgetTerms() {
        terms.forgetAll();
    }

    private void resettle(Hash cause, Subject subject) throws Exception {
        for (Channel channel : channels()) {
            resettle(channel, cause, subject);
        }
    }

    private void resettle(Channel channel, Hash cause, Subject subject) throws Exception {
        StateChannelStore store = store(channel);
        emit(settlement(store, subject, clock.now()).resettle(cause), store, clock.now(), subject);
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

    /** @param booked when what it moves is booked, milliseconds */
    private Settlement settlement(StateChannelStore store, Subject subject, long booked) throws Exception {
        return new Settlement(
                store.channel(),
                terms.of(subject),
                installed(store.channel().meter(), subject).with(subject.calorific()),
                store,
                Instant.ofEpochMilli(booked));
    }

    private void emit(SettlementOutcome outcome, StateChannelStore store, long arrival, Subject subject)
            throws Exception {
        outcomes.emit(outcome, store, arrival, subject);
        old.giveUp(store.channel(), outcome.givenUp(), subject);
    }

    private void tellWaiting(StateChannelStore store, Subject subject) {
        outcomes.tellWaiting(store, StateAccess.of(clock::now), subject);
    }
}
