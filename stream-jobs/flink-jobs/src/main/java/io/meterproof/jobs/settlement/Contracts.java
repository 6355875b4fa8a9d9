package io.meterproof.jobs.settlement;

import io.meterproof.jobs.runtime.BelievedHistory;
import io.meterproof.jobs.runtime.BelievedHistorySerializer;
import io.meterproof.jobs.runtime.ImmutableType;
import io.meterproof.jobs.runtime.Message;
import io.meterproof.jobs.runtime.Recent;
import io.meterproof.jobs.runtime.SubjectOfKey;
import io.meterproof.metering.document.Contract;
import io.meterproof.metering.document.Identified;
import io.meterproof.metering.document.InForce;
import io.meterproof.metering.document.PeriodClose;
import io.meterproof.metering.rating.StandingTerms;
import io.meterproof.metering.rating.Tariff;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;

/** The contracts of the current account, from the histories of all usage points and tokens that it has answered for. */
final class Contracts {
    private final MapState<String, BelievedHistory> histories;
    private final Recent<List<StandingTerms>> standing = new Recent<>();

    Contracts(RuntimeContext context) {
        histories = context.getMapState(new MapStateDescriptor<>(
                "agreements", Types.STRING, new ImmutableType<>(new BelievedHistorySerializer())));
    }

    void update(String account, Message message, BelievedHistory history) throws Exception {
        histories.put(message.kind() + " " + SubjectOfKey.TEXT.of(message.key()), history);
        standing.forget(account);
    }

    /** The terms of all accounts must be derived anew: a tariff has changed. */
    void forgetTerms() {
        standing.forgetAll();
    }

    /** The account's standing charges on the tariffs known now. */
    List<StandingTerms> standing(String account, SubjectTerms.Tariffs tariffs) {
        List<StandingTerms> known = standing.get(account);
        if (known == null) {
            known = StateAccess.of(() -> inForce(account)).stream()
                    .map(contract -> terms(contract, tariffs))
                    .toList();
            standing.put(account, known);
        }
        return known;
    }

    /** Whether a contract is known, and a price for every contract in a period: else its standing charges would lack some. */
    boolean cover(PeriodClose period, SubjectTerms.Tariffs tariffs) throws Exception {
        List<Identified<Contract>> contracts = inForce(period.account());
        for (Identified<Contract> contract : contracts) {
            if (isWithin(contract.content(), period)
                    && tariffs.versions(contract.content().tariff()) == null) {
                return false;
            }
        }
        return !contracts.isEmpty();
    }

    private List<Identified<Contract>> inForce(String account) throws Exception {
        List<Identified<Contract>> own = new ArrayList<>();
        for (BelievedHistory history : histories.values()) {
            for (Identified<Contract> contract : InForce.contracts(history.identified(Contract.class))) {
                if (contract.content().account().equals(account)) {
                    own.add(contract);
                }
            }
        }
        return own;
    }

    private static boolean isWithin(Contract contract, PeriodClose period) {
        return contract.effective().from().isBefore(period.to())
                && contract.effective().to().map(period.from()::isBefore).orElse(true);
    }

    private static StandingTerms terms(Identified<Contract> contract, SubjectTerms.Tariffs tariffs) {
        List<Tariff> known = SubjectTerms.versions(contract.content().tariff(), tariffs).stream()
                .map(Identified::content)
                .toList();
        return new StandingTerms(
                contract.hash(),
                contract.content().effective().from(),
                contract.content().effective().to(),
                known);
    }
}
