package io.meterproof.jobs.settlement;

import static io.meterproof.jobs.fixture.SampleMeter.MIDNIGHT;
import static org.assertj.core.api.Assertions.assertThat;

import io.meterproof.jobs.fixture.Filed;
import io.meterproof.jobs.fixture.SampleStation;
import io.meterproof.metering.document.KeyCompromise;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Sessions of one station that count the same, from the reading to what is billed at the tokens. */
class RearrangedSessionsTest {
    private final SampleStation station = SampleStation.create();
    private final byte[] whole = station.session(1, "token-1", "10", "13");
    private final byte[] piece = station.session(2, "token-2", "11", "13");
    private final byte[] rest = station.session(3, "token-1", "12", "14");

    private StationChain chain;

    @BeforeEach
    void aStationWhereTwoPeopleCharge() throws Exception {
        chain = new StationChain(station);
        chain.know("token-1");
    }

    @AfterEach
    void stop() throws Exception {
        chain.close();
    }

    @Test
    void aPieceOfASessionThatStandsWaitsAndSaysWhy() throws Exception {
        chain.know("token-2");
        chain.arrive(whole, piece);

        assertThat(chain.billed()).containsExactly("+3000");
        assertThat(chain.deadLetters())
                .containsExactly(
                        "accepted, but waits: the session of number 3 of its channel counts what its register counted");
    }

    @Test
    void theWholeTakesThePlaceOfAPieceThatCameBeforeWhoeverPays() throws Exception {
        chain.know("token-2");
        chain.arrive(piece, whole);

        assertThat(chain.billed()).containsExactly("+2000", "-2000", "+3000");
        assertThat(chain.deadLetters())
                .singleElement()
                .asString()
                .startsWith("what had settled waits since this came, for its registers do not fit or are counted by");
    }

    @Test
    void whatStoodInItsWayLetsASessionStandAgainWhenItIsContradicted() throws Exception {
        chain.know("token-2");
        chain.arrive(whole, piece, rest);
        assertThat(chain.billed()).containsExactly("+3000");

        chain.arrive(station.session(1, "token-1", "10", "12"));

        assertThat(chain.billed()).containsExactly("+3000", "-3000", "+2000");
    }

    @Test
    void aCompromiseThatTakesAllBackBillsNoneOfThem() throws Exception {
        chain.know("token-2");
        chain.arrive(whole, piece, rest);

        chain.send(Filed.one(
                new KeyCompromise(
                        SampleStation.CHANNEL.meter(), station.key(), MIDNIGHT.plusSeconds(1), "stolen", 7, List.of()),
                4));

        assertThat(chain.billed()).containsExactly("+3000", "-3000");
    }

    @Test
    void aSessionThatWaitsForAPrivacyKeyStandsInNobodysWayTwice() throws Exception {
        chain.arrive(piece, whole, rest);
        assertThat(chain.billed()).containsExactly("+3000");

        chain.know("token-2");

        assertThat(chain.billed()).containsExactly("+3000", "+2000", "-2000");
    }

    @Test
    void everyOrderBillsTheSame() throws Exception {
        chain.know("token-2");
        chain.arrive(rest, piece, whole, rest, piece);

        assertThat(chain.standing()).isEqualTo(3_000);
    }

    @Test
    void aRestartForgetsNoSession() throws Exception {
        chain.know("token-2");
        chain.arrive(whole);

        chain.restartVerify();
        chain.arrive(piece);

        assertThat(chain.billed()).containsExactly("+3000");
    }
}
