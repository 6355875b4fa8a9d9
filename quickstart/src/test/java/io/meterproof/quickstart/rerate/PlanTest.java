package io.meterproof.quickstart.rerate;

import static io.meterproof.quickstart.rerate.ReRatingTest.agreement;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.meterproof.metering.document.Contract;
import io.meterproof.metering.document.DocumentCodec;
import io.meterproof.metering.document.Effective;
import io.meterproof.metering.document.Identified;
import io.meterproof.metering.document.SignedDocument;
import io.meterproof.metering.rating.Tariff;
import io.meterproof.metering.tariff.TariffFile;
import io.meterproof.metering.tariff.TariffFileException;
import io.meterproof.quickstart.part.StackException;
import io.meterproof.tlog.Hash;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PlanTest {
    private static final Instant FROM = Instant.parse("2025-12-31T23:00:00Z");
    private static final Tariff OLD = tariff("old", "kWh", "EUR", "0.30");
    private static final Tariff NEW = tariff("new", "kWh", "EUR", "0.28");
    private static final ReRating RE_RATING = new ReRating("old", "new", Optional.empty(), OLD.zone());
    private static final Contract CONTRACT = agreement("a", "old", FROM, null);

    @Test
    void itHasAStepForEachContractOfTheTariff() {
        Plan plan =
                Plan.of(RE_RATING, NEW, published(CONTRACT, agreement("b", "other", FROM.minusSeconds(86400), FROM)));

        assertThat(plan.steps()).hasSize(1);
        assertThat(plan.contracts()).containsExactly(identified(CONTRACT));
    }

    @Test
    void aContractThatMovedHasNoStepAnyMore() {
        Plan plan = Plan.of(RE_RATING, NEW, published(CONTRACT, agreement("a", "new", FROM, null)));

        assertThat(plan.steps()).isEmpty();
    }

    @Test
    void whatWasSaidBeforeCannotBeSaidAgain() {
        ReRating back = new ReRating("new", "old", Optional.empty(), OLD.zone());
        PublishedTerms moved = published(CONTRACT, agreement("a", "new", FROM, null));

        assertThatThrownBy(() -> Plan.of(back, OLD, moved))
                .isInstanceOf(StackException.class)
                .hasMessageContaining("another id");
    }

    @Test
    void aTariffThatCannotTakeThePlaceIsRefusedWithTheField() {
        refuses(tariff("new", "kWh", "SEK", "0.28"), "currency is not EUR");
        refuses(tariff("new", "m3", "EUR", "0.28"), "components do not price every unit");
        refuses(OLD, "id is the tariff's own");
    }

    @Test
    void aTariffThatWasNeverPublishedIsRefused() {
        ReRating unknown = new ReRating("nothing", "new", Optional.empty(), OLD.zone());

        assertThatThrownBy(() -> Plan.of(unknown, NEW, published(CONTRACT)))
                .hasMessageContaining("nothing was never published");
    }

    @Test
    void aMonthIsNotCutOutOfATariffThatChargesByCycles() throws TariffFileException {
        Effective january = new Effective(FROM, Optional.of(FROM.plusSeconds(31 * 86400)));
        ReRating month = new ReRating("old", "new", Optional.of(january), OLD.zone());

        assertThat(Plan.of(month, NEW, published(CONTRACT)).steps()).hasSize(1);
        assertThatThrownBy(() -> Plan.of(month, monthly(), published(CONTRACT)))
                .isInstanceOf(StackException.class)
                .hasMessageContaining("month cannot be cut out");
    }

    @Test
    void aTariffThatChargesByCyclesDoesNotTakeThePlaceOfOneThatDoesNot() throws TariffFileException {
        refuses(monthly(), "components charge by cycles");
    }

    private static Tariff monthly() throws TariffFileException {
        return TariffFile.read(("{'id':'new','currency':'EUR','zone':'Europe/Berlin','from':'2025-12-31T23:00:00Z',"
                                + "'rounding':'half-up','components':[{'kind':'energy','id':'energy','unit':'kWh',"
                                + "'prices':[{'name':'flat','price':'0.28'}]},"
                                + "{'kind':'monthly','id':'fee','pricePerMonth':'5'}]}")
                        .replace('\'', '"'))
                .tariff();
    }

    private static void refuses(Tariff corrected, String reason) {
        assertThatThrownBy(() -> Plan.of(RE_RATING, corrected, published(CONTRACT)))
                .isInstanceOf(StackException.class)
                .hasMessageContaining(reason);
    }

    private static PublishedTerms published(Contract... history) {
        return new PublishedTerms(
                Map.of(
                        "point",
                        List.of(history).stream().map(PlanTest::identified).toList()),
                Map.of(
                        "old", List.of(new Identified<>(Hash.ZERO, OLD)),
                        "new", List.of(new Identified<>(Hash.ZERO, NEW))));
    }

    private static Identified<Contract> identified(Contract contract) {
        return new Identified<>(new SignedDocument(DocumentCodec.encode(contract), List.of()).hash(), contract);
    }

    static Tariff tariff(String id, String unit, String currency, String price) {
        try {
            return TariffFile.read(("{'id':'%s','currency':'%s','zone':'Europe/Berlin','from':'2025-12-31T23:00:00Z',"
                                    + "'rounding':'half-up','components':[{'kind':'energy','id':'energy','unit':'%s',"
                                    + "'prices':[{'name':'peak','from':'12:00','to':'13:00','price':'0.50'},"
                                    + "{'name':'flat','price':'%s'}]}]}")
                            .formatted(id, currency, unit, price)
                            .replace('\'', '"'))
                    .tariff();
        } catch (TariffFileException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
