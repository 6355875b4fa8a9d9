package io.meterproof.jobs.anomaly;

import io.meterproof.formats.block.Block;
import io.meterproof.formats.block.BlockKind;
import io.meterproof.formats.block.Channel;
import io.meterproof.formats.block.ReadingMode;
import io.meterproof.jobs.runtime.BelievedHistory;
import io.meterproof.jobs.runtime.BelievedHistorySerializer;
import io.meterproof.jobs.runtime.DocumentReader;
import io.meterproof.jobs.runtime.ImmutableType;
import io.meterproof.jobs.runtime.JobResources;
import io.meterproof.jobs.runtime.LeftAside;
import io.meterproof.jobs.runtime.Message;
import io.meterproof.jobs.runtime.MessageKind;
import io.meterproof.metering.anomaly.IntervalReadings;
import io.meterproof.metering.document.Identified;
import io.meterproof.metering.document.InForce;
import io.meterproof.metering.document.MeterInstallation;
import io.meterproof.metering.settlement.Multiplied;
import io.meterproof.metering.verdict.AcceptedReading;
import io.meterproof.records.Topics;
import io.meterproof.records.avro.VerifiedReading;
import io.meterproof.records.codec.VerifiedReadings;
import io.meterproof.records.wire.AvroWire;
import io.meterproof.records.wire.MalformedRecordException;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Makes quantities of interval readings by the multiplier of their meter's installation, as far as that is known when they come,
 * and groups them by the usage point that settlement found. What is none, or is beyond any register, is said, counted and left
 * aside. Keyed by meter.
 */
final class PlaceReadings extends KeyedProcessFunction<String, Message, Message> {
    private static final long serialVersionUID = 1L;

    private final JobResources resources;
    private transient AvroWire<VerifiedReading> verified;
    private transient DocumentReader documents;
    private transient LeftAside leftAside;
    private transient ValueState<BelievedHistory> installations;

    PlaceReadings(JobResources resources) {
        this.resources = resources;
    }

    @Override
    public void open(OpenContext context) throws Exception {
        verified = new AvroWire<>(Topics.READINGS_VERIFIED, VerifiedReading.class, resources.registry());
        documents = new DocumentReader(resources);
        leftAside = new LeftAside(getRuntimeContext());
        installations = getRuntimeContext()
                .getState(new ValueStateDescriptor<>(
                        "installations", new ImmutableType<>(new BelievedHistorySerializer())));
    }

    @Override
    public void processElement(Message message, Context context, Collector<Message> out) throws Exception {
        try {
            if (message.kind() == MessageKind.INSTALLATIONS) {
                installations.update(documents.readHistory(message));
            } else {
                place(verified.read(message.value()), out);
            }
        } catch (MalformedRecordException e) {
            leftAside.tell(message, e);
        }
    }

    private void place(VerifiedReading reading, Collector<Message> out) throws IOException, MalformedRecordException {
        AcceptedReading accepted = VerifiedReadings.content(reading);
        Block block = accepted.block();
        if (block.kind() == BlockKind.CHARGING || block.mode() != ReadingMode.INTERVAL) {
            return;
        }
        out.collect(PlacedReadings.message(new IntervalReadings(
                reading.getUsagePoint(),
                Channel.of(block),
                block.unit(),
                Instant.ofEpochMilli(reading.getArrival()),
                block.start(),
                block.interval(),
                quantities(block, accepted.readings().values()))));
    }

    private long[] quantities(Block block, long[] values) throws IOException, MalformedRecordException {
        try {
            return Multiplied.intervals(installation(block), block.closingRegister(), values);
        } catch (ArithmeticException e) {
            throw new MalformedRecordException("its quantities are out of range", e);
        }
    }

    private Optional<Identified<MeterInstallation>> installation(Block block) throws IOException {
        BelievedHistory history = installations.value();
        if (history == null) {
            return Optional.empty();
        }
        Instant begin = Instant.ofEpochSecond(block.start());
        Instant end = Instant.ofEpochSecond(block.end());
        return InForce.identifiedInstallations(history.identified(MeterInstallation.class)).stream()
                .filter(each -> each.content().effective().covers(begin, end))
                .findFirst();
    }
}
