package io.meterproof.jobs.settlement;

import io.meterproof.formats.block.Channel;
import io.meterproof.formats.block.ReceivedBlock;
import io.meterproof.jobs.runtime.Message;
import io.meterproof.jobs.runtime.MessageKind;
import io.meterproof.metering.document.Identified;
import io.meterproof.metering.document.MeterInstallation;
import io.meterproof.metering.settlement.AcceptedBlock;
import io.meterproof.metering.settlement.BlockKey;
import io.meterproof.metering.settlement.CountedBlock;
import io.meterproof.metering.settlement.SequenceRange;
import io.meterproof.metering.settlement.Settlement;
import io.meterproof.metering.settlement.SettlementOutcome;
import io.meterproof.metering.verdict.AcceptedReading;
import io.meterproof.tlog.Hash;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Settles blocks at the current subject, and takes them back. */
final class SubjectSettlement {
    private final SubjectChannels channels;
    private final MetersHere meters;
    private final Upwards upwards;

    SubjectSettlement(SubjectChannels channels, MetersHere meters, Upwards upwards) {
        this.channels = channels;
        this.meters = meters;
        this.upwards = upwards;
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
        SettlementOutcome outcome = channels.settle(channel, arrival, block, subject);
        remove(gone.get(false), subject);
        return outcome;
    }

    /** The removal registers known from an arrival on, by whether a block that starts then may move the horizon past the removal. */
    private Map<Boolean, List<Identified<MeterInstallation>>> advance(long arrival, long start, Subject subject)
            throws Exception {
        Instant begin = Instant.ofEpochSecond(start);
        return meters.advance(arrival, subject).stream()
                .collect(Collectors.partitioningBy(
                        each -> !each.content().effective().to().orElseThrow().isAfter(begin)));
    }

    private void remove(List<Identified<MeterInstallation>> gone, Subject subject) throws Exception {
        for (Identified<MeterInstallation> each : gone) {
            channels.reinstall(each.content().meter(), each.hash(), subject);
        }
    }

    /** The document of an edit that stands in place of a reading and says otherwise. */
    Optional<Hash> editInsteadOf(AcceptedReading reading, ReceivedBlock received, String usagePoint, Subject subject)
            throws Exception {
        Channel channel = Channel.of(reading.block());
        return meters.of(channel.meter(), subject).isEdited()
                ? channels.settlement(channels.store(channel), subject)
                        .editInsteadOf(AcceptedBlock.of(reading, received, usagePoint))
                : Optional.empty();
    }

    /** Takes blocks back; false where none is kept: they were taken back before, went elsewhere, or are with the archive. */
    boolean withdraw(Withdrawal withdrawal, Subject subject) throws Exception {
        upwards.pass(Message.to(MessageKind.WITHDRAWAL, "", null, withdrawal.encode()), subject);
        StateChannelStore store = channels.store(withdrawal.channel());
        Settlement settlement = channels.settlement(store, subject);
        SequenceRange numbers = new SequenceRange(withdrawal.firstSequence(), withdrawal.nextSequence());
        List<BlockKey> wrong = settlement.others(withdrawal.kind(), numbers, withdrawal.cause());
        if (wrong.isEmpty()) {
            return false;
        }
        List<Identified<MeterInstallation>> gone = meters.advance(withdrawal.arrival(), subject);
        channels.emit(settlement.withdraw(wrong, withdrawal.cause()), store, withdrawal.arrival(), subject);
        remove(gone, subject);
        return true;
    }

    /** Lets charging sessions stand no longer, or stand again. */
    void stand(SessionNews news, Subject subject) throws Exception {
        channels.settle(
                news.channel(),
                news.ofDocument() ? meters.now() : news.arrival(),
                settlement -> settlement.stand(news.outdone(), news.resumed(), news.cause()),
                subject);
    }

    /** Takes back what a compromised key signed of this meter and nothing proves. */
    void recall(Recall recall, Subject subject) throws Exception {
        upwards.pass(Message.to(MessageKind.RECALL, "", null, recall.encode()), subject);
        for (Channel channel : channels.of(recall.meter())) {
            channels.settle(
                    channel,
                    meters.now(),
                    settlement -> settlement.withdrawAll(
                            recall.key(), block -> recall.takesBack(channel, block), recall.cause()),
                    subject);
        }
    }
}
