package io.meterproof.quickstart.rerate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.meterproof.formats.block.ObisCode;
import io.meterproof.metering.document.Agreement;
import io.meterproof.metering.document.Authorisation;
import io.meterproof.metering.document.Contract;
import io.meterproof.metering.document.Effective;
import io.meterproof.quickstart.part.StackException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReRatingTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Instant JANUARY = Instant.parse("2025-12-31T23:00:00Z");
    private static final Instant MARCH = Instant.parse("2026-02-28T23:00:00Z");
    private static final Instant APRIL = Instant.parse("2026-03-31T22:00:00Z");
    private static final ReRating ALWAYS = new ReRating("old", "new", Optional.empty(), BERLIN);
    private static final ReRating IN_MARCH =
            new ReRating("old", "new", Optional.of(new Effective(MARCH, Optional.of(APRIL))), BERLIN);

    @Test
    void aContractMovesWhole() {
        assertThat(ALWAYS.pieces(agreement("a", "old", JANUARY, null)))
                .containsExactly(agreement("a", "new", JANUARY, null));
    }

    @Test
    void aMonthIsCutOutOfAContract() {
        assertThat(IN_MARCH.pieces(agreement("a", "old", JANUARY, null)))
                .containsExactly(
                        agreement("a", "old", JANUARY, MARCH),
                        agreement("a@2026-03-01", "new", MARCH, APRIL),
                        agreement("a@2026-04-01", "old", APRIL, null));
    }

    @Test
    void aContractThatBeginsInTheMonthKeepsItsIdThere() {
        Instant within = MARCH.plusSeconds(86400);

        assertThat(IN_MARCH.pieces(agreement("a", "old", within, null)))
                .containsExactly(agreement("a", "new", within, APRIL), agreement("a@2026-04-01", "old", APRIL, null));
    }

    @Test
    void aContractWithinTheMonthMovesWhole() {
        Instant within = APRIL.minusSeconds(86400);

        assertThat(IN_MARCH.pieces(agreement("a", "old", MARCH, within)))
                .containsExactly(agreement("a", "new", MARCH, within));
    }

    @Test
    void nothingIsMadeOfWhatItMadeBefore() {
        List<Contract> once = IN_MARCH.pieces(agreement("a", "old", JANUARY, null));

        assertThat(once).allSatisfy(piece -> assertThat(IN_MARCH.pieces(piece)).isEmpty());
    }

    @Test
    void aContractOfAnotherTariffOrAnotherTimeStays() {
        assertThat(IN_MARCH.pieces(agreement("a", "other", JANUARY, null))).isEmpty();
        assertThat(IN_MARCH.pieces(agreement("a", "old", JANUARY, MARCH))).isEmpty();
        assertThat(IN_MARCH.pieces(agreement("a", "old", APRIL, null))).isEmpty();
    }

    @Test
    void anAuthorisationMovesToo() {
        Authorisation card =
                new Authorisation("c", "token", "account", "ev", "old", new Effective(JANUARY, Optional.empty()));

        assertThat(ALWAYS.pieces(card))
                .containsExactly(new Authorisation("c", "token", "account", "ev", "new", card.effective()));
    }

    @Test
    void anIdThatWouldBeTooLongIsRefused() {
        Agreement contract = agreement("a".repeat(95), "old", JANUARY, null);

        assertThatThrownBy(() -> IN_MARCH.pieces(contract))
                .isInstanceOf(StackException.class)
                .hasMessageContaining("longer than 100");
    }

    static Agreement agreement(String id, String tariff, Instant from, Instant to) {
        return new Agreement(
                id,
                "account",
                "point",
                ObisCode.ACTIVE_IMPORT,
                "home",
                tariff,
                new Effective(from, Optional.ofNullable(to)));
    }
}
