package io.meterproof.jobs.settlement;

import io.meterproof.jobs.fixture.SampleResources;
import io.meterproof.jobs.runtime.Message;
import io.meterproof.jobs.runtime.MessageKind;
import io.meterproof.jobs.runtime.TariffVersions;
import io.meterproof.metering.commitment.Shards;
import io.meterproof.records.Topics;
import io.meterproof.records.avro.Balance;
import io.meterproof.records.avro.LedgerRecord;
import io.meterproof.records.wire.AvroWire;
import io.meterproof.records.wire.MalformedRecordException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedBroadcastOperatorTestHarness;

/** The operator that keeps accounts, on its own. */
final class AccountHarness implements AutoCloseable {
    static final Duration RETENTION = Duration.ofDays(100);
    private static final AvroWire<LedgerRecord> LINES =
            new AvroWire<>(Topics.SETTLEMENT_LINES, LedgerRecord.class, SampleResources.USUAL.registry());
    private static final AvroWire<Balance> BALANCES =
            new AvroWire<>(Topics.BALANCES, Balance.class, SampleResources.USUAL.registry());

    private KeyedBroadcastOperatorTestHarness<String, Message, Message, Message> accounts =
            operator(SampleResources.USUAL);

    AccountHarness() throws Exception {
        accounts.open();
    }

    void send(Message... messages) throws Exception {
        for (Message message : messages) {
            accounts.processElement(new StreamRecord<>(message));
        }
    }

    void sendAt(Instant arrival, Message message) throws Exception {
        accounts.processElement(new StreamRecord<>(message, arrival.toEpochMilli()));
    }

    void broadcast(Message message) throws Exception {
        accounts.processBroadcastElement(new StreamRecord<>(message));
    }

    /** A new operator with the state of the old. What that put out is forgotten. */
    void restart(SampleResources resources) throws Exception {
        OperatorSubtaskState snapshot = accounts.snapshot(1, 1);
        accounts.close();
        accounts = operator(resources);
        accounts.initializeState(snapshot);
        accounts.open();
    }

    /** What goes to topics in the transaction of the entries. */
    List<Message> passed() {
        return accounts.extractOutputValues();
    }

    /** The types of the account's entries, in order. */
    List<String> entries() throws MalformedRecordException {
        return records().stream().map(LedgerRecord::getType).toList();
    }

    /** The account's entries, in order. */
    List<LedgerRecord> records() throws MalformedRecordException {
        return read(MessageKind.LINES, LINES);
    }

    List<Balance> balances() throws MalformedRecordException {
        return read(MessageKind.BALANCE, BALANCES);
    }

    private <T extends SpecificRecordBase> List<T> read(MessageKind kind, AvroWire<T> wire)
            throws MalformedRecordException {
        List<T> records = new ArrayList<>();
        for (Message message : passed()) {
            if (message.kind() == kind) {
                records.add(wire.read(message.value()));
            }
        }
        return records;
    }

    List<Message> facts() {
        return Sides.of(accounts, Outlet.FACTS);
    }

    /** Why what could not be booked was not. */
    List<String> deadLetters() {
        return facts().stream().map(letter -> letter.reason().orElseThrow()).toList();
    }

    List<Message> alerts() {
        return Sides.of(accounts, Outlet.ALERTS);
    }

    @Override
    public void close() throws Exception {
        accounts.close();
    }

    /** The operator as the job builds it, not yet opened. */
    static KeyedBroadcastOperatorTestHarness<String, Message, Message, Message> operator(SampleResources resources)
            throws Exception {
        return Operators.keyed(new AccountFunction(resources, RETENTION, new Shards(0, 4)), TariffVersions.BROADCAST);
    }
}
