package io.meterproof.jobs.anomaly;

import io.meterproof.jobs.runtime.BelievedHistory;
import io.meterproof.jobs.runtime.BelievedHistorySerializer;
import io.meterproof.jobs.runtime.DocumentReader;
import io.meterproof.jobs.runtime.ImmutableType;
import io.meterproof.jobs.runtime.JobResources;
import io.meterproof.jobs.runtime.Message;
import io.meterproof.jobs.runtime.MessageKind;
import io.meterproof.jobs.runtime.Recent;
import io.meterproof.jobs.runtime.TariffVersions;
import io.meterproof.metering.anomaly.AnomalyDetection;
import io.meterproof.metering.anomaly.AnomalyState;
import io.meterproof.metering.anomaly.IntervalReadings;
import io.meterproof.metering.anomaly.UnitPrice;
import io.meterproof.metering.document.Agreement;
import io.meterproof.metering.document.Identified;
import io.meterproof.metering.document.InForce;
import io.meterproof.records.Topics;
import io.meterproof.records.avro.Anomaly;
import io.meterproof.records.wire.AvroWire;
import io.meterproof.records.wire.MalformedRecordException;
import io.meterproof.records.wire.SchemaRegistry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
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

    private final JobResources resources;

    private transient AvroWire<Anomaly> anomalies;
    private transient DocumentReader documents;
    private transient ValueState<AnomalyState> detectors;
    private transient ValueState<BelievedHistory> agreements;
    private transient Recent<List<Agreement>> inForce;

    AnomalyFunction(JobResources resources) {
        this.resources = resources;
    }

    @Override
    public void open(OpenContext context) throws Exception {
        SchemaRegistry registry = resources.registry();
        anomalies = new AvroWire<>(Topics.ANOMALIES, Anomaly.class, registry);
        documents = new DocumentReader(resources);
        inForce = new Recent<>();
        detectors = getRuntimeContext()
                .getState(new ValueStateDescriptor<>("detectors", new ImmutableType<>(new AnomalyStateSerializer())));
        agreements = getRuntimeContext()
                .getState(
                        new ValueStateDescriptor<>("agreements", new ImmutableType<>(new BelievedHistorySerializer())));
    }

    @Override
    public void processElement(Message message, ReadOnlyContext context, Collector<Message> out) throws Exception {
        switch (message.kind()) {
            case PLACED -> observe(PlacedReadings.of(message), context, out);
            case AGREEMENTS -> {
                Optional<BelievedHistory> history = believe(message);
                if (history.isPresent()) {
                    agreements.update(history.get());
                    inForce.forget(message.subject());
                }
            }
            default -> throw new IllegalStateException(message.kind() + " is nothing to observe");
        }
    }

    @Override
    public void processBroadcastElement(Message message, Context context, Collector<Message> out) throws Exception {
        Optional<BelievedHistory> versions = believe(message);
        if (versions.isPresent()) {
            context.getBroadcastState(TariffVersions.BROADCAST).put(message.subject(), versions.get());
        }
    }

    /** What settlement refuses and keeps as a dead letter is here only said and left aside: prices are for estimates. */
    private Optional<BelievedHistory> believe(Message message) {
        try {
            return Optional.of(documents.readHistory(message));
        } catch (MalformedRecordException e) {
            LOG.warn("{} of {} is not believed: {}", message.kind().topic(), message.subject(), e.getMessage());
            return Optional.empty();
        }
    }

    private void observe(IntervalReadings readings, ReadOnlyContext context, Collector<Message> out) throws Exception {
        AnomalyState state = detectors.value() == null ? AnomalyState.EMPTY : detectors.value();
        AnomalyDetection.Outcome outcome = AnomalyDetection.observe(state, readings, price(readings, context));
        detectors.update(outcome.next());
        for (io.meterproof.metering.anomaly.Anomaly found : outcome.found()) {
            byte[] key = found.usagePoint().getBytes(StandardCharsets.UTF_8);
            out.collect(Message.to(MessageKind.ANOMALY, "", key, anomalies.write(toAvro(found))));
        }
    }

    private UnitPrice price(IntervalReadings readings, ReadOnlyContext context) throws Exception {
        Instant start = Instant.ofEpochSecond(readings.start());
        for (Agreement agreement : inForce(context.getCurrentKey())) {
            if (agreement.readingType().equals(readings.channel().obis())
                    && agreement.effective().covers(start)) {
                BelievedHistory versions =
                        context.getBroadcastState(TariffVersions.BROADCAST).get(agreement.tariff());
                return versions == null
                        ? NO_PRICE
                        : UnitPrices.of(versions, readings.unit(), start).orElse(NO_PRICE);
            }
        }
        return NO_PRICE;
    }

    private List<Agreement> inForce(String usagePoint) throws IOException {
        List<Agreement> known = inForce.get(usagePoint);
        if (known == null) {
            known = agreements.value() == null
                    ? List.of()
                    : InForce.contracts(agreements.value().identified(Agreement.class)).stream()
                            .map(Identified::content)
                            .toList();
            inForce.put(usagePoint, known);
        }
        return known;
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
