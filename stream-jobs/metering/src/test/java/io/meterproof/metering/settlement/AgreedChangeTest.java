package io.meterproof.metering.settlement;

import static io.meterproof.metering.settlement.Agreed.ALWAYS;
import static io.meterproof.metering.settlement.Agreed.tariff;
import static org.assertj.core.api.Assertions.assertThat;

import io.meterproof.formats.block.ObisCode;
import io.meterproof.metering.document.Agreement;
import io.meterproof.metering.document.Effective;
import io.meterproof.metering.document.Identified;
import io.meterproof.metering.document.Party;
import io.meterproof.metering.rating.Tariff;
import io.meterproof.metering.rule.AccountRule;
import io.meterproof.metering.rule.Limit;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** From when on terms are others. */
class AgreedChangeTest {
    private static final Identified<Tariff> FIRST = tariff(ALWAYS, "0.3");
    private static final Instant MAY = Instant.parse("2020-05-01T00:00:00Z");
    private static final Instant JUNE = Instant.parse("2020-06-01T00:00:00Z");
    private static final Identified<Agreement> OPEN = of("a-1", ALWAYS, Optional.empty());

    @Test
    void theSameTermsChangeNothing() {
        assertThat(since(List.of(OPEN), List.of(OPEN))).isEmpty();
    }

    @Test
    void theFirstAgreementChangesAllThatItCovers() {
        assertThat(since(List.of(), List.of(of("a-1", MAY, Optional.of(JUNE))))).contains(MAY);
    }

    @Test
    void anAgreementThatOnlyEndsIsTheSameUntilThen() {
        Identified<Agreement> ended = of("a-1", ALWAYS, Optional.of(MAY));

        assertThat(since(List.of(OPEN), List.of(OPEN, ended))).contains(MAY);
        assertThat(since(List.of(OPEN, ended), List.of(OPEN, ended, of("a-1", ALWAYS, Optional.of(JUNE)))))
                .contains(MAY);
    }

    @Test
    void oneThatBeginsEarlierChangesFromThereOn() {
        Identified<Agreement> late = of("a-1", JUNE, Optional.empty());

        assertThat(since(List.of(late), List.of(late, of("a-1", MAY, Optional.empty()))))
                .contains(MAY);
    }

    @Test
    void aMonthThatIsCutOutChangesFromItsBeginOn() {
        List<Identified<Agreement>> cut = List.of(
                OPEN,
                of("a-1", ALWAYS, Optional.of(MAY)),
                of("a-1@may", MAY, Optional.of(JUNE)),
                of("a-1@june", JUNE, Optional.empty()));

        assertThat(since(List.of(OPEN), cut)).contains(MAY);
    }

    @Test
    void aLaterVersionChangesFromItsBeginOn() {
        AgreedTerms before = terms(List.of(OPEN), List.of(FIRST));
        AgreedTerms now = terms(List.of(OPEN), List.of(FIRST, tariff(JUNE, "0.2")));

        assertThat(now.changedSince(before, ObisCode.ACTIVE_IMPORT)).contains(JUNE);
    }

    @Test
    void aRuleChangesFromItsBeginOn() {
        AccountRule rule = new AccountRule("places", JUNE, Optional.empty(), new Limit.OfPlaces(Set.of("up-1")));
        Identified<Agreement> ruled = of("a-1", ALWAYS, Optional.empty(), List.of(rule));

        assertThat(since(List.of(OPEN), List.of(OPEN, ruled))).contains(JUNE);
    }

    @Test
    void anotherReadingTypeIsNotChanged() {
        AgreedTerms now = terms(List.of(OPEN), List.of(FIRST));

        assertThat(now.changedSince(AgreedTerms.NONE, ObisCode.GAS_VOLUME)).isEmpty();
    }

    private static Optional<Instant> since(List<Identified<Agreement>> before, List<Identified<Agreement>> now) {
        return terms(now, List.of(FIRST)).changedSince(terms(before, List.of(FIRST)), ObisCode.ACTIVE_IMPORT);
    }

    private static AgreedTerms terms(List<Identified<Agreement>> agreements, List<Identified<Tariff>> versions) {
        return AgreedTerms.of(agreements, id -> versions);
    }

    private static Identified<Agreement> of(String id, Instant from, Optional<Instant> to) {
        return of(id, from, to, List.of());
    }

    private static Identified<Agreement> of(String id, Instant from, Optional<Instant> to, List<AccountRule> rules) {
        Agreement agreement = new Agreement(
                id,
                "home-1",
                Blocks.USAGE_POINT,
                ObisCode.ACTIVE_IMPORT,
                "home",
                "tariff-1",
                new Effective(from, to),
                Party.CUSTOMER,
                rules);
        return new Identified<>(Agreed.hash(agreement.toString()), agreement);
    }
}
