package io.meterproof.jobs.anomaly;

import io.meterproof.formats.block.Block;
import io.meterproof.formats.block.BlockCodec;
import io.meterproof.formats.block.BlockKind;
import io.meterproof.formats.block.ReadingMode;
import io.meterproof.formats.block.ReadingsCodec;
import io.meterproof.jobs.runtime.BelievedHistory;
import io.meterproof.jobs.runtime.BelievedHistorySerializer;
import io.meterproof.jobs.runtime.DocumentReader;
import io.meterproof.jobs.runtime.ImmutableType;
import io.meterproof.jobs.runtime.JobOptions;
import io.meterproof.jobs.runtime.Message;
import io.meterproof.jobs.runtime.MessageKind;
import io.meterproof.jobs.runtime.Tariffs;
import io.meterproof.metering.anomaly.AnomalyDetection;
import io.meterproof.metering.anomaly.AnomalyState;
import io.meterproof.metering.anomaly.IntervalReadings;
import io.meterproof.metering.anomaly.UnitPrice;
import io.meterproof.metering.document.Agreement;
import io.meterproof.records.Topics;
import io.meterproof.records.avro.Anomaly;
import io.meterproof.records.avro.VerifiedReading;
import io.meterproof.records.codec.VerifiedReadings;
import io.meterproof.records.wire.AvroWire;
import io.meterproof.records.wire.ConfluentSchemaRegistry;
import io.meterproof.records.wire.MalformedRecordException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.streaming.api.functions.co.KeyedBroadcastProcessFunction;
import org.apache.flink.util.Collector;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs the detectors of one usage point over its interval readings. Without a price, savings are stated as nothing. */
final class AnomalyFunction extends KeyedBroadcastProcessFunction<String, Message, Message, Message> {
    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(AnomalyFunction.class);
    private static final UnitPrice NO_PRICE = new UnitPrice("XXX", 0);

    private final JobOptions options;

    private transient AvroWire<VerifiedReading> verified;
    private transient AvroWire<Anomaly> anomalies;
    private transient DocumentReader documents;
    private transient ValueState<AnomalyState> detectors;
    private transient ValueState<BelievedHistory> agreements;

    AnomalyFunction(JobOptions options) {
        this.options = options;
    }

    @Override
    public void open(OpenContext context) throws Exception {
        ConfluentSchemaRegistry registry = ConfluentSchemaRegistry.at(options.registryUrl());
        verified = new AvroWire<>(Topics.READINGS_VERIFIED, VerifiedReading.class, registry);
        anomalies = new AvroWire<>(Topics.ANOMALIES, Anomaly.class, registry);
        documents = DocumentReader.trusting(options.trustFile(), registry);
        detectors = getRuntimeContext()
                .getState(new ValueStateDescriptor<>("detectors", new ImmutableType<>(new AnomalyStateSerializer())));
        agreements = getRuntimeContext()
                .getState(
                        new ValueStateDescriptor<>("agreements", new ImmutableType<>(new BelievedHistorySerializer())));
    }

    @Override
    public void processElement(Message message, ReadOnlyContext context, Collector<Message> out) throws Exception {
        if (message.kind() == MessageKind.AGREEMENTS) {
            believe(message).ifPresent(this::updateAgreements);
        } else {
            observe(verified.read(message.value()), context, out);
        }
    }

    @Override
    public void processBroadcastElement(Message message, Context context, Collector<Message> out) throws Exception {
        Optional<BelievedHistory> versions = believe(message);
        if (versions.isPresent()) {
            context.getBroadcastState(Tariffs.BROADCAST).put(message.subject(), versions.get());
        }
    }

    /** What settlement refuses and keeps as a dead letter is here only said and left aside: prices are for estimates. */
    private Optional<BelievedHistory> believe(Message message) {
        try {
            return Optional.of(new BelievedHistory(documents.readHistory(message)));
        } catch (MalformedRecordException e) {
            LOG.warn("{} of {} is not believed: {}", message.kind().topic(), message.subject(), e.getMessage());
            return Optional.empty();
        }
    }

    private void updateAgreements(BelievedHistory history) {
        try {
            agreements.update(history);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private void observe(VerifiedReading reading, ReadOnlyContext context, Collector<Message> out) throws Exception {
        byte[] packed = VerifiedReadings.toPure(reading).readings();
        Block block = BlockCodec.decode(VerifiedReadings.toPure(reading).signed());
        if (block.kind() == BlockKind.CHARGING || block.mode() != ReadingMode.INTERVAL) {
            return;
        }
        IntervalReadings readings = new IntervalReadings(
                reading.getUsagePoint(),
                block.obis(),
                block.unit(),
                Instant.ofEpochMilli(reading.getArrival()),
                block.start(),
                block.interval(),
                ReadingsCodec.decode(packed).values());
        AnomalyState state = detectors.value() == null ? AnomalyState.EMPTY : detectors.value();
        AnomalyDetection.Outcome outcome = AnomalyDetection.observe(state, readings, price(block, context));
        detectors.update(outcome.next());
        for (io.meterproof.metering.anomaly.Anomaly found : outcome.found()) {
            byte[] key = found.usagePoint().getBytes(StandardCharsets.UTF_8);
            out.collect(Message.to(MessageKind.ANOMALY, "", key, anomalies.write(toAvro(found))));
        }
    }

    private UnitPrice price(Block block, ReadOnlyContext context) throws Exception {
        if (agreements.value() == null) {
            return NO_PRICE;
        }
        Instant start = Instant.ofEpochSecond(block.start());
        Optional<Agreement> agreement = UnitPrices.agreement(agreements.value(), block.obis(), start);
        if (agreement.isEmpty()) {
            return NO_PRICE;
        }
        BelievedHistory versions =
                context.getBroadcastState(Tariffs.BROADCAST).get(agreement.get().tariff());
        return versions == null ? NO_PRICE : UnitPrices.of(versions, start).orElse(NO_PRICE);
    }

    private static Anomaly toAvro(io.meterproof.metering.anomaly.Anomaly found) {
        return new Anomaly(
                found.id(),
                found.usagePoint(),
                found.detector(),
                found.certainty(),
                found.from().toEpochMilli(),
                found.to().toEpochMilli(),
                found.detected().toEpochMilli(),
                found.unit().symbol(),
                found.excess(),
                found.savingsLow(),
                found.savingsHigh(),
                found.currency(),
                found.evidence());
    }
}
