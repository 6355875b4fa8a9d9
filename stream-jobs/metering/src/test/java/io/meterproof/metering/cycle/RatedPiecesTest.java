package io.meterproof.metering.cycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.meterproof.formats.block.MeasurementUnit;
import io.meterproof.metering.document.Effective;
import io.meterproof.metering.document.Identified;
import io.meterproof.metering.period.Carried;
import io.meterproof.metering.rating.Intervals;
import io.meterproof.metering.rating.StandingCharge;
import io.meterproof.metering.rating.Tariff;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RatedPiecesTest {
    private static final Instant JANUARY = ClosedAccount.midnight("2026-01-01");
    private static final Identified<Tariff> TARIFF = new Identified<>(
            ClosedAccount.hash("t"),
            new Tariff(
                    "t",
                    "EUR",
                    ClosedAccount.COPENHAGEN,
                    JANUARY,
                    Optional.empty(),
                    "half-up",
                    List.of(new StandingCharge("standing", BigDecimal.ONE))));
    private static final MeasuredUse IN_JANUARY = use("2026-01-10");
    private static final MeasuredUse IN_FEBRUARY = use("2026-02-10");

    private final RatedPieces pieces = new RatedPieces();

    @Test
    void aPieceIntoWhichTheSameUseReachesIsNotRatedAgain() {
        RatedPieces.Outcome first = rate(IN_JANUARY);

        assertThat(rate(IN_JANUARY)).isSameAs(first);
        assertThat(rate(IN_FEBRUARY, IN_JANUARY)).isSameAs(first);
    }

    @Test
    void aPieceIsRatedByTheUseThatReachesIntoItNow() {
        RatedPieces.Outcome first = rate(IN_JANUARY);

        assertThat(rate(use("2026-01-10"))).isNotSameAs(first);
        assertThat(rate()).isNotSameAs(first);
    }

    private RatedPieces.Outcome rate(MeasuredUse... own) {
        Effective always = new Effective(JANUARY, Optional.empty());
        CycleTerms terms = new CycleTerms(
                "up-1 home",
                ClosedAccount.hash("home"),
                Optional.of("up-1"),
                "home",
                Optional.of(always),
                Set.of(ClosedAccount.hash("home")),
                Set.of(),
                List.of(TARIFF),
                Map.of(),
                Map.of(),
                Map.of());
        Span month = new Span(JANUARY, ClosedAccount.midnight("2026-02-01"));
        var piece = new CyclePlan.Piece(month, terms.agreement(), List.of(TARIFF), false, Optional.empty(), Set.of());
        return pieces.rate(terms, piece, List.of(own), Carried.NOTHING);
    }

    private static MeasuredUse use(String day) {
        Intervals intervals = new Intervals(
                new long[] {1000}, 0, 1, ClosedAccount.midnight(day).getEpochSecond(), 3600);
        return new MeasuredUse(
                "up-1", ClosedAccount.hash("home"), TARIFF.hash(), MeasurementUnit.KILOWATT_HOUR, intervals, List.of());
    }
}
