package io.meterproof.loadtests.order;

import io.meterproof.formats.block.Identities;
import io.meterproof.formats.block.ReceivedBlock;
import io.meterproof.metering.commitment.PrivacyKey;
import io.meterproof.metering.cycle.CycleClosing;
import io.meterproof.metering.cycle.KeptCycles;
import io.meterproof.metering.cycle.MeasuredUse;
import io.meterproof.metering.document.Identified;
import io.meterproof.metering.document.PeriodClose;
import io.meterproof.metering.document.PublishedPrices;
import io.meterproof.metering.ledger.AccountLedger;
import io.meterproof.metering.ledger.AccountState;
import io.meterproof.metering.ledger.LedgerStep;
import io.meterproof.metering.ledger.MapUsageIndex;
import io.meterproof.metering.ledger.Origin;
import io.meterproof.metering.rating.Line;
import io.meterproof.metering.rule.RuleDecision;
import io.meterproof.metering.settlement.AcceptedBlock;
import io.meterproof.metering.settlement.AgreedTerms;
import io.meterproof.metering.settlement.BlockKey;
import io.meterproof.metering.settlement.Installed;
import io.meterproof.metering.settlement.PublishedSeries;
import io.meterproof.metering.settlement.Settlement;
import io.meterproof.metering.settlement.SettlementEvent;
import io.meterproof.metering.settlement.SettlementOutcome;
import io.meterproof.metering.settlement.TreeChannelStore;
import io.meterproof.metering.verdict.BlockVerdicts;
import io.meterproof.metering.verdict.ChannelState;
import io.meterproof.metering.verdict.RememberedBlock;
import io.meterproof.metering.verdict.VerdictDecision;
import io.meterproof.tlog.Hash;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The way of a reading without its carriers: verdict, settlement and the account's chain, all pure, over state in memory. */
final class PureAccount {
    private final AccountMonth month;
    private final BlockVerdicts verdicts;
    private final TreeChannelStore store = new TreeChannelStore();
    private final AccountLedger ledger;
    private final List<Identified<PublishedPrices>> published = new ArrayList<>();
    private AgreedTerms terms = AgreedTerms.NONE;
    private KeptCycles kept = KeptCycles.NOTHING;
    private ChannelState channel = ChannelState.EMPTY;
    private AccountState state;
    private final List<Line> decisions = new ArrayList<>();
    private long energy;

    private PureAccount(AccountMonth month, BlockVerdicts verdicts) {
        this.month = month;
        this.verdicts = verdicts;
        this.ledger = new AccountLedger(new MapUsageIndex(), PrivacyKey.of(new byte[PrivacyKey.LENGTH]));
        this.state = AccountState.opened(month.account(), "EUR");
    }

    /** An account to which nothing came yet. */
    static PureAccount opened(AccountMonth month, BlockVerdicts verdicts) {
        return new PureAccount(month, verdicts);
    }

    /** How many entries its chain has. */
    long entries() {
        return state.sequence();
    }

    /** Settles a month's deliveries in the order given, and closes it. */
    static Settled settle(AccountMonth month, List<Delivery> deliveries, BlockVerdicts verdicts) {
        PureAccount account = new PureAccount(month, verdicts);
        deliveries.forEach(account::take);
        account.close();
        return new Settled(account.state.balance(), account.energy, account.decisions);
    }

    void take(Delivery delivery) {
        if (delivery instanceof Delivery.Reading reading) {
            judge(reading.block());
        } else if (delivery instanceof Delivery.Contracts contracts) {
            terms = contracts.terms();
            book(settlement().resettle(contracts.cause()), month.close().from());
        } else if (delivery instanceof Delivery.Prices prices) {
            published.add(prices.published());
            book(settlement().resettle(prices.published().hash()), month.close().from());
        }
    }

    private void judge(ReceivedBlock received) {
        VerdictDecision decision = verdicts.decide(received, month.keys(), channel);
        channel = decision.next();
        Instant booked = Instant.ofEpochMilli(received.arrival());
        if (decision.isAccepted()) {
            book(settlement().accept(accepted(received, decision)), booked);
        }
        for (RememberedBlock other : decision.conflictsWith()) {
            Hash cause = Identities.block(received.signed());
            book(settlement().withdraw(new BlockKey(other.kind(), other.firstSequence()), cause), booked);
        }
    }

    private AcceptedBlock accepted(ReceivedBlock received, VerdictDecision decision) {
        return new AcceptedBlock(
                decision.block().orElseThrow(),
                decision.readings().orElseThrow(),
                Identities.block(received.signed()),
                month.account(),
                received.arrival(),
                new Origin(received.originClass(), received.simulated()),
                received.charging());
    }

    private Settlement settlement() {
        PublishedSeries series = new PublishedSeries(subject -> published.stream()
                .filter(each -> each.content().subject().equals(subject))
                .toList());
        return new Settlement(month.channel(), terms.with(series), Installed.UNKNOWN, store);
    }

    /** A block may have to wait for one before it that explains its register. */
    private void book(SettlementOutcome outcome, Instant booked) {
        boolean waits = outcome instanceof SettlementOutcome.Unbelieved || outcome instanceof SettlementOutcome.Known;
        if (!waits && !(outcome instanceof SettlementOutcome.Settled)) {
            throw new IllegalStateException("the month does not settle: " + outcome);
        }
        for (SettlementEvent event : outcome.events()) {
            keep(event);
            append(
                    event instanceof SettlementEvent.Reverse reverse
                            ? ledger.reverse(state, reverse.usageId(), reverse.usage(), reverse.cause(), booked)
                            : bill((SettlementEvent.Bill) event, booked));
        }
        outcome.finished().forEach(segment -> ledger.index().remove(segment.usageId()));
        outcome.givenUp().stream().flatMap(month -> month.standing().stream()).forEach(segment -> ledger.index()
                .remove(segment.usageId()));
    }

    /** What the month's cycle needs at its close. */
    private void keep(SettlementEvent event) {
        if (event instanceof SettlementEvent.Bill bill && bill.measured().isPresent()) {
            kept = kept.with(
                    bill.usageId(),
                    MeasuredUse.of(
                            bill.usage(), bill.measured().get(), month.terms().charged(bill.usage())));
        } else {
            kept = kept.without(event.usageId());
        }
    }

    private LedgerStep bill(SettlementEvent.Bill bill, Instant booked) {
        return ledger.bill(state, bill.usageId(), bill.usage(), bill.replaces(), booked);
    }

    private void append(LedgerStep step) {
        state = step.next();
        energy += step.entry().lines().stream().mapToLong(Line::quantity).sum();
    }

    private void close() {
        close(month.close());
    }

    /** Closes a period that follows on the last one. */
    void close(PeriodClose period) {
        CycleClosing closing = CycleClosing.calculate(month.terms(), kept, period.from(), period.to());
        CycleClosing.Closed closed = closing.close(ledger, state, period, List.of(), Hash.ZERO, period.at());
        kept = closed.kept();
        for (LedgerStep step : closed.steps()) {
            state = step.next();
            step.entry().lines().stream()
                    .filter(line -> RuleDecision.isComponent(line.component()))
                    .forEach(decisions::add);
        }
    }
}
