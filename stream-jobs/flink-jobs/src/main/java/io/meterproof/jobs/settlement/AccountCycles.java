package io.meterproof.jobs.settlement;

import io.meterproof.jobs.runtime.ImmutableType;
import io.meterproof.metering.cycle.AccountTerms;
import io.meterproof.metering.cycle.CycleClosing;
import io.meterproof.metering.cycle.MeasuredUse;
import io.meterproof.metering.cycle.RatedAgreement;
import io.meterproof.metering.settlement.SettlementEvent;
import io.meterproof.tlog.Hash;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;

/** What the current account used under tariffs that need a whole cycle, and what its cycles were charged, over keyed state. */
final class AccountCycles {
    private final MapState<Hash, MeasuredUse> uses;
    private final MapState<String, RatedAgreement> rated;

    AccountCycles(RuntimeContext context) {
        uses = context.getMapState(new MapStateDescriptor<>(
                "measured-uses",
                new ImmutableType<>(new HashSerializer()),
                new ImmutableType<>(new MeasuredUseSerializer())));
        rated = context.getMapState(new MapStateDescriptor<>(
                "rated-agreements", Types.STRING, new ImmutableType<>(new RatedAgreementSerializer())));
    }

    /** Keeps what is billed, and forgets what is taken back. */
    void book(SettlementEvent event, AccountTerms terms) throws Exception {
        if (event instanceof SettlementEvent.Bill bill && bill.measured().isPresent()) {
            MeasuredUse use = new MeasuredUse(
                    bill.usage().agreement(),
                    bill.usage().tariff(),
                    bill.usage().unit(),
                    bill.measured().get(),
                    terms.charged(bill.usage()));
            uses.put(bill.usageId(), use);
        } else if (event instanceof SettlementEvent.Reverse) {
            uses.remove(event.usageId());
        }
    }

    /** A usage lies beyond the horizon. */
    void finish(Hash usageId) throws Exception {
        MeasuredUse use = uses.get(usageId);
        if (use != null) {
            uses.put(usageId, use.asFinished());
        }
    }

    /** Calculates by what is known now. */
    CycleClosing calculate(AccountTerms terms, Instant from, Instant to) throws Exception {
        return CycleClosing.calculate(terms, ratedNow(), usesNow(), from, to);
    }

    /** The same for a balance; nothing where no tariff needs cycles. */
    CycleClosing provisional(AccountTerms terms, Instant from, Instant to) throws Exception {
        return terms.needCycles()
                ? calculate(terms, from, to)
                : CycleClosing.calculate(terms, Map.of(), List.of(), from, to);
    }

    /** Whether a close that waits may go on after an event. */
    static boolean concernsCycles(SettlementEvent event) {
        return event instanceof SettlementEvent.Reverse
                || event instanceof SettlementEvent.Bill bill && bill.measured().isPresent();
    }

    List<MeasuredUse> usesNow() throws Exception {
        List<MeasuredUse> all = new ArrayList<>();
        uses.values().forEach(all::add);
        return all;
    }

    /** Keeps what stands, and of the uses those that a correction can still change. */
    void keep(CycleClosing.Closed closed, AccountTerms terms) throws Exception {
        for (Map.Entry<String, RatedAgreement> agreement : closed.rated().entrySet()) {
            rated.put(agreement.getKey(), agreement.getValue());
        }
        List<Hash> obsolete = new ArrayList<>();
        for (Map.Entry<Hash, MeasuredUse> use : uses.entries()) {
            if (closed.isObsolete(use.getValue(), terms)) {
                obsolete.add(use.getKey());
            }
        }
        for (Hash usageId : obsolete) {
            uses.remove(usageId);
        }
    }

    private Map<String, RatedAgreement> ratedNow() throws Exception {
        Map<String, RatedAgreement> all = new TreeMap<>();
        for (Map.Entry<String, RatedAgreement> agreement : rated.entries()) {
            all.put(agreement.getKey(), agreement.getValue());
        }
        return all;
    }
}
