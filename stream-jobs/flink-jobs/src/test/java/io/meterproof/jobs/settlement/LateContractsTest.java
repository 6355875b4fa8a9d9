package io.meterproof.jobs.settlement;

import static io.meterproof.jobs.fixture.SampleContracts.TARIFF;
import static io.meterproof.jobs.fixture.SampleContracts.agreement;
import static io.meterproof.jobs.fixture.SampleContracts.spotPrices;
import static io.meterproof.jobs.fixture.SampleContracts.spotTariff;
import static io.meterproof.jobs.fixture.SampleContracts.tariff;
import static io.meterproof.jobs.fixture.SampleMeter.ALWAYS;
import static io.meterproof.jobs.fixture.SampleMeter.MIDNIGHT;
import static io.meterproof.jobs.fixture.SampleMeter.begin;
import static io.meterproof.jobs.settlement.SettlementMessages.AGREEMENT;
import static io.meterproof.jobs.settlement.SettlementMessages.KEY;
import static io.meterproof.jobs.settlement.SettlementMessages.PRICES;
import static io.meterproof.jobs.settlement.SettlementMessages.SUBJECT;
import static io.meterproof.jobs.settlement.SettlementMessages.reading;
import static org.assertj.core.api.Assertions.assertThat;

import io.meterproof.jobs.fixture.Filed;
import io.meterproof.jobs.fixture.SampleMeter;
import io.meterproof.jobs.runtime.Message;
import io.meterproof.jobs.runtime.MessageKind;
import io.meterproof.metering.commitment.PrivacyKeyHolder;
import io.meterproof.metering.document.Effective;
import io.meterproof.metering.rating.Line;
import io.meterproof.metering.settlement.SettlementEvent;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Agreements, tariffs and prices that come after the readings, and those that contradict others. */
class LateContractsTest {
    private SettleHarness settle;

    @BeforeEach
    void start() throws Exception {
        settle = new SettleHarness();
    }

    @AfterEach
    void stop() throws Exception {
        settle.close();
    }

    @Test
    void useWaitsForItsPublishedPriceAndACorrectedOneBillsItAnew() throws Exception {
        settle.broadcast(Filed.history(spotTariff()));
        settle.send(KEY, AGREEMENT, reading(SampleMeter.live(1, 10)));
        assertThat(settle.events()).isEmpty();

        settle.broadcast(Filed.history(spotPrices(0, "0.1")));
        assertThat(settle.events()).hasSize(1);

        settle.broadcast(Filed.history(spotPrices(0, "0.1"), spotPrices(1, "0.3")));
        assertThat(settle.events())
                .flatExtracting(event -> event.usage().lines())
                .extracting(Line::amount)
                .containsExactly(1000L, 1000L, 3000L);
        assertThat(settle.events().get(1)).isInstanceOf(SettlementEvent.Reverse.class);
    }

    @Test
    void aLateAgreementBillsWhatIsKeptAtTheNewestArrival() throws Exception {
        settle.broadcast(PRICES);
        settle.send(KEY, reading(SampleMeter.live(2, 10)), reading(SampleMeter.live(1, 10)));
        assertThat(settle.passed()).isEmpty();

        settle.send(AGREEMENT);

        assertThat(settle.passed())
                .extracting(message -> BookedCorrection.decode(message.value()).booked())
                .containsOnly(begin(3));
    }

    @Test
    void aLateTariffSettlesOnlySubjectsThatAreOnIt() throws Exception {
        Message other = Filed.history(agreement("ag-1", "t-2", ALWAYS)).about("usage-point/up-2");
        settle.send(KEY, AGREEMENT, reading(SampleMeter.live(1, 10)));
        settle.send(Filed.privacyKey(PrivacyKeyHolder.usagePoint("up-2")));
        settle.send(Filed.verified(SampleMeter.live(1, 10), "usage-point/up-2", "up-2"));
        settle.send(other);

        settle.broadcast(PRICES);

        assertThat(settle.events())
                .extracting(event -> event.usage().usagePoint())
                .containsExactly("up-1");
    }

    @Test
    void twoTariffVersionsThatBeginTogetherAreOneDeadLetterAndChangeNothing() throws Exception {
        settle.broadcast(PRICES);
        settle.send(KEY, AGREEMENT, reading(SampleMeter.live(1, 10)));

        settle.broadcast(Filed.history(tariff(MIDNIGHT, "0.2"), tariff(MIDNIGHT, "0.3")));
        settle.send(reading(SampleMeter.live(2, 10)));

        assertThat(settle.facts())
                .extracting(Message::kind)
                .containsExactly(MessageKind.LEAF, MessageKind.DEAD_LETTER, MessageKind.LEAF);
        assertThat(settle.events()).hasSize(2).allMatch(SettlementEvent.Bill.class::isInstance);
    }

    @Test
    void overlappingAgreementsAreOneDeadLetterAndChangeNothing() throws Exception {
        settle.broadcast(PRICES);
        settle.send(KEY, AGREEMENT, reading(SampleMeter.live(1, 10)));

        settle.send(Filed.history(agreement("ag-1", TARIFF, ALWAYS), agreement("ag-2", TARIFF, ALWAYS))
                .about(SUBJECT));

        assertThat(settle.facts()).extracting(Message::kind).containsExactly(MessageKind.LEAF, MessageKind.DEAD_LETTER);
        assertThat(settle.events()).hasSize(1);
    }

    @Test
    void aLaterDocumentOfTheSameIdEndsAnAgreement() throws Exception {
        settle.broadcast(PRICES);
        settle.send(KEY, AGREEMENT, reading(SampleMeter.live(1, 10)), reading(SampleMeter.live(2, 10)));

        Effective untilSecond = new Effective(MIDNIGHT, Optional.of(begin(2)));
        settle.send(Filed.history(agreement("ag-1", TARIFF, ALWAYS), agreement("ag-1", TARIFF, untilSecond))
                .about(SUBJECT));

        assertThat(settle.events().subList(2, 5))
                .extracting(event -> event instanceof SettlementEvent.Bill)
                .containsExactly(false, false, true);
    }

    @Test
    void anAgreementUnderAnotherUsagePointIsADeadLetter() throws Exception {
        settle.send(Filed.copied(Filed.history(agreement("ag-1", TARIFF, ALWAYS)), "up-2")
                .about("usage-point/up-2"));

        assertThat(settle.facts()).extracting(Message::kind).containsExactly(MessageKind.DEAD_LETTER);
    }
}
