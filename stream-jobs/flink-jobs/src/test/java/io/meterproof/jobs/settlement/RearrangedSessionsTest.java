package io.meterproof.jobs.settlement;

import static io.meterproof.jobs.fixture.SampleContracts.authorisation;
import static io.meterproof.jobs.fixture.SampleContracts.tariff;
import static io.meterproof.jobs.fixture.SampleMeter.MIDNIGHT;
import static io.meterproof.jobs.fixture.SampleStation.received;
import static org.assertj.core.api.Assertions.assertThat;

import io.meterproof.jobs.fixture.Filed;
import io.meterproof.jobs.fixture.SampleResources;
import io.meterproof.jobs.fixture.SampleStation;
import io.meterproof.jobs.runtime.Message;
import io.meterproof.jobs.runtime.MessageKind;
import io.meterproof.jobs.runtime.TariffVersions;
import io.meterproof.metering.commitment.PrivacyKeyHolder;
import io.meterproof.metering.document.KeyCompromise;
import io.meterproof.metering.settlement.SettlementEvent;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.operators.co.CoBroadcastWithKeyedOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedBroadcastOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Sessions of one station that count the same, from the reading to what is billed at the tokens. */
class RearrangedSessionsTest {
    private final SampleStation station = SampleStation.create();
    private final byte[] whole = station.session(1, "token-1", "10", "13");
    private final byte[] piece = station.session(2, "token-2", "11", "13");
    private final byte[] rest = station.session(3, "token-1", "12", "14");

    private VerifyHarness verify;
    private KeyedBroadcastOperatorTestHarness<String, Message, Message, Message> settle;
    private int passed;

    @BeforeEach
    void aStationWhereTwoPeopleCharge() throws Exception {
        verify = new VerifyHarness();
        settle = new KeyedBroadcastOperatorTestHarness<>(
                new CoBroadcastWithKeyedOperator<>(
                        new SettleFunction(SampleResources.USUAL, 4),
                        List.of(TariffVersions.BROADCAST, CalorificHistories.BROADCAST, PriceHistories.BROADCAST)),
                Message::subject,
                Types.STRING,
                1,
                1,
                0);
        settle.open();
        settle.processBroadcastElement(new StreamRecord<>(Filed.history(tariff(MIDNIGHT, "0.2"))));
        for (String token : List.of("token-1", "token-2")) {
            settle.processElement(
                    new StreamRecord<>(Filed.history(authorisation(token)).about(Subjects.ofToken(token))));
        }
        know("token-1");
        verify.send(station.installation(), station.enrolment());
    }

    @AfterEach
    void stop() throws Exception {
        verify.close();
        settle.close();
    }

    @Test
    void aPieceOfASessionThatStandsWaitsAndSaysWhy() throws Exception {
        know("token-2");
        arrive(whole, piece);

        assertThat(billed()).containsExactly("+3000");
        assertThat(deadLetters())
                .containsExactly(
                        "accepted, but waits: the session of number 3 of its channel counts what its register counted");
    }

    @Test
    void theWholeTakesThePlaceOfAPieceThatCameBeforeWhoeverPays() throws Exception {
        know("token-2");
        arrive(piece, whole);

        assertThat(billed()).containsExactly("+2000", "-2000", "+3000");
        assertThat(deadLetters())
                .singleElement()
                .asString()
                .startsWith("what had settled waits since this came, for its registers do not fit or are counted by");
    }

    @Test
    void whatStoodInItsWayLetsASessionStandAgainWhenItIsContradicted() throws Exception {
        know("token-2");
        arrive(whole, piece, rest);
        assertThat(billed()).containsExactly("+3000");

        arrive(station.session(1, "token-1", "10", "12"));

        assertThat(billed()).containsExactly("+3000", "-3000", "+2000");
    }

    @Test
    void aCompromiseThatTakesAllBackBillsNoneOfThem() throws Exception {
        know("token-2");
        arrive(whole, piece, rest);

        send(Filed.one(
                new KeyCompromise(
                        SampleStation.CHANNEL.meter(), station.key(), MIDNIGHT.plusSeconds(1), "stolen", 7, List.of()),
                4));

        assertThat(billed()).containsExactly("+3000", "-3000");
    }

    @Test
    void aSessionThatWaitsForAPrivacyKeyStandsInNobodysWayTwice() throws Exception {
        arrive(piece, whole, rest);
        assertThat(billed()).containsExactly("+3000");

        know("token-2");

        assertThat(billed()).containsExactly("+3000", "+2000", "-2000");
    }

    @Test
    void everyOrderBillsTheSame() throws Exception {
        know("token-2");
        arrive(rest, piece, whole, rest, piece);

        assertThat(billed().stream().mapToLong(Long::parseLong).sum()).isEqualTo(3_000);
    }

    @Test
    void aRestartForgetsNoSession() throws Exception {
        know("token-2");
        arrive(whole);

        verify.restart();
        passed = 0;
        arrive(piece);

        assertThat(billed()).containsExactly("+3000");
    }

    private void know(String token) throws Exception {
        settle.processElement(new StreamRecord<>(Filed.privacyKey(PrivacyKeyHolder.token(token))));
    }

    private void arrive(byte[]... records) throws Exception {
        for (byte[] record : records) {
            send(received("ocmf", record));
        }
    }

    private void send(Message message) throws Exception {
        verify.send(message);
        List<Message> all = verify.all();
        for (; passed < all.size(); passed++) {
            settle.processElement(new StreamRecord<>(all.get(passed)));
        }
    }

    /** What is billed and reversed, in Wh. */
    private List<String> billed() {
        return settle.extractOutputValues().stream()
                .filter(message -> message.kind() == MessageKind.SETTLEMENT_EVENT)
                .map(message -> BookedEvent.decode(message.value()).event())
                .map(event -> (event instanceof SettlementEvent.Bill ? "+" : "-")
                        + event.usage().lines().get(0).quantity())
                .toList();
    }

    private List<String> deadLetters() {
        return Sides.of(settle, Outlet.FACTS).stream()
                .filter(message -> message.kind() == MessageKind.DEAD_LETTER)
                .map(message -> message.reason().orElseThrow())
                .toList();
    }
}
