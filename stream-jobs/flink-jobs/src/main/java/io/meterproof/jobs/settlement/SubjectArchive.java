package io.meterproof.jobs.settlement;

import io.meterproof.formats.block.Channel;
import io.meterproof.jobs.runtime.ImmutableType;
import io.meterproof.jobs.runtime.JobResources;
import io.meterproof.jobs.runtime.Message;
import io.meterproof.jobs.runtime.MessageKind;
import io.meterproof.metering.commitment.ArchiveKey;
import io.meterproof.metering.commitment.PrivacyKey;
import io.meterproof.metering.ledger.BookedUsages;
import io.meterproof.metering.settlement.ArchiveName;
import io.meterproof.metering.settlement.ArchivedMonth;
import io.meterproof.metering.settlement.ArchivedMonths;
import io.meterproof.metering.settlement.GivenUp;
import io.meterproof.metering.settlement.GivenUpCodec;
import io.meterproof.metering.settlement.Reach;
import io.meterproof.metering.settlement.Segment;
import io.meterproof.tlog.Hash;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;

/** What the channels of the current subject gave up: of each month a version and a digest, the rest is with the archive. */
final class SubjectArchive {
    /** Of one part, so that it fits a record of its topic. */
    static final int MOST_BYTES = 512 << 10;

    private final PrivacyKeys privacyKeys;
    private final ArchiveWires wires;
    private final Recalls recalls;
    private final MapState<Channel, ArchivedMonths> months;

    SubjectArchive(RuntimeContext context, JobResources resources, PrivacyKeys privacyKeys) throws IOException {
        this.privacyKeys = privacyKeys;
        wires = new ArchiveWires(resources.registry());
        recalls = new Recalls(context, wires, ArchiveKey.ofMaster(resources.masterKey()));
        months = context.getMapState(new MapStateDescriptor<>(
                "archived-months",
                new ImmutableType<>(new ChannelSerializer()),
                new ImmutableType<>(new ArchivedMonthsSerializer())));
    }

    ArchivedMonths months(Channel channel) throws Exception {
        ArchivedMonths known = months.get(channel);
        return known == null ? ArchivedMonths.NONE : known;
    }

    /** Asks for what of a channel is not back yet; whether that is nothing. */
    boolean ask(Channel channel, Reach reach, Subject subject) throws Exception {
        return recalls.ask(channel, reach, subject);
    }

    /** Keeps what comes back until all is there. */
    void answer(Message message) throws Exception {
        recalls.answer(message);
    }

    /**
     * What is all back; empty for an erased subject.
     *
     * @throws io.meterproof.records.wire.MalformedRecordException where it is something else than was given up
     */
    Optional<Returned> open(Channel channel, Reach reach, Subject subject) throws Exception {
        Optional<PrivacyKey> key = privacyKeys.of(subject.holder());
        return key.isPresent() ? Optional.of(recalls.open(channel, reach, key.get(), subject)) : Optional.empty();
    }

    boolean isErased() throws IOException {
        return privacyKeys.isDestroyed();
    }

    /** Gives months up for the first time. */
    void giveUp(Channel channel, List<GivenUp> givenUp, Subject subject) throws Exception {
        if (!givenUp.isEmpty()) {
            keep(channel, givenUp, months(channel).with(Long.MAX_VALUE, givenUp, Set.of()), Map.of(), subject);
        }
    }

    /** Gives up again what was back, and reminds the accounts of what stays here. */
    void giveUp(Returned returned, List<GivenUp> givenUp, Subject subject) throws Exception {
        Channel channel = returned.channel();
        ArchivedMonths.Change change = months(channel).with(returned.reach().since(), givenUp, returned.billed());
        keep(channel, givenUp, change, returned.numbers(), subject);
        Set<Hash> gone = new HashSet<>();
        givenUp.forEach(month -> month.standing().forEach(segment -> gone.add(segment.usageId())));
        for (GivenUp month : returned.months()) {
            for (Segment segment : month.standing()) {
                if (!gone.contains(segment.usageId())) {
                    remind(returned, segment.usageId(), segment.usage().account(), subject);
                }
            }
        }
    }

    /** Lets an account know a usage again that comes from the archive, once. */
    void remind(Returned returned, Hash usageId, String account, Subject subject) {
        Long number = returned.numbers().remove(usageId);
        if (number != null && number != BookedUsages.NEVER) {
            byte[] value = new BookedUsages(Map.of(usageId, number)).encode();
            subject.outlet().pass(Message.to(MessageKind.REMEMBERED, account, null, value));
        }
    }

    /** What is of an erased subject goes nowhere, and cannot come back. */
    private void keep(
            Channel channel,
            List<GivenUp> givenUp,
            ArchivedMonths.Change change,
            Map<Hash, Long> numbers,
            Subject subject)
            throws Exception {
        Optional<PrivacyKey> key = privacyKeys.of(subject.holder());
        if (key.isPresent()) {
            months.put(channel, change.next());
            for (ArchivedMonths.Fresh fresh : change.fresh()) {
                write(channel, fresh, numbers, ArchiveKey.of(key.get()), subject);
            }
        } else {
            long horizon = givenUp.get(givenUp.size() - 1).horizon();
            months.put(channel, new ArchivedMonths(horizon, change.next().lastVersion(), List.of()));
            givenUp.forEach(month -> FinishedUsages.messages(month.standing()).forEach(subject.outlet()::pass));
        }
    }

    private void write(
            Channel channel, ArchivedMonths.Fresh fresh, Map<Hash, Long> numbers, ArchiveKey key, Subject subject) {
        ArchivedMonth month = fresh.month();
        ArchiveName name = new ArchiveName(subject.name(), channel, month.month());
        byte[] sealed = key.seal(name.text(), month.version(), GivenUpCodec.encode(fresh.content()));
        for (int part = 0; part * MOST_BYTES < sealed.length; part++) {
            int end = Math.min(sealed.length, (part + 1) * MOST_BYTES);
            byte[] piece = Arrays.copyOfRange(sealed, part * MOST_BYTES, end);
            subject.outlet().fact(wires.part(name, Integer.toString(part), month.version(), piece));
        }
        month.accounts().forEach(account -> tell(account, name, fresh, numbers, subject));
    }

    /** Lets an account forget what is billed to it there, once it has told the archive where it stands. */
    private static void tell(
            String account, ArchiveName name, ArchivedMonths.Fresh fresh, Map<Hash, Long> numbers, Subject subject) {
        Map<Hash, Long> usages = new HashMap<>();
        for (Segment segment : fresh.content().standing()) {
            if (segment.usage().account().equals(account)) {
                usages.put(segment.usageId(), numbers.getOrDefault(segment.usageId(), BookedUsages.NEVER));
            }
        }
        byte[] value = new GivenUpUsages(name, fresh.month().version(), new BookedUsages(usages)).encode();
        subject.outlet().pass(Message.to(MessageKind.GIVEN_UP, account, null, value));
    }
}
