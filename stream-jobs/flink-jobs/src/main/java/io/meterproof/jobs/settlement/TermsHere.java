package io.meterproof.jobs.settlement;

import io.meterproof.jobs.runtime.BelievedHistory;
import io.meterproof.jobs.runtime.BelievedHistorySerializer;
import io.meterproof.jobs.runtime.ImmutableType;
import io.meterproof.metering.document.UsagePoint;
import io.meterproof.metering.settlement.AgreedTerms;
import io.meterproof.metering.settlement.Deductions;
import java.io.IOException;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;

/** On which terms readings settle at the current subject, by its contracts, what it delivers, and the sub-meter that is deducted. */
final class TermsHere {
    private final SubjectTerms terms = new SubjectTerms();
    private final SubjectPlace place;
    private final ValueState<BelievedHistory> contracts;
    private final Optional<SubMeter> subMeter;

    /** @param deducts whether what settles is what a sub-meter of a usage point counts, and is taken off its use */
    TermsHere(RuntimeContext context, boolean deducts) {
        place = new SubjectPlace(context);
        contracts = context.getState(
                new ValueStateDescriptor<>("agreements", new ImmutableType<>(new BelievedHistorySerializer())));
        subMeter = deducts ? Optional.of(new SubMeter(context)) : Optional.empty();
    }

    AgreedTerms of(Subject subject) throws Exception {
        AgreedTerms agreed = terms.of(subject.name(), contracts.value(), place::fits, subject.tariffs())
                .with(subject.prices());
        return subMeter.isEmpty() ? agreed : agreed.with(deductions(subject));
    }

    /** The same with other tariffs, without published prices or what is deducted. */
    AgreedTerms agreed(Subject subject, SubjectTerms.Tariffs tariffs) throws IOException {
        return SubjectTerms.of(contracts.value(), place::fits, tariffs);
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
            subMeter.ifPresent(known -> known.forget(subject.name()));
            tellMisfits(subject);
        }
        return isOther;
    }

    /** Takes what is published of the sub-meter; from when on it is deducted otherwise than before, if it is. */
    Optional<Instant> subMeter(SubMeterHistory history, Subject subject) throws IOException {
        Deductions before = deductions(subject);
        subMeter.orElseThrow().update(subject.name(), history);
        UsagePoint newest = history.newest();
        place.known().flatMap(newest::misfit).ifPresent(why -> subject.objections()
                .accept("nothing is deducted: parents: " + why));
        return deductions(subject).changedSince(before);
    }

    private Deductions deductions(Subject subject) throws IOException {
        return subMeter.orElseThrow().deductions(subject.name(), place.known());
    }

    /** Whether any contract is on a tariff. */
    boolean mention(String tariff) throws IOException {
        return SubjectTerms.mention(contracts.value(), tariff);
    }

    /** Those beneath which the usage point ever stood; none for what is deducted, which is so no higher up. */
    Set<String> parentsEver() throws IOException {
        return subMeter.isPresent() ? Set.of() : place.parentsEver();
    }

    /** Since when it stands beneath another, as the last description says. */
    Optional<Instant> beneathSince() throws IOException {
        return place.known().flatMap(each -> each.parents().stream()
                .map(parent -> parent.effective().from())
                .min(Comparator.naturalOrder()));
    }

    /** The terms of all subjects must be derived anew: a tariff has changed. */
    void forgetAll() {
        terms.forgetAll();
    }

    /** Where something is deducted from a usage point's use, that usage point tells of the same contracts. */
    private void tellMisfits(Subject subject) throws IOException {
        if (subMeter.isPresent()) {
            return;
        }
        place.misfits(contracts.value())
                .ifPresent(words -> subject.objections().accept("use waits, for a contract does not fit: " + words));
    }
}
