package io.meterproof.bundle.verify;

import static io.meterproof.bundle.TestMonths.APRIL;
import static io.meterproof.bundle.TestMonths.MAY;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.meterproof.bundle.TestMonths;
import io.meterproof.bundle.TestRegistry;
import io.meterproof.formats.block.MeasurementUnit;
import io.meterproof.formats.block.ObisCode;
import io.meterproof.metering.cycle.MeasuredUse;
import io.meterproof.metering.document.Agreement;
import io.meterproof.metering.document.Effective;
import io.meterproof.metering.ledger.CycleCharges;
import io.meterproof.metering.rating.Intervals;
import io.meterproof.metering.rating.Tariff;
import io.meterproof.tlog.Hash;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Of a month that the horizon cuts one part was billed by one version, the other by a later one that came late. */
class CycleRulesTest {
    private static final Tariff FIRST = TestMonths.TARIFF;
    private static final Tariff SECOND = from(APRIL);
    private static final Agreement AGREEMENT = new Agreement(
            "agreement-1",
            TestRegistry.ACCOUNT,
            TestRegistry.HOME,
            ObisCode.ACTIVE_IMPORT,
            "home",
            FIRST.id(),
            new Effective(FIRST.from(), Optional.empty()));

    @Test
    void aMonthThatTheHorizonCutsIsByTheVersionThatHolds() {
        assertThatCode(() -> charge(SECOND, FIRST, SECOND)).doesNotThrowAnyException();
    }

    @Test
    void aMonthThatTheHorizonCutsKeepsTheVersionThatBilledWhatIsBeyond() {
        assertThatCode(() -> charge(FIRST, FIRST, SECOND)).doesNotThrowAnyException();
    }

    @Test
    void aMonthKeepsNoVersionThatBilledNothingOfIt() {
        assertThatThrownBy(() -> charge(FIRST, SECOND, SECOND))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("are not those in force");
    }

    /** Charges April by a version, after versions billed an hour of it each. */
    private static void charge(Tariff month, Tariff... billed) {
        CycleCharges charges = new CycleCharges(
                hash(month), Optional.of(TestRegistry.HOME), "home", APRIL, MAY, List.of(hash(month)), List.of());
        CyclePiece piece = new CyclePiece(AGREEMENT, charges, List.of(month), 9, Set.of());
        for (int i = 0; i < billed.length; i++) {
            piece.add(i, use(APRIL.plusSeconds(3600L * i), billed[i]));
        }
        CycleChain chain = new CycleChain();
        chain.add(piece);
        new CycleRules(new TreeSet<>(Set.of(APRIL, MAY)), APRIL, Set.of(), Set.of(FIRST, SECOND)).require(chain);
    }

    private static StandingUse use(Instant begin, Tariff tariff) {
        Intervals hour = new Intervals(new long[] {1000}, 0, 1, begin.getEpochSecond(), 3600);
        MeasuredUse measured = new MeasuredUse(
                TestRegistry.HOME, hash(FIRST), hash(tariff), MeasurementUnit.KILOWATT_HOUR, hour, List.of());
        return new StandingUse(measured, AGREEMENT, tariff);
    }

    private static Hash hash(Tariff tariff) {
        return TestRegistry.tariffDocument(tariff).hash();
    }

    private static Tariff from(Instant from) {
        return new Tariff(
                FIRST.id(),
                FIRST.currency(),
                FIRST.zone(),
                from,
                FIRST.parent(),
                FIRST.approver(),
                FIRST.commodity(),
                FIRST.rounding(),
                FIRST.holidays(),
                FIRST.owners(),
                FIRST.components());
    }
}
