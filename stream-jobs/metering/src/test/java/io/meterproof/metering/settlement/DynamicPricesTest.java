package io.meterproof.metering.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import io.meterproof.formats.block.MeasurementUnit;
import io.meterproof.metering.document.Identified;
import io.meterproof.metering.document.PublishedPrices;
import io.meterproof.metering.rating.DynamicCharge;
import io.meterproof.metering.rating.Line;
import io.meterproof.metering.rating.Tariff;
import io.meterproof.metering.settlement.SettlementEvent.Bill;
import io.meterproof.metering.settlement.SettlementEvent.Reverse;
import io.meterproof.tlog.Hash;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The channel of {@link Blocks} on a tariff that takes its price of each quarter of an hour from a series. */
class DynamicPricesTest {
    private static final Hash CAUSE = Agreed.hash("cause");

    private final TreeChannelStore store = new TreeChannelStore();
    private final List<Identified<PublishedPrices>> published = new ArrayList<>();

    @Test
    void useHasALineForEachPublishedPriceAndNamesThePublication() {
        Hash prices = publish(0, 1, "0.10", "0.10", "0.40");

        List<SettlementEvent> events =
                settlement().accept(Blocks.seal(1, 3, 1_000)).events();

        assertThat(events).singleElement().isInstanceOf(Bill.class);
        assertThat(lines(events.get(0))).containsExactly("3 x 0.145000 = 435", "3 x 0.520000 = 1560");
        assertThat(events.get(0).usage().basis().documents()).containsExactly(prices);
    }

    @Test
    void useWithoutAPublishedPriceWaitsAndSettlesWhenItComes() {
        publish(0, 1, "0.10");
        assertThat(settlement().accept(Blocks.seal(1, 3, 1_000)).events()).hasSize(1);
        assertThat(store.head().orElseThrow().waiting()).isEqualTo(2);

        publish(1, 1, "0.20", "0.40");
        List<SettlementEvent> events = settlement().resettle(CAUSE).events();

        assertThat(events).singleElement().isInstanceOf(Bill.class);
        assertThat(events.get(0).usage().firstSequence()).isEqualTo(2);
        assertThat(store.head().orElseThrow().waiting()).isZero();
    }

    @Test
    void aCorrectedPriceBillsWhatItPricesAnew() {
        publish(0, 1, "0.10", "0.20", "0.40");
        settlement().accept(Blocks.seal(1, 3, 1_000));

        publish(1, 2, "0.30");
        List<SettlementEvent> events = settlement().resettle(CAUSE).events();

        assertThat(events).hasSize(4);
        assertThat(events.get(0)).isInstanceOf(Reverse.class);
        assertThat(events.subList(1, 4))
                .flatExtracting(DynamicPricesTest::lines)
                .containsExactly("1 x 0.145000 = 145", "2 x 0.395000 = 790", "3 x 0.520000 = 1560");
    }

    @Test
    void anotherPriceChangesFromTheFirstIntervalOnThatItIsOf() {
        publish(0, 1, "0.10", "0.20", "0.40");
        List<Identified<PublishedPrices>> known = List.copyOf(published);
        publish(0, 2, "0.10", "0.25");

        assertThat(series(published).changedSince(series(known), "DK1", Blocks.begin(1)))
                .contains(Blocks.begin(2));
    }

    @Test
    void aPriceThatIsRepeatedChangesNothing() {
        publish(0, 1, "0.10", "0.20", "0.40");
        List<Identified<PublishedPrices>> known = List.copyOf(published);
        publish(1, 2, "0.20");

        assertThat(series(published).changedSince(series(known), "DK1", Blocks.begin(1)))
                .isEmpty();
    }

    @Test
    void aPriceThatIsRepeatedMovesNothing() {
        publish(0, 1, "0.10", "0.20", "0.40");
        settlement().accept(Blocks.seal(1, 3, 1_000));

        publish(0, 2, "0.10", "0.20");

        assertThat(settlement().resettle(CAUSE).events()).isEmpty();
    }

    @Test
    void whichPublicationHoldsDoesNotDependOnWhichCameFirst() {
        publish(1, 2, "0.30");
        publish(0, 1, "0.10", "0.20", "0.40");

        List<SettlementEvent> events =
                settlement().accept(Blocks.seal(2, 1, 1_000)).events();

        assertThat(lines(events.get(0))).containsExactly("2 x 0.395000 = 790");
    }

    @Test
    void anIntervalAcrossTwoPricesWaits() {
        PublishedPrices minutes = new PublishedPrices(
                "DK1", Blocks.begin(1), Blocks.begin(1), 300, List.of(BigDecimal.ONE, BigDecimal.ONE, BigDecimal.ONE));
        published.add(new Identified<>(Agreed.hash("minutes"), minutes));

        assertThat(settlement().accept(Blocks.seal(1, 1, 1_000)).events()).isEmpty();
        assertThat(store.head().orElseThrow().waiting()).isEqualTo(1);
    }

    private Settlement settlement() {
        Terms terms = AgreedTerms.of(
                        List.of(Agreed.agreement("one", Agreed.ALWAYS, Optional.empty())), id -> List.of(tariff()))
                .with(series(published));
        return new Settlement(Blocks.CHANNEL, terms, Installed.UNKNOWN, store);
    }

    private static PublishedSeries series(List<Identified<PublishedPrices>> published) {
        return new PublishedSeries(month -> published.stream()
                .filter(each -> each.content().subject().equals(month))
                .toList());
    }

    private static Identified<Tariff> tariff() {
        DynamicCharge spot = new DynamicCharge(
                "spot", MeasurementUnit.KILOWATT_HOUR, "DK1", new BigDecimal("1.25"), new BigDecimal("0.02"));
        Tariff tariff = new Tariff(
                "tariff-1", "EUR", ZoneOffset.UTC, Agreed.ALWAYS, Optional.empty(), "half-up", List.of(spot));
        return new Identified<>(Agreed.hash("spot"), tariff);
    }

    /** Publishes prices of quarters of an hour from a number of the channel on, so many hours after the first. */
    private Hash publish(int skipped, int hour, String... prices) {
        Instant at = Blocks.begin(1).plusSeconds(3600L * hour);
        PublishedPrices document = new PublishedPrices(
                "DK1",
                at,
                Blocks.begin(1 + skipped),
                Blocks.INTERVAL,
                Arrays.stream(prices).map(BigDecimal::new).toList());
        Hash hash = Agreed.hash(document.toString());
        published.add(new Identified<>(hash, document));
        return hash;
    }

    private static List<String> lines(SettlementEvent event) {
        return event.usage().lines().stream().map(DynamicPricesTest::text).toList();
    }

    private static String text(Line line) {
        return line.quantity() + " x " + line.price() + " = " + line.amount();
    }
}
