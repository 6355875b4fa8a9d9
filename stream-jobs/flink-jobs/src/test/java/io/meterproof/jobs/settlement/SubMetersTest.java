package io.meterproof.jobs.settlement;

import static io.meterproof.jobs.fixture.SampleMeter.ALWAYS;
import static io.meterproof.jobs.fixture.SampleMeter.begin;
import static io.meterproof.jobs.settlement.SettlementMessages.AGREEMENT;
import static io.meterproof.jobs.settlement.SettlementMessages.KEY;
import static io.meterproof.jobs.settlement.SettlementMessages.PRICES;
import static io.meterproof.jobs.settlement.SettlementMessages.SUBJECT;
import static io.meterproof.jobs.settlement.SettlementMessages.reading;
import static io.meterproof.jobs.settlement.SettlementMessages.recall;
import static io.meterproof.jobs.settlement.SettlementMessages.withdrawal;
import static org.assertj.core.api.Assertions.assertThat;

import io.meterproof.formats.block.ObisCode;
import io.meterproof.jobs.fixture.Filed;
import io.meterproof.jobs.fixture.SampleContracts;
import io.meterproof.jobs.fixture.SampleMeter;
import io.meterproof.jobs.runtime.Message;
import io.meterproof.jobs.runtime.MessageKind;
import io.meterproof.metering.document.Agreement;
import io.meterproof.metering.document.Effective;
import io.meterproof.metering.document.Parent;
import io.meterproof.metering.document.UsagePoint;
import io.meterproof.metering.rating.Commodity;
import io.meterproof.metering.rating.Line;
import io.meterproof.metering.settlement.SettlementEvent;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the meter of a flat counts is deducted at the house, whatever comes first. */
class SubMetersTest {
    private static final String HOUSE = "usage-point/house";
    private static final String DEDUCTED = "usage-point/up-1>house";
    private static final Message BENEATH = flat(new Parent("house", ALWAYS));
    private static final Message LANDLORD = Filed.history(new Agreement(
                    "ag-house", "landlord", "house", ObisCode.ACTIVE_IMPORT, "common", SampleContracts.TARIFF, ALWAYS))
            .about(HOUSE);

    private SettleHarness flat;
    private SubMetersHarness above;
    private SettleHarness house;

    @BeforeEach
    void aFlatAndAHouse() throws Exception {
        flat = new SettleHarness();
        flat.broadcast(PRICES);
        flat.send(KEY, AGREEMENT);
        above = new SubMetersHarness();
        house = SettleHarness.ofSubMeters();
        house.broadcast(PRICES);
    }

    @AfterEach
    void stop() throws Exception {
        flat.close();
        above.close();
        house.close();
    }

    @Test
    void aReadingIsBilledBeneathAndDeductedAbove() throws Exception {
        flat.send(BENEATH, reading(SampleMeter.live(1, 10)));
        tell(LANDLORD);

        assertThat(quantity(flat)).isEqualTo(10);
        assertThat(quantity(house)).isEqualTo(-10);
        assertThat(house.events()).singleElement().satisfies(event -> {
            assertThat(event.usage().account()).isEqualTo("landlord");
            assertThat(event.usage().usagePoint()).isEqualTo("house");
            assertThat(event.usage().meteredAt()).isEqualTo("up-1");
        });
    }

    @Test
    void aReadingOfAFlatThatStandsBeneathNothingIsToldToNobody() throws Exception {
        flat.send(Filed.history(SampleContracts.usagePoint("up-1")).about(SUBJECT), reading(SampleMeter.live(1, 10)));

        assertThat(flat.upwards()).isEmpty();
    }

    @Test
    void aDocumentThatComesLateDeductsWhatIsKept() throws Exception {
        flat.send(reading(SampleMeter.live(1, 10)), reading(SampleMeter.live(2, 10)), BENEATH);
        tell(LANDLORD);

        assertThat(quantity(house)).isEqualTo(-20);
    }

    @Test
    void anAgreementThatComesLateDeductsWhatWaited() throws Exception {
        flat.send(BENEATH, reading(SampleMeter.live(1, 10)));
        tell();
        assertThat(house.events()).isEmpty();
        assertThat(house.unallocated()).singleElement().satisfies(waiting -> {
            assertThat(waiting.getSubject()).isEqualTo(HOUSE);
            assertThat(waiting.getSubMeter()).isEqualTo("up-1");
        });

        house.send(LANDLORD.about(DEDUCTED));
        assertThat(quantity(house)).isEqualTo(-10);
    }

    @Test
    void whatIsTakenBackBeneathIsTakenBackAbove() throws Exception {
        flat.send(BENEATH, reading(SampleMeter.live(1, 10)), withdrawal(1));
        tell(LANDLORD);

        assertThat(flat.events()).last().isInstanceOf(SettlementEvent.Reverse.class);
        assertThat(quantity(house)).isZero();
    }

    @Test
    void whatACompromisedKeySignedIsTakenBackAbove() throws Exception {
        flat.send(BENEATH, reading(SampleMeter.live(1, 10)), reading(SampleMeter.live(2, 10)), recall(1));
        tell(LANDLORD);

        assertThat(quantity(house)).isEqualTo(-10);
    }

    @Test
    void aFlatThatNoLongerStandsBeneathTheHouseIsGivenBack() throws Exception {
        flat.send(BENEATH, reading(SampleMeter.live(1, 10)));
        flat.send(histories(new Parent("house", ALWAYS), new Parent("annex", ALWAYS)));
        tell(LANDLORD);

        assertThat(quantity(house)).isZero();
        assertThat(flat.upwards()).extracting(Message::subject).contains("usage-point/up-1>annex");
    }

    @Test
    void aMoveIsDeductedByTheBeginOfTheInterval() throws Exception {
        flat.send(
                flat(
                        new Parent("house", new Effective(ALWAYS.from(), Optional.of(begin(2)))),
                        new Parent("annex", new Effective(begin(2), Optional.empty()))),
                reading(SampleMeter.live(1, 10)),
                reading(SampleMeter.live(2, 10)));
        tell(LANDLORD);

        assertThat(quantity(house)).isEqualTo(-10);
    }

    @Test
    void aHouseOfAnotherCommodityDeductsNothingAndTheReasonIsTold() throws Exception {
        above.send(Filed.history(
                        new UsagePoint("house", "place-1", "House", Commodity.WATER, ZoneOffset.UTC, "52.5", "13.4"))
                .about(HOUSE));
        flat.send(BENEATH, reading(SampleMeter.live(1, 10)));
        tell(LANDLORD);

        assertThat(quantity(house)).isZero();
        assertThat(house.facts())
                .filteredOn(fact -> fact.kind() == MessageKind.DEAD_LETTER)
                .extracting(letter -> letter.reason().orElseThrow())
                .contains("nothing is deducted: parents: usage point house is of water, but up-1 is of electricity");
    }

    @Test
    void whatIsDeductedIsNotDeductedHigherUp() throws Exception {
        above.send(Filed.history(SampleContracts.usagePoint("house").beneath(List.of(new Parent("street", ALWAYS))))
                .about(HOUSE));
        flat.send(BENEATH, reading(SampleMeter.live(1, 10)));
        tell(LANDLORD);

        assertThat(house.upwards()).isEmpty();
    }

    /** Everything that the flat has to tell comes to the house, with more. */
    private void tell(Message... more) throws Exception {
        above.send(flat.upwards().toArray(Message[]::new));
        above.send(more);
        house.send(above.passed().stream()
                .filter(message -> message.subject().equals(DEDUCTED))
                .toArray(Message[]::new));
    }

    private static Message flat(Parent... parents) {
        return Filed.history(SampleContracts.usagePoint("up-1").beneath(List.of(parents)))
                .about(SUBJECT);
    }

    /** One document after the other. */
    private static Message histories(Parent... each) {
        UsagePoint[] documents = Arrays.stream(each)
                .map(parent -> SampleContracts.usagePoint("up-1").beneath(List.of(parent)))
                .toArray(UsagePoint[]::new);
        return Filed.history(documents).about(SUBJECT);
    }

    private static long quantity(SettleHarness settle) {
        return settle.events().stream()
                .mapToLong(event -> (event instanceof SettlementEvent.Reverse ? -1 : 1)
                        * event.usage().lines().stream()
                                .mapToLong(Line::quantity)
                                .sum())
                .sum();
    }
}
