package io.meterproof.jobs.settlement;

import static io.meterproof.jobs.fixture.SampleContracts.authorisation;
import static io.meterproof.jobs.fixture.SampleStation.received;
import static org.assertj.core.api.Assertions.assertThat;

import io.meterproof.jobs.fixture.Filed;
import io.meterproof.jobs.fixture.SampleStation;
import io.meterproof.jobs.runtime.Message;
import io.meterproof.metering.commitment.PrivacyKeyHolder;
import io.meterproof.records.wire.MalformedRecordException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Sessions of one station that come in June 2020, when the archive has their January. */
class LateSessionsTest {
    private static final LocalDate JANUARY = LocalDate.of(2020, 1, 1);
    private static final Instant IN_JANUARY = Instant.parse("2020-01-01T01:00:00Z");
    private static final Instant IN_JUNE = Instant.parse("2020-06-01T00:00:00Z");

    private final SampleStation station = SampleStation.create();
    private final byte[] whole = station.session(1, "token-1", "10", "13");
    private final byte[] piece = station.session(2, "token-2", "11", "13");

    private VerifyHarness verify;
    private ArchivedHome tokens;
    private int passed;

    @BeforeEach
    void aStationWhereTwoPeopleCharge() throws Exception {
        verify = new VerifyHarness();
        tokens = new ArchivedHome(SettlementMessages.PRICES);
        for (String token : List.of("token-1", "token-2")) {
            tokens.send(
                    Filed.history(authorisation(token)).about(Subjects.ofToken(token)),
                    Filed.privacyKey(PrivacyKeyHolder.token(token)));
        }
        verify.send(station.installation(), station.enrolment());
    }

    @AfterEach
    void stop() throws Exception {
        verify.close();
        tokens.close();
    }

    @Test
    void aSessionOfFourMonthsAgoSettlesWhenItsMonthIsBack() throws Exception {
        arrive(IN_JANUARY, whole);
        mayComes("token-1");
        arrive(IN_JUNE, station.session(3, "token-1", "13", "15", JANUARY.plusDays(1)));
        assertThat(booked()).containsExactly("usage 3000", "usage 1000");

        tokens.answer();

        assertThat(booked()).containsExactly("usage 3000", "usage 1000", "usage 2000");
        assertThat(tokens.dead()).isEmpty();
        assertThat(tokens.refused()).isEmpty();
    }

    @Test
    void oneThatTheMeterNumberedFirstTakesThePlaceOfWhatCountsTheSameWhoeverPays() throws Exception {
        arrive(IN_JANUARY, piece);
        mayComes("token-2");

        arrive(IN_JUNE, whole);
        tokens.answer();

        assertThat(booked()).containsExactly("usage 2000", "usage 1000", "usage 3000", "reversal -2000");
        assertThat(tokens.refused()).isEmpty();
    }

    @Test
    void soItDoesAfterARestartInBetween() throws Exception {
        arrive(IN_JANUARY, piece);
        mayComes("token-2");
        arrive(IN_JUNE, whole);

        tokens.restart();
        tokens.answer();

        assertThat(booked()).endsWith("usage 3000", "reversal -2000");
    }

    @Test
    void oneThatCountsWhatAnEarlierNumberCountedWaitsAndSaysWhy() throws Exception {
        arrive(IN_JANUARY, whole, station.session(5, "token-2", "20", "21"));
        mayComes("token-2");

        arrive(IN_JUNE, piece);
        tokens.answer();

        assertThat(booked()).containsExactly("usage 3000", "usage 1000", "usage 1000");
        assertThat(tokens.dead())
                .containsExactly(
                        "accepted, but waits: the session of number 3 of its channel counts what its register counted");
    }

    @Test
    void whatStoodInItsWayLetsItStandAgainWhenItIsContradicted() throws Exception {
        arrive(IN_JANUARY, piece);
        mayComes("token-2");
        arrive(IN_JUNE, whole);
        tokens.answer();

        arrive(IN_JUNE, station.session(1, "token-1", "10", "12"));
        tokens.answer();

        assertThat(booked()).endsWith("usage 3000", "reversal -2000", "reversal -3000", "usage 2000");
        assertThat(tokens.refused()).isEmpty();
    }

    @Test
    void theSameLateSessionTwiceSettlesOnce() throws Exception {
        arrive(IN_JANUARY, piece);
        mayComes("token-2");

        arrive(IN_JUNE, whole, whole);
        tokens.answer();
        arrive(IN_JUNE, whole);
        tokens.answer();

        assertThat(booked()).containsExactly("usage 2000", "usage 1000", "usage 3000", "reversal -2000");
    }

    /** Which gives what the token used in January to the archive. */
    private void mayComes(String token) throws Exception {
        arrive(IN_JUNE, station.session(50, token, "90", "91", LocalDate.of(2020, 5, 1)));
    }

    private void arrive(Instant at, byte[]... records) throws Exception {
        for (byte[] record : records) {
            verify.send(received("ocmf", record, at));
            List<Message> all = verify.all();
            for (; passed < all.size(); passed++) {
                tokens.send(all.get(passed));
            }
        }
    }

    /** The account's entries, in Wh. */
    private List<String> booked() throws MalformedRecordException {
        return tokens.entries().stream()
                .map(entry -> entry.getType() + " " + entry.getLines().get(0).getQuantity())
                .toList();
    }
}
