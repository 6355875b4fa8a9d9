package io.meterproof.jobs.settlement;

import static io.meterproof.jobs.fixture.SampleContracts.ACCOUNT;
import static io.meterproof.jobs.fixture.SampleContracts.TARIFF;
import static io.meterproof.jobs.fixture.SampleContracts.account;
import static io.meterproof.jobs.fixture.SampleContracts.agreement;
import static io.meterproof.jobs.fixture.SampleContracts.tariff;
import static io.meterproof.jobs.fixture.SampleMeter.ALWAYS;
import static io.meterproof.jobs.fixture.SampleMeter.MIDNIGHT;

import io.meterproof.jobs.fixture.Filed;
import io.meterproof.jobs.fixture.SampleKey;
import io.meterproof.jobs.fixture.SampleMeter;
import io.meterproof.jobs.fixture.SampleResources;
import io.meterproof.jobs.runtime.Message;
import io.meterproof.jobs.runtime.MessageKind;
import io.meterproof.jobs.runtime.TariffVersions;
import io.meterproof.metering.commitment.PrivacyKeyHolder;
import io.meterproof.metering.document.Payment;
import io.meterproof.records.Topics;
import io.meterproof.records.avro.LedgerRecord;
import io.meterproof.records.wire.AvroWire;
import io.meterproof.records.wire.MalformedRecordException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.co.KeyedBroadcastProcessFunction;
import org.apache.flink.streaming.api.operators.co.CoBroadcastWithKeyedOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedBroadcastOperatorTestHarness;

/** All operators from a reading to the account's chain of entries, of a home where everything is known. */
final class Chain implements AutoCloseable {
    private static final String SUBJECT = "usage-point/up-1";
    private static final AvroWire<LedgerRecord> LINES =
            new AvroWire<>(Topics.SETTLEMENT_LINES, LedgerRecord.class, SampleResources.USUAL.registry());

    private final VerifyHarness verify = new VerifyHarness();
    private final KeyedBroadcastOperatorTestHarness<String, Message, Message, Message> settle =
            harness(new SettleFunction(SampleResources.USUAL, 4));
    private final KeyedBroadcastOperatorTestHarness<String, Message, Message, Message> accounts =
            harness(new AccountFunction(SampleResources.USUAL, 4));
    private int verified;
    private int settled;

    Chain() throws Exception {
        settle.open();
        accounts.open();
        StreamRecord<Message> prices = new StreamRecord<>(Filed.history(tariff(MIDNIGHT, "0.2")));
        settle.processBroadcastElement(prices);
        accounts.processBroadcastElement(prices);
        Message agreement = Filed.history(agreement("ag-1", TARIFF, ALWAYS));
        settle.processElement(new StreamRecord<>(agreement.about(SUBJECT)));
        settle.processElement(new StreamRecord<>(Filed.privacyKey(PrivacyKeyHolder.usagePoint("up-1"))));
        accounts.processElement(new StreamRecord<>(agreement.about(ACCOUNT)));
        accounts.processElement(new StreamRecord<>(
                Filed.privacyKey(PrivacyKeyHolder.account(ACCOUNT)).about(ACCOUNT)));
        accounts.processElement(new StreamRecord<>(Filed.history(account(Payment.CREDIT, "EUR"))));
        send(
                Filed.one(SampleMeter.enrolment(SampleKey.FIRST), 3),
                Filed.history(SampleMeter.installation("up-1", ALWAYS)));
    }

    void send(Message... messages) throws Exception {
        for (Message message : messages) {
            verify.send(message);
            List<Message> passed = verify.passed();
            for (; verified < passed.size(); verified++) {
                settle.processElement(new StreamRecord<>(passed.get(verified)));
            }
            List<Message> events = settle.extractOutputValues();
            for (; settled < events.size(); settled++) {
                accounts.processElement(new StreamRecord<>(events.get(settled)));
            }
        }
    }

    VerifyHarness verify() {
        return verify;
    }

    /** The account's entries, in order. */
    List<LedgerRecord> entries() throws MalformedRecordException {
        List<LedgerRecord> records = new ArrayList<>();
        for (Message message : accounts.extractOutputValues()) {
            if (message.kind() == MessageKind.LINES) {
                records.add(LINES.read(message.value()));
            }
        }
        return records;
    }

    /** Accepted readings that could not settle. */
    List<Message> unsettled() {
        return Sides.of(settle, Outlet.FACTS).stream()
                .filter(message -> message.kind() == MessageKind.DEAD_LETTER)
                .toList();
    }

    @Override
    public void close() throws Exception {
        verify.close();
        settle.close();
        accounts.close();
    }

    private static KeyedBroadcastOperatorTestHarness<String, Message, Message, Message> harness(
            KeyedBroadcastProcessFunction<String, Message, Message, Message> function) throws Exception {
        return new KeyedBroadcastOperatorTestHarness<>(
                new CoBroadcastWithKeyedOperator<>(
                        function,
                        List.of(TariffVersions.BROADCAST, CalorificHistories.BROADCAST, PriceHistories.BROADCAST)),
                Message::subject,
                Types.STRING,
                1,
                1,
                0);
    }
}
