package io.meterproof.jobs.settlement;

import io.meterproof.jobs.runtime.BelievedHistory;
import io.meterproof.jobs.runtime.BelievedHistorySerializer;
import io.meterproof.jobs.runtime.ImmutableType;
import io.meterproof.metering.document.Contract;
import io.meterproof.metering.document.Identified;
import io.meterproof.metering.document.InForce;
import io.meterproof.metering.document.Parent;
import io.meterproof.metering.document.UsagePoint;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;

/** What is delivered at the current usage point. Until a document says so, every contract fits. */
final class SubjectPlace {
    private final ValueState<BelievedHistory> history;

    SubjectPlace(RuntimeContext context) {
        history = context.getState(
                new ValueStateDescriptor<>("place", new ImmutableType<>(new BelievedHistorySerializer())));
    }

    /** Takes what is published now; whether another commodity is delivered than was known before. */
    boolean update(BelievedHistory published) throws IOException {
        Optional<UsagePoint> before = known();
        history.update(published);
        return !before.map(UsagePoint::commodity).equals(known().map(UsagePoint::commodity));
    }

    /** Whether use can be billed here under a contract. */
    boolean fits(Contract contract) {
        return StateAccess.of(this::known)
                .flatMap(place -> place.misfit(contract))
                .isEmpty();
    }

    /** Which of the contracts in force do not fit, in words; empty where all do. */
    Optional<String> misfits(BelievedHistory contracts) throws IOException {
        Optional<UsagePoint> place = known();
        if (contracts == null || place.isEmpty()) {
            return Optional.empty();
        }
        List<Identified<Contract>> inForce = InForce.contracts(contracts.identified(Contract.class));
        String words = inForce.stream()
                .map(Identified::content)
                .flatMap(contract ->
                        place.get().misfit(contract).stream().map(why -> contract.id() + ": readingType " + why))
                .collect(Collectors.joining("; "));
        return Optional.of(words).filter(told -> !told.isEmpty());
    }

    /** Every usage point beneath which a document ever put this one. */
    Set<String> parentsEver() throws IOException {
        BelievedHistory published = history.value();
        return published == null
                ? Set.of()
                : published
                        .of(UsagePoint.class)
                        .flatMap(each -> each.parents().stream())
                        .map(Parent::usagePoint)
                        .collect(Collectors.toUnmodifiableSet());
    }

    /** What is said of it now; empty before anything is. */
    Optional<UsagePoint> known() throws IOException {
        BelievedHistory published = history.value();
        return published == null
                ? Optional.empty()
                : published.of(UsagePoint.class).reduce((one, later) -> later);
    }
}
