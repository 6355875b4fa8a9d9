package io.meterproof.jobs.settlement;

import io.meterproof.jobs.runtime.BelievedHistory;
import io.meterproof.jobs.runtime.BelievedHistorySerializer;
import io.meterproof.jobs.runtime.ImmutableType;
import io.meterproof.metering.document.UsagePoint;
import io.meterproof.metering.document.UsagePointTree;
import io.meterproof.metering.settlement.AgreedTerms;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;

/** On which terms readings settle at the current subject, by its contracts, what it delivers, and the sub-meters beneath it. */
final class TermsHere {
    private final SubjectTerms terms = new SubjectTerms();
    private final SubjectPlace place;
    private final ValueState<BelievedHistory> contracts;
    private final Optional<SubMeters> subMeters;

    /** @param deducts whether what settles is what the sub-meters of a usage point count, and is taken off its use */
    TermsHere(RuntimeContext context, boolean deducts) {
        place = new SubjectPlace(context);
        contracts = context.getState(
                new ValueStateDescriptor<>("agreements", new ImmutableType<>(new BelievedHistorySerializer())));
        subMeters = deducts ? Optional.of(new SubMeters(context)) : Optional.empty();
    }

    AgreedTerms of(Subject subject) throws Exception {
        AgreedTerms agreed = terms.of(subject.name(), contracts.value(), place::fits, subject.tariffs())
                .with(subject.prices());
        return subMeters.isEmpty() ? agreed : agreed.with(subMeters.get().deductions(subject.name(), place.known()));
    }

    /** Takes other contracts. */
    void agree(BelievedHistory history, Subject subject) throws IOException {
        terms.forget(subject.name());
        contracts.update(history);
        tellMisfits(subject);
    }

    /** Takes what is published of the usage point; whether it delivers something else than was known before. */
    boolean place(BelievedHistory history, Subject subject) throws IOException {
        boolean isOther = place.update(history);
        if (isOther) {
            terms.forget(subject.name());
            subMeters.ifPresent(known -> known.forget(subject.name()));
            tellMisfits(subject);
        }
        return isOther;
    }

    /** Takes what is published of a sub-meter; false where there is no room for one more. */
    boolean subMeter(SubMeterHistory subMeter, Subject subject) throws Exception {
        if (!subMeters.orElseThrow().update(subject.name(), subMeter)) {
            subject.objections()
                    .accept("parents: " + subject.name() + " has " + UsagePointTree.MOST_SUB_METERS
                            + " sub-meters already: what is counted at " + subMeter.usagePoint() + " is not deducted");
            return false;
        }
        UsagePoint newest = subMeter.newest();
        place.known().flatMap(newest::misfit).ifPresent(why -> subject.objections()
                .accept("nothing is deducted: parents: " + why));
        return true;
    }

    /** Whether what is counted at a usage point may be deducted here. */
    boolean deduct(String usagePoint) throws Exception {
        return subMeters.orElseThrow().has(usagePoint);
    }

    /** Whether any contract is on a tariff. */
    boolean mention(String tariff) throws IOException {
        return SubjectTerms.mention(contracts.value(), tariff);
    }

    /** Those beneath which the usage point ever stood; none for what is deducted, which is so no higher up. */
    Set<String> parentsEver() throws IOException {
        return subMeters.isPresent() ? Set.of() : place.parentsEver();
    }

    /** The terms of all subjects must be derived anew: a tariff has changed. */
    void forgetAll() {
        terms.forgetAll();
    }

    private void tellMisfits(Subject subject) throws IOException {
        place.misfits(contracts.value())
                .ifPresent(words -> subject.objections().accept("use waits, for a contract does not fit: " + words));
    }
}
