package io.meterproof.jobs.settlement;

import io.meterproof.jobs.runtime.BelievedHistory;
import io.meterproof.jobs.runtime.BelievedHistorySerializer;
import io.meterproof.jobs.runtime.ImmutableType;
import io.meterproof.jobs.runtime.Message;
import io.meterproof.jobs.runtime.Recent;
import io.meterproof.jobs.runtime.SubjectOfKey;
import io.meterproof.metering.cycle.AccountTerms;
import io.meterproof.metering.document.Contract;
import io.meterproof.metering.document.Identified;
import io.meterproof.metering.document.InForce;
import io.meterproof.metering.document.PeriodClose;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;

/** The contracts of the current account, from the histories of all usage points and tokens that it has answered for. */
final class Contracts {
    private final MapState<String, BelievedHistory> histories;
    private final Recent<AccountTerms> terms = new Recent<>();

    Contracts(RuntimeContext context) {
        histories = context.getMapState(new MapStateDescriptor<>(
                "agreements", Types.STRING, new ImmutableType<>(new BelievedHistorySerializer())));
    }

    void update(String account, Message message, BelievedHistory history) throws Exception {
        histories.put(message.kind() + " " + SubjectOfKey.TEXT.of(message.key()), history);
        terms.forget(account);
    }

    /** The terms of all accounts must be derived anew: a tariff has changed. */
    void forgetTerms() {
        terms.forgetAll();
    }

    /** What the account is charged by besides use, on the tariffs known now. */
    AccountTerms terms(String account, SubjectTerms.Tariffs tariffs) {
        AccountTerms known = terms.get(account);
        if (known == null) {
            known = AccountTerms.of(
                    account, StateAccess.of(this::published), tariff -> SubjectTerms.versions(tariff, tariffs));
            terms.put(account, known);
        }
        return known;
    }

    /** The contract that is not known, or the price of one in a period: without, its standing charges would lack some. Empty where all are. */
    Optional<String> missing(PeriodClose period, SubjectTerms.Tariffs tariffs) throws Exception {
        List<Identified<Contract>> contracts = inForce(period.account());
        for (Identified<Contract> contract : contracts) {
            String tariff = contract.content().tariff();
            if (isWithin(contract.content(), period) && tariffs.versions(tariff) == null) {
                return Optional.of("tariff " + tariff + ", which agreement "
                        + contract.content().id() + " is on");
            }
        }
        return contracts.isEmpty() ? Optional.of("an agreement or authorisation of the account") : Optional.empty();
    }

    /** Whether every contract of an account ended by an instant. */
    boolean haveEnded(String account, Instant by) throws Exception {
        return inForce(account).stream()
                .map(contract -> contract.content().effective().to())
                .allMatch(to -> to.isPresent() && !to.get().isAfter(by));
    }

    private List<Identified<Contract>> inForce(String account) throws Exception {
        List<Identified<Contract>> own = new ArrayList<>();
        for (List<Identified<Contract>> history : published()) {
            for (Identified<Contract> contract : InForce.contracts(history)) {
                if (contract.content().account().equals(account)) {
                    own.add(contract);
                }
            }
        }
        return own;
    }

    private List<List<Identified<Contract>>> published() throws Exception {
        List<List<Identified<Contract>>> published = new ArrayList<>();
        for (BelievedHistory history : histories.values()) {
            published.add(history.identified(Contract.class));
        }
        return published;
    }

    private static boolean isWithin(Contract contract, PeriodClose period) {
        return contract.effective().from().isBefore(period.to())
                && contract.effective().to().map(period.from()::isBefore).orElse(true);
    }
}
