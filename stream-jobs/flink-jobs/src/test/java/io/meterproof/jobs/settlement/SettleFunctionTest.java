package io.meterproof.jobs.settlement;

import static io.meterproof.jobs.fixture.SampleContracts.TARIFF;
import static io.meterproof.jobs.fixture.SampleContracts.agreement;
import static io.meterproof.jobs.fixture.SampleContracts.authorisation;
import static io.meterproof.jobs.fixture.SampleMeter.ALWAYS;
import static io.meterproof.jobs.settlement.SettlementMessages.AGREEMENT;
import static io.meterproof.jobs.settlement.SettlementMessages.KEY;
import static io.meterproof.jobs.settlement.SettlementMessages.PRICES;
import static io.meterproof.jobs.settlement.SettlementMessages.SUBJECT;
import static io.meterproof.jobs.settlement.SettlementMessages.reading;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.meterproof.formats.block.ObisCode;
import io.meterproof.jobs.fixture.Filed;
import io.meterproof.jobs.fixture.SampleMeter;
import io.meterproof.jobs.fixture.SampleResources;
import io.meterproof.jobs.runtime.Message;
import io.meterproof.jobs.runtime.MessageKind;
import io.meterproof.metering.commitment.PrivacyKeyHolder;
import io.meterproof.metering.document.Agreement;
import io.meterproof.metering.settlement.SettlementEvent;
import io.meterproof.records.avro.UnallocatedEnergy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SettleFunctionTest {
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
    void aReadingWaitsForItsPrivacyKey() throws Exception {
        settle.broadcast(PRICES);
        settle.send(AGREEMENT, reading(SampleMeter.live(1, 10)));
        assertThat(settle.facts()).isEmpty();

        settle.send(KEY);

        assertThat(settle.facts()).extracting(Message::kind).containsExactly(MessageKind.LEAF);
        assertThat(settle.events()).singleElement().isInstanceOf(SettlementEvent.Bill.class);
    }

    @Test
    void eachAcceptedBlockHasOneLeaf() throws Exception {
        settle.broadcast(PRICES);
        settle.send(KEY, AGREEMENT, reading(SampleMeter.live(1, 10)), reading(SampleMeter.seal(1, 10)));

        assertThat(settle.facts()).extracting(Message::kind).containsExactly(MessageKind.LEAF, MessageKind.LEAF);
    }

    @Test
    void aBlockThatIsKeptAlreadyHasNoSecondLeaf() throws Exception {
        settle.broadcast(PRICES);
        settle.send(KEY, AGREEMENT, reading(SampleMeter.live(1, 10)), reading(SampleMeter.live(1, 10)));

        assertThat(settle.facts()).extracting(Message::kind).containsExactly(MessageKind.LEAF);
    }

    @Test
    void oneMeterServesSeveralAccountsThroughItsChannels() throws Exception {
        Agreement flat = new Agreement("ag-2", "a-2", "up-1", ObisCode.parse("1-2:1.8.0*255"), "home", TARIFF, ALWAYS);
        settle.broadcast(PRICES);
        settle.send(KEY, Filed.history(agreement("ag-1", TARIFF, ALWAYS), flat).about(SUBJECT));

        settle.send(reading(SampleMeter.live(1, 10)), reading(SampleMeter.live(flat.readingType(), 1, 20)));

        assertThat(settle.events())
                .extracting(event -> event.usage().account() + " "
                        + event.usage().lines().get(0).quantity())
                .containsExactly("a-1 10", "a-2 20");
    }

    @Test
    void aTokenIsAgreedToByItsAuthorisation() throws Exception {
        settle.broadcast(PRICES);
        settle.send(Filed.privacyKey(PrivacyKeyHolder.token("token-1")));
        settle.send(Filed.history(authorisation("token-1")).about("token/token-1"));

        settle.send(Filed.verified(SampleMeter.charging("token-1", 1, 0, 10), "token/token-1", "up-1"));

        assertThat(settle.events()).extracting(event -> event.usage().account()).containsExactly("a-1");
    }

    @Test
    void whatNobodyPaysIsToldUntilSomebodyDoes() throws Exception {
        settle.broadcast(PRICES);
        settle.send(KEY, reading(SampleMeter.live(1, 10)));
        assertThat(settle.facts()).extracting(Message::kind).containsExactly(MessageKind.UNALLOCATED, MessageKind.LEAF);

        settle.send(AGREEMENT);

        assertThat(settle.unallocated())
                .extracting(each -> each.getMonths().toString())
                .containsExactly("[{\"month\": \"2020-01\", \"readings\": 1, \"quantity\": 10}]", "[]");
        assertThat(settle.unallocated())
                .extracting(UnallocatedEnergy::getSubject)
                .containsOnly(SUBJECT);
    }

    @Test
    void aReadingThatCannotSettleIsADeadLetterBesideItsLeaf() throws Exception {
        Message verified = Filed.verified(SampleMeter.registers(1, 10, 20), SUBJECT, "up-1");
        settle.send(KEY, verified);

        assertThat(settle.facts()).extracting(Message::kind).containsExactly(MessageKind.LEAF, MessageKind.DEAD_LETTER);
        assertThat(settle.facts().get(1).value()).isEqualTo(verified.value());
        assertThat(settle.facts().get(1).subject()).isEqualTo("readings.verified");
    }

    @Test
    void readingsOfAnErasedHolderAreNotKept() throws Exception {
        settle.send(reading(SampleMeter.live(1, 10)), Filed.tombstone(PrivacyKeyHolder.usagePoint("up-1")));
        settle.send(reading(SampleMeter.live(2, 10)));

        assertThat(settle.facts()).isEmpty();
        assertThat(settle.waiting()).isEmpty();
    }

    @Test
    void anotherMasterKeyStopsTheJob() throws Exception {
        settle.send(KEY);
        byte[] other = new byte[32];
        other[0] = 1;

        assertThatThrownBy(() -> settle.restart(new SampleResources(other, true)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("master key");
    }

    @Test
    void aKeyThatTheProvenMasterKeyDoesNotOpenIsADeadLetter() throws Exception {
        settle.send(KEY);
        settle.restart(SampleResources.USUAL);

        settle.send(Filed.spoilt(KEY), reading(SampleMeter.live(1, 10)));

        assertThat(settle.facts())
                .extracting(Message::kind)
                .containsExactly(MessageKind.DEAD_LETTER, MessageKind.UNALLOCATED, MessageKind.LEAF);
    }

    @Test
    void aFirstKeyThatTheMasterKeyDoesNotOpenStopsTheJob() {
        assertThatThrownBy(() -> settle.send(Filed.spoilt(KEY)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("master key");
    }
}
