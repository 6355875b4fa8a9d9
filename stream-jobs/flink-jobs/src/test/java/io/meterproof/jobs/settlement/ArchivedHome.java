package io.meterproof.jobs.settlement;

import static io.meterproof.jobs.fixture.SampleContracts.ACCOUNT;
import static io.meterproof.jobs.fixture.SampleContracts.TARIFF;
import static io.meterproof.jobs.fixture.SampleContracts.account;
import static io.meterproof.jobs.fixture.SampleContracts.agreement;
import static io.meterproof.jobs.fixture.SampleMeter.ALWAYS;
import static io.meterproof.jobs.fixture.SampleMeter.live;
import static io.meterproof.jobs.settlement.SettlementMessages.reading;

import io.meterproof.jobs.fixture.Filed;
import io.meterproof.jobs.fixture.SampleResources;
import io.meterproof.jobs.runtime.Message;
import io.meterproof.jobs.runtime.MessageKind;
import io.meterproof.metering.commitment.PrivacyKeyHolder;
import io.meterproof.metering.document.Payment;
import io.meterproof.records.avro.ArchiveRecall;
import io.meterproof.records.avro.ArchivedPart;
import io.meterproof.records.avro.LedgerRecord;
import io.meterproof.records.wire.MalformedRecordException;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Settlement and the accounts of a home, with an archive behind them that answers when it is told to. */
final class ArchivedHome implements AutoCloseable {
    /** The number of the first half-hour of March 2020. */
    static final long MARCH = 1 + 60 * 48;

    private final SettleHarness settle = new SettleHarness();
    private final AccountHarness accounts = new AccountHarness();
    private final Archive archive = new Archive();
    private int passed;
    private int told;
    private int booked;

    ArchivedHome() throws Exception {
        this(SettlementMessages.PRICES);
        send(SettlementMessages.AGREEMENT);
    }

    /** With three half-hours of January 2020 billed, which are given up in March. */
    static ArchivedHome ofJanuaryAndMarch() throws Exception {
        ArchivedHome home = new ArchivedHome();
        home.readJanuaryAndMarch();
        return home;
    }

    /** On another tariff, before anybody has agreed to pay. */
    ArchivedHome(Message tariff) throws Exception {
        settle.broadcast(tariff);
        accounts.broadcast(tariff);
        accounts.send(
                Filed.history(agreement("ag-1", TARIFF, ALWAYS)).about(ACCOUNT),
                Filed.privacyKey(PrivacyKeyHolder.account(ACCOUNT)).about(ACCOUNT),
                Filed.history(account(Payment.CREDIT, "EUR")));
        send(SettlementMessages.KEY);
    }

    /** Publishes what every subject may need. */
    void broadcast(Message message) throws Exception {
        settle.broadcast(message);
        if (message.kind() == MessageKind.TARIFFS) {
            accounts.broadcast(message);
        }
        passOn();
    }

    void send(Message... messages) throws Exception {
        settle.send(messages);
        passOn();
    }

    /** Tells the account something. */
    void command(Message message) throws Exception {
        accounts.send(message);
        passOn();
    }

    void readJanuaryAndMarch() throws Exception {
        send(reading(live(1, 10)), reading(live(2, 10)), reading(live(3, 10)), reading(live(MARCH, 10)));
    }

    private void passOn() throws Exception {
        List<Message> events = settle.passed();
        for (; passed < events.size(); passed++) {
            accounts.send(events.get(passed));
        }
        List<Message> facts = settle.facts();
        for (; told < facts.size(); told++) {
            archive.file(facts.get(told));
        }
        List<Message> entries = accounts.passed();
        for (; booked < entries.size(); booked++) {
            archive.file(entries.get(booked));
        }
    }

    /** Answers all that was asked for. */
    void answer() throws Exception {
        answer(part -> part);
    }

    /** The same, with other parts than the archive has. */
    void answer(UnaryOperator<ArchivedPart> change) throws Exception {
        for (Message answer : archive.answers(change)) {
            send(answer);
        }
    }

    /** A new settlement with the state of the old. */
    void restart() throws Exception {
        settle.restart(SampleResources.USUAL);
        passed = 0;
        told = 0;
    }

    /** What was asked for and is not answered. */
    List<ArchiveRecall> asked() {
        return archive.asked();
    }

    /** What the archive has, by its key. */
    Map<String, ArchivedPart> archive() {
        return archive.parts();
    }

    List<LedgerRecord> entries() throws MalformedRecordException {
        return accounts.records();
    }

    /** What cannot settle, and why. */
    List<String> dead() {
        return settle.facts().stream()
                .filter(message -> message.kind() == MessageKind.DEAD_LETTER)
                .map(message -> message.reason().orElseThrow())
                .toList();
    }

    long leaves() {
        return settle.facts().stream()
                .filter(message -> message.kind() == MessageKind.LEAF)
                .count();
    }

    List<Message> refused() {
        return accounts.facts();
    }

    @Override
    public void close() throws Exception {
        settle.close();
        accounts.close();
    }
}
