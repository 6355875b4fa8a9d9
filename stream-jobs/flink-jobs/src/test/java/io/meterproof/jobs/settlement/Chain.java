package io.meterproof.jobs.settlement;

import static io.meterproof.jobs.fixture.SampleContracts.ACCOUNT;
import static io.meterproof.jobs.fixture.SampleContracts.TARIFF;
import static io.meterproof.jobs.fixture.SampleContracts.account;
import static io.meterproof.jobs.fixture.SampleContracts.agreement;
import static io.meterproof.jobs.fixture.SampleContracts.tariff;
import static io.meterproof.jobs.fixture.SampleMeter.ALWAYS;
import static io.meterproof.jobs.fixture.SampleMeter.MIDNIGHT;
import static io.meterproof.jobs.settlement.SettlementMessages.SUBJECT;

import io.meterproof.jobs.fixture.Filed;
import io.meterproof.jobs.fixture.SampleContracts;
import io.meterproof.jobs.fixture.SampleKey;
import io.meterproof.jobs.fixture.SampleMeter;
import io.meterproof.jobs.runtime.Message;
import io.meterproof.jobs.runtime.MessageKind;
import io.meterproof.metering.commitment.PrivacyKeyHolder;
import io.meterproof.metering.document.Agreement;
import io.meterproof.metering.document.Payment;
import io.meterproof.metering.document.PeriodClose;
import io.meterproof.metering.document.UsagePoint;
import io.meterproof.records.avro.LedgerRecord;
import io.meterproof.records.wire.MalformedRecordException;
import java.util.List;

/** All operators from a reading to the account's chain of entries, of a home where everything is known. */
final class Chain implements AutoCloseable {
    private final VerifyHarness verify = new VerifyHarness();
    private final SettleHarness settle = new SettleHarness();
    private final AccountHarness accounts = new AccountHarness();
    private int verified;
    private int settled;

    /** With a meter of electricity. */
    Chain() throws Exception {
        this(agreement("ag-1", TARIFF, ALWAYS), SampleContracts.usagePoint("up-1"));
    }

    /** @param contract on the usage point's only register */
    Chain(Agreement contract, UsagePoint place) throws Exception {
        Message prices = Filed.history(tariff(MIDNIGHT, "0.2"));
        settle.broadcast(prices);
        accounts.broadcast(prices);
        Message agreement = Filed.history(contract);
        settle.send(Filed.history(place).about(SUBJECT));
        settle.send(agreement.about(SUBJECT));
        settle.send(Filed.privacyKey(PrivacyKeyHolder.usagePoint("up-1")));
        accounts.send(agreement.about(ACCOUNT));
        accounts.send(Filed.privacyKey(PrivacyKeyHolder.account(ACCOUNT)).about(ACCOUNT));
        accounts.send(Filed.history(account(Payment.CREDIT, "EUR")));
        send(
                Filed.one(SampleMeter.enrolment(SampleKey.FIRST), 3),
                Filed.history(SampleMeter.installation("up-1", ALWAYS)));
    }

    void send(Message... messages) throws Exception {
        for (Message message : messages) {
            verify.send(message);
            List<Message> passed = verify.passed();
            for (; verified < passed.size(); verified++) {
                settle.send(passed.get(verified));
            }
            List<Message> events = settle.passed();
            for (; settled < events.size(); settled++) {
                accounts.send(events.get(settled));
            }
        }
    }

    /** Closes a period of the account. */
    void close(PeriodClose close) throws Exception {
        accounts.send(Filed.one(close, 0));
    }

    VerifyHarness verify() {
        return verify;
    }

    /** The account's entries, in order. */
    List<LedgerRecord> entries() throws MalformedRecordException {
        return accounts.records();
    }

    /** Accepted readings that could not settle. */
    List<Message> unsettled() {
        return settle.facts().stream()
                .filter(message -> message.kind() == MessageKind.DEAD_LETTER)
                .toList();
    }

    @Override
    public void close() throws Exception {
        verify.close();
        settle.close();
        accounts.close();
    }
}
