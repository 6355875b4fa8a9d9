package io.meterproof.jobs.settlement;

import io.meterproof.jobs.fixture.SampleResources;
import io.meterproof.jobs.runtime.Message;
import io.meterproof.jobs.runtime.MessageKind;
import io.meterproof.jobs.runtime.TariffVersions;
import io.meterproof.metering.commitment.Shards;
import io.meterproof.metering.settlement.SettlementEvent;
import io.meterproof.records.Topics;
import io.meterproof.records.avro.UnallocatedEnergy;
import io.meterproof.records.wire.AvroWire;
import io.meterproof.records.wire.MalformedRecordException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedBroadcastOperatorTestHarness;

/** The operator that settles readings, on its own. */
final class SettleHarness implements AutoCloseable {
    private static final AvroWire<UnallocatedEnergy> UNALLOCATED =
            new AvroWire<>(Topics.READINGS_UNALLOCATED, UnallocatedEnergy.class, SampleResources.USUAL.registry());

    private KeyedBroadcastOperatorTestHarness<String, Message, Message, Message> settle;

    SettleHarness() throws Exception {
        this(new SettleFunction(SampleResources.USUAL, new Shards(0, 4)));
    }

    private SettleHarness(SettleFunction function) throws Exception {
        settle = operator(function);
        settle.open();
    }

    /** Where what sub-meters count is deducted. */
    static SettleHarness ofSubMeters() throws Exception {
        return new SettleHarness(SettleFunction.ofSubMeters(SampleResources.USUAL, new Shards(0, 4)));
    }

    void send(Message... messages) throws Exception {
        for (Message message : messages) {
            settle.processElement(new StreamRecord<>(message));
        }
    }

    void broadcast(Message message) throws Exception {
        settle.processBroadcastElement(new StreamRecord<>(message));
    }

    /** A new operator with the state of the old. What that put out is forgotten. */
    void restart(SampleResources resources) throws Exception {
        OperatorSubtaskState snapshot = settle.snapshot(1, 1);
        settle.close();
        settle = operator(new SettleFunction(resources, new Shards(0, 4)));
        settle.initializeState(snapshot);
        settle.open();
    }

    /** What goes on to accounts. */
    List<Message> passed() {
        return settle.extractOutputValues();
    }

    List<BookedCorrection> booked() {
        return passed().stream()
                .filter(message -> message.kind() == MessageKind.CORRECTION)
                .map(message -> BookedCorrection.decode(message.value()))
                .toList();
    }

    List<SettlementEvent> events() {
        return booked().stream()
                .flatMap(booked -> booked.correction().events().stream())
                .toList();
    }

    /** What goes to topics. */
    List<Message> facts() {
        return Sides.of(settle, Outlet.FACTS);
    }

    /** What goes to those beneath which a sub-meter stands. */
    List<Message> upwards() {
        return Sides.of(settle, Outlet.UPWARDS);
    }

    void forgetFacts() {
        settle.getSideOutput(Outlet.FACTS).clear();
    }

    List<UnallocatedEnergy> unallocated() throws MalformedRecordException {
        List<UnallocatedEnergy> told = new ArrayList<>();
        for (Message fact : facts()) {
            if (fact.kind() == MessageKind.UNALLOCATED) {
                told.add(UNALLOCATED.read(fact.value()));
            }
        }
        return told;
    }

    /** Subjects whose readings wait. */
    Stream<Object> waiting() {
        return settle.getOperator().getKeyedStateBackend().getKeys("held", VoidNamespace.INSTANCE);
    }

    @Override
    public void close() throws Exception {
        settle.close();
    }

    private static KeyedBroadcastOperatorTestHarness<String, Message, Message, Message> operator(
            SettleFunction function) throws Exception {
        return Operators.keyed(
                function, TariffVersions.BROADCAST, CalorificHistories.BROADCAST, PriceHistories.BROADCAST);
    }
}
