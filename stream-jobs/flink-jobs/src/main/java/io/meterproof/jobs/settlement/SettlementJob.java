package io.meterproof.jobs.settlement;

import static io.meterproof.jobs.runtime.MessageKind.ALERT;
import static io.meterproof.jobs.runtime.MessageKind.ARCHIVED;
import static io.meterproof.jobs.runtime.MessageKind.ARCHIVE_RECALL;
import static io.meterproof.jobs.runtime.MessageKind.BALANCE;
import static io.meterproof.jobs.runtime.MessageKind.DEAD_LETTER;
import static io.meterproof.jobs.runtime.MessageKind.LEAF;
import static io.meterproof.jobs.runtime.MessageKind.LINES;
import static io.meterproof.jobs.runtime.MessageKind.RECEIVED;
import static io.meterproof.jobs.runtime.MessageKind.REJECTED;
import static io.meterproof.jobs.runtime.MessageKind.REVISION;
import static io.meterproof.jobs.runtime.MessageKind.UNALLOCATED;
import static io.meterproof.jobs.runtime.MessageKind.VERIFIED;

import io.meterproof.jobs.runtime.ImmutableType;
import io.meterproof.jobs.runtime.JobEnvironment;
import io.meterproof.jobs.runtime.JobOptions;
import io.meterproof.jobs.runtime.KafkaEdges;
import io.meterproof.jobs.runtime.LogShards;
import io.meterproof.jobs.runtime.Message;
import io.meterproof.jobs.runtime.MessageKind;
import io.meterproof.jobs.runtime.SubjectOfKey;
import io.meterproof.jobs.runtime.TariffVersions;
import io.meterproof.metering.commitment.PrivacyKeyHolder;
import io.meterproof.metering.commitment.Shards;
import org.apache.flink.streaming.api.datastream.BroadcastStream;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/**
 * The way of a reading: verify (by meter) → settle (by usage point or token) → account. One Flink checkpoint, and with it one
 * commit, covers all that it writes; only alerts leave at once.
 */
public final class SettlementJob {
    private static final SubjectOfKey USAGE_POINT = key -> Subjects.ofUsagePoint(SubjectOfKey.TEXT.of(key));
    private static final SubjectOfKey TOKEN = key -> Subjects.ofToken(SubjectOfKey.TEXT.of(key));
    private static final String ACCOUNT_HOLDER = PrivacyKeyHolder.account("").name();

    private final KafkaEdges kafka;
    private final JobOptions options;
    private final Shards shards;

    private SettlementJob(KafkaEdges kafka, JobOptions options) {
        this.kafka = kafka;
        this.options = options;
        this.shards = LogShards.of(options).open();
    }

    public static void main(String[] arguments) throws Exception {
        JobEnvironment.run("settlement", arguments, (kafka, options) -> new SettlementJob(kafka, options).build());
    }

    private void build() {
        DataStream<Message> tariffs = kafka.read(MessageKind.TARIFFS, SubjectOfKey.TEXT);
        DataStream<Message> prices = tariffs.union(
                kafka.read(MessageKind.CALORIFIC_VALUES, SubjectOfKey.TEXT),
                kafka.read(MessageKind.PRICES, SubjectOfKey.TEXT));
        DataStream<Message> usagePoints = kafka.read(MessageKind.USAGE_POINT, USAGE_POINT);
        DataStream<Message> agreements = kafka.read(MessageKind.AGREEMENTS, USAGE_POINT);
        DataStream<Message> authorisations = kafka.read(MessageKind.AUTHORISATIONS, TOKEN);
        DataStream<Message> privacyKeys = kafka.read(MessageKind.PRIVACY_KEY, SubjectOfKey.TEXT);
        DataStream<Message> recalled = kafka.read(MessageKind.RECALLED, SubjectOfKey.FIRST_WORD);

        SingleOutputStreamOperator<Message> verified = verify();
        SingleOutputStreamOperator<Message> settled = settle(
                verified.union(usagePoints, agreements, authorisations, ofSubjects(privacyKeys), recalled), prices);
        SingleOutputStreamOperator<Message> subMeters =
                ofSubMeters(settled.getSideOutput(Outlet.UPWARDS).union(usagePoints, agreements));
        SingleOutputStreamOperator<Message> deducted = deduct(subMeters.union(recalled), prices);
        SingleOutputStreamOperator<Message> booked = book(
                settled.union(deducted, byAccount(agreements, authorisations), ofAccounts(privacyKeys)),
                tariffs.broadcast(TariffVersions.BROADCAST));

        kafka.writeExactlyOnce(
                verified.getSideOutput(Outlet.FACTS),
                "verdicts",
                VERIFIED,
                REJECTED,
                REVISION,
                RECEIVED,
                LEAF,
                DEAD_LETTER);
        kafka.writeExactlyOnce(
                settled.getSideOutput(Outlet.FACTS)
                        .union(
                                subMeters.getSideOutput(Outlet.FACTS),
                                misplaced(subMeters.getSideOutput(Outlet.INNER)),
                                deducted.getSideOutput(Outlet.FACTS)),
                "block-leaves",
                LEAF,
                DEAD_LETTER,
                UNALLOCATED,
                ARCHIVED,
                ARCHIVE_RECALL);
        kafka.writeExactlyOnce(booked, "entries", LINES, LEAF, BALANCE, ARCHIVED);
        kafka.writeExactlyOnce(booked.getSideOutput(Outlet.FACTS), "refusals", DEAD_LETTER);
        kafka.writeAtLeastOnce(booked.getSideOutput(Outlet.ALERTS), "alerts", ALERT);
    }

    private SingleOutputStreamOperator<Message> verify() {
        DataStream<Message> registry = kafka.read(MessageKind.REGISTRY_EVENT, SubjectOfKey.TEXT)
                .keyBy(event -> "")
                .process(new ModelLeniencies(options))
                .returns(ImmutableType.MESSAGE)
                .name("leniencies of models")
                .uid("leniencies-of-models")
                .forceNonParallel();
        DataStream<Message> alerts = kafka.read(MessageKind.SOURCE_ALERT, SubjectOfKey.TEXT);
        return kafka.read(MessageKind.RECEIVED, SubjectOfKey.METER_OF_CHANNEL)
                .union(registry, kafka.read(MessageKind.INSTALLATIONS, SubjectOfKey.TEXT))
                .keyBy(Message::subject)
                .connect(alerts.broadcast(SourceStandings.BROADCAST))
                .process(new VerifyFunction(options, options.unknownMeterWait(), shards))
                .returns(ImmutableType.MESSAGE)
                .name("verify")
                .uid("verify");
    }

    private SingleOutputStreamOperator<Message> settle(DataStream<Message> inputs, DataStream<Message> prices) {
        return inputs.keyBy(Message::subject)
                .connect(prices.broadcast(
                        TariffVersions.BROADCAST, CalorificHistories.BROADCAST, PriceHistories.BROADCAST))
                .process(new SettleFunction(options, shards))
                .returns(ImmutableType.MESSAGE)
                .name("settle")
                .uid("settle");
    }

    /** What sub-meters tell, with what is published of the usage points that they stand beneath. */
    private SingleOutputStreamOperator<Message> ofSubMeters(DataStream<Message> inputs) {
        return inputs.keyBy(message -> Subjects.chargedAt(message.subject()))
                .process(new SubMetersFunction(options))
                .returns(ImmutableType.MESSAGE)
                .name("sub-meters")
                .uid("sub-meters");
    }

    /** Which usage points cannot stand where they are said to. */
    private DataStream<Message> misplaced(DataStream<Message> inner) {
        return inner.keyBy(Message::subject)
                .process(new UsagePointTreeFunction(options))
                .returns(ImmutableType.MESSAGE)
                .name("tree of usage points")
                .uid("tree-of-usage-points")
                .forceNonParallel();
    }

    /** What a sub-meter counts is settled once more, at the usage point that it stands beneath. */
    private SingleOutputStreamOperator<Message> deduct(DataStream<Message> inputs, DataStream<Message> prices) {
        return inputs.keyBy(Message::subject)
                .connect(prices.broadcast(
                        TariffVersions.BROADCAST, CalorificHistories.BROADCAST, PriceHistories.BROADCAST))
                .process(SettleFunction.ofSubMeters(options, shards))
                .returns(ImmutableType.MESSAGE)
                .name("deduct")
                .uid("deduct");
    }

    private SingleOutputStreamOperator<Message> book(DataStream<Message> inputs, BroadcastStream<Message> tariffs) {
        return inputs.union(
                        kafka.read(MessageKind.ACCOUNT, SubjectOfKey.TEXT),
                        kafka.read(MessageKind.TOP_UP, SubjectOfKey.TEXT),
                        kafka.read(MessageKind.COMMAND, SubjectOfKey.TEXT),
                        kafka.read(MessageKind.ERASURE, SubjectOfKey.TEXT))
                .keyBy(Message::subject)
                .connect(tariffs)
                .process(new AccountFunction(options, options.retention(), shards))
                .returns(ImmutableType.MESSAGE)
                .name("account")
                .uid("account");
    }

    private DataStream<Message> byAccount(DataStream<Message> agreements, DataStream<Message> authorisations) {
        return agreements
                .union(authorisations)
                .flatMap(new ByAccount(options))
                .returns(ImmutableType.MESSAGE)
                .name("agreements by account")
                .uid("agreements-by-account");
    }

    private static DataStream<Message> ofSubjects(DataStream<Message> privacyKeys) {
        return privacyKeys
                .filter(message -> !message.subject().startsWith(ACCOUNT_HOLDER))
                .name("keys of usage points and tokens")
                .uid("keys-of-subjects");
    }

    private static DataStream<Message> ofAccounts(DataStream<Message> privacyKeys) {
        return privacyKeys
                .filter(message -> message.subject().startsWith(ACCOUNT_HOLDER))
                .map(message -> message.about(message.subject().substring(ACCOUNT_HOLDER.length())))
                .returns(ImmutableType.MESSAGE)
                .name("keys of accounts")
                .uid("keys-of-accounts");
    }
}
