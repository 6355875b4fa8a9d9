package io.meterproof.jobs.settlement;

import io.meterproof.jobs.fixture.Filed;
import io.meterproof.jobs.fixture.SampleContracts;
import io.meterproof.jobs.fixture.SampleMeter;
import io.meterproof.jobs.runtime.Message;
import io.meterproof.jobs.runtime.MessageKind;
import io.meterproof.metering.commitment.PrivacyKeyHolder;
import io.meterproof.metering.document.Account;
import io.meterproof.metering.document.Payment;
import io.meterproof.metering.settlement.SettlementEvent;
import io.meterproof.records.avro.ArchiveRecall;
import io.meterproof.records.avro.ArchivedPart;
import io.meterproof.records.avro.LedgerRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Flats, what is deducted above them, and the accounts, with an archive behind them that answers when it is told to. */
final class ArchivedHouse implements AutoCloseable {
    private final SettleHarness settle = new SettleHarness();
    private final SubMetersHarness above = new SubMetersHarness();
    private final SettleHarness deduct = SettleHarness.ofSubMeters();
    private final AccountHarness accounts = new AccountHarness();
    private final Archive archive = new Archive();
    private final Map<Object, Integer> taken = new HashMap<>();
    private final List<SettlementEvent> events = new ArrayList<>();

    ArchivedHouse(String... ids) throws Exception {
        settle.broadcast(SettlementMessages.PRICES);
        deduct.broadcast(SettlementMessages.PRICES);
        accounts.broadcast(SettlementMessages.PRICES);
        for (String id : ids) {
            accounts.send(
                    Filed.history(SampleContracts.agreement("ag-1", SampleContracts.TARIFF, SampleMeter.ALWAYS))
                            .about(id),
                    Filed.privacyKey(PrivacyKeyHolder.account(id)).about(id),
                    Filed.history(new Account(id, "Home", "EUR", Payment.CREDIT, 24)));
        }
    }

    /** Sends what a source of the job would, and lets it run through. */
    void send(Message... messages) throws Exception {
        for (Message message : messages) {
            settle.send(message);
            if (message.kind() == MessageKind.USAGE_POINT || message.kind() == MessageKind.AGREEMENTS) {
                above.send(message);
            }
            run();
        }
    }

    private void run() throws Exception {
        for (Message message : fresh("upwards", settle::upwards)) {
            above.send(message);
        }
        for (Message message : fresh("above", above::passed)) {
            deduct.send(message);
        }
        book(fresh("settled", settle::passed));
        book(fresh("deducted", deduct::passed));
        for (Message message : fresh("facts", settle::facts)) {
            archive.file(message);
        }
        for (Message message : fresh("deducted facts", deduct::facts)) {
            archive.file(message);
        }
        for (Message message : fresh("booked", accounts::passed)) {
            archive.file(message);
        }
    }

    private void book(List<Message> messages) throws Exception {
        for (Message message : messages) {
            if (message.kind() == MessageKind.CORRECTION) {
                events.addAll(
                        BookedCorrection.decode(message.value()).correction().events());
            }
            accounts.send(message);
        }
    }

    /** What has come since this was asked last. */
    private List<Message> fresh(String name, Supplier<List<Message>> all) {
        List<Message> now = all.get();
        List<Message> fresh = List.copyOf(now.subList(taken.getOrDefault(name, 0), now.size()));
        taken.put(name, now.size());
        return fresh;
    }

    /** Answers everything, and what is asked because of that. */
    void answer() throws Exception {
        while (!archive.asked().isEmpty()) {
            for (Message answer : archive.answers()) {
                settle.send(answer);
                deduct.send(answer);
                run();
            }
        }
    }

    List<ArchiveRecall> asked() {
        return archive.asked();
    }

    Map<String, ArchivedPart> archive() {
        return archive.parts();
    }

    /** What each account owes after its last entry. */
    Map<String, Long> balances() throws Exception {
        Map<String, Long> balances = new TreeMap<>();
        for (LedgerRecord entry : accounts.records()) {
            balances.put(entry.getAccount(), entry.getBalance());
        }
        return balances;
    }

    /** What was used or deducted and stands, by account, in milli-units. */
    Map<String, Long> quantities() {
        Map<String, Long> quantities = new TreeMap<>();
        for (SettlementEvent event : events) {
            long sign = event instanceof SettlementEvent.Reverse ? -1 : 1;
            long quantity = event.usage().lines().stream()
                    .mapToLong(line -> line.quantity())
                    .sum();
            quantities.merge(event.usage().account(), sign * quantity, Long::sum);
        }
        return quantities;
    }

    List<SettlementEvent> events() {
        return events;
    }

    List<LedgerRecord> entries() throws Exception {
        return accounts.records();
    }

    /** What cannot settle or be booked, and why. */
    List<String> dead() {
        List<String> dead = new ArrayList<>();
        for (List<Message> facts : List.of(settle.facts(), above.facts(), deduct.facts(), accounts.facts())) {
            facts.stream()
                    .filter(message -> message.kind() == MessageKind.DEAD_LETTER)
                    .forEach(message -> dead.add(message.reason().orElseThrow()));
        }
        return dead;
    }

    @Override
    public void close() throws Exception {
        settle.close();
        above.close();
        deduct.close();
        accounts.close();
    }
}
