package io.meterproof.jobs.settlement;

import static io.meterproof.jobs.fixture.SampleContracts.TARIFF;
import static io.meterproof.jobs.fixture.SampleContracts.agreement;
import static io.meterproof.jobs.fixture.SampleMeter.ALWAYS;
import static io.meterproof.jobs.settlement.SettlementMessages.AGREEMENT;
import static io.meterproof.jobs.settlement.SettlementMessages.KEY;
import static io.meterproof.jobs.settlement.SettlementMessages.PRICES;
import static io.meterproof.jobs.settlement.SettlementMessages.SUBJECT;
import static io.meterproof.jobs.settlement.SettlementMessages.reading;
import static org.assertj.core.api.Assertions.assertThat;

import io.meterproof.jobs.fixture.Filed;
import io.meterproof.jobs.fixture.SampleContracts;
import io.meterproof.jobs.fixture.SampleMeter;
import io.meterproof.jobs.runtime.Message;
import io.meterproof.jobs.runtime.MessageKind;
import io.meterproof.metering.document.UsagePoint;
import io.meterproof.metering.rating.Commodity;
import io.meterproof.metering.settlement.SettlementEvent;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A usage point says which contracts fit; what is none is told. */
class UsagePointsTest {
    private static final Message HISTORY =
            Filed.history(SampleContracts.usagePoint("up-1")).about(SUBJECT);
    private static final Message OF_WATER = Filed.history(
                    new UsagePoint("up-1", "place-1", "Home", Commodity.WATER, ZoneOffset.UTC, "52.5", "13.4"))
            .about(SUBJECT);

    private SettleHarness settle;

    @BeforeEach
    void aHomeWithAReading() throws Exception {
        settle = new SettleHarness();
        settle.broadcast(PRICES);
        settle.send(KEY, reading(SampleMeter.live(1, 10)));
    }

    @AfterEach
    void stop() throws Exception {
        settle.close();
    }

    @Test
    void useWaitsUnderAContractOfAnotherCommodityAndTheReasonIsTold() throws Exception {
        settle.send(OF_WATER);
        settle.send(AGREEMENT);

        assertThat(settle.events()).isEmpty();
        assertThat(reasons())
                .containsExactly(
                        "use waits, for a contract does not fit: ag-1: readingType is of electricity, but usage"
                                + " point up-1 is of water");
    }

    @Test
    void whatWasBilledIsTakenBackWhenTheContractTurnsOutNotToFit() throws Exception {
        settle.send(AGREEMENT);
        settle.send(OF_WATER);

        assertThat(settle.events()).hasSize(2).last().isInstanceOf(SettlementEvent.Reverse.class);
    }

    @Test
    void useIsBilledOnceTheUsagePointIsCorrected() throws Exception {
        settle.send(OF_WATER, AGREEMENT, HISTORY);

        assertThat(settle.events()).hasSize(1);
    }

    @Test
    void aContractThatFitsIsNothingToTell() throws Exception {
        settle.send(
                HISTORY,
                AGREEMENT,
                Filed.history(agreement("ag-1", TARIFF, ALWAYS)).about(SUBJECT));

        assertThat(settle.events()).hasSize(1);
        assertThat(reasons()).isEmpty();
    }

    @Test
    void junkIsADeadLetterWithItsBytesAndTheReason() throws Exception {
        settle.send(of(new byte[] {1, 2, 3}));

        assertThat(deadLetters()).singleElement().satisfies(letter -> {
            assertThat(letter.value()).containsExactly(1, 2, 3);
            assertThat(letter.subject()).isEqualTo("reference.usage-points");
            assertThat(letter.reason().orElseThrow()).isNotEmpty();
        });
    }

    @Test
    void aTombstoneIsADeadLetter() throws Exception {
        settle.send(of(null));

        assertThat(deadLetters()).hasSize(1);
    }

    @Test
    void aHistoryWithoutItsSignatureIsADeadLetter() throws Exception {
        settle.send(Filed.spoilt(HISTORY));

        assertThat(deadLetters()).hasSize(1);
    }

    @Test
    void aHistoryUnderAnotherUsagePointIsADeadLetter() throws Exception {
        settle.send(Filed.copied(HISTORY, "up-2"));

        assertThat(deadLetters()).hasSize(1);
    }

    private static Message of(byte[] value) {
        return new Message(HISTORY.kind(), SUBJECT, HISTORY.key(), value, 0, 9, Optional.empty());
    }

    private List<Message> deadLetters() {
        return settle.facts().stream()
                .filter(fact -> fact.kind() == MessageKind.DEAD_LETTER)
                .toList();
    }

    private List<String> reasons() {
        return deadLetters().stream()
                .map(letter -> letter.reason().orElseThrow())
                .toList();
    }
}
