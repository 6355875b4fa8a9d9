package io.meterproof.metering.charging;

import static org.assertj.core.api.Assertions.assertThat;

import io.meterproof.formats.signed.ClockStatus;
import io.meterproof.formats.signed.MeasuredQuantity;
import io.meterproof.formats.signed.MeterStatus;
import io.meterproof.formats.signed.SignedReading;
import io.meterproof.formats.signed.TransactionPhase;
import io.meterproof.formats.signed.UnusableQuantity;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ChargingSessionsTest {
    private static final LocalDateTime NOON = LocalDateTime.parse("2026-05-01T12:00:00");
    private static final SignedReading BEGIN = reading(TransactionPhase.BEGIN, 0, "10.25");
    private static final SignedReading HALF = reading(TransactionPhase.INTERMEDIATE, 30, "11");
    private static final SignedReading END = reading(TransactionPhase.END, 60, "12.5");

    @Test
    void aSessionIsWhatItsRegisterAdvanced() {
        assertThat(decide(BEGIN, HALF, END))
                .isEqualTo(new SessionDecision.Complete(new ChargingSession(BEGIN, END, new BigDecimal("2250"))));
    }

    @Test
    void anotherRegisterDoesNotCount() {
        SignedReading exported = new SignedReading(
                NOON,
                Optional.of(ZoneOffset.UTC),
                ClockStatus.SYNCHRONIZED,
                TransactionPhase.END,
                Optional.of(new MeasuredQuantity("1-b:2.8.0", BigDecimal.ZERO, "kWh")),
                Set.of(),
                MeterStatus.GOOD);

        assertThat(decide(BEGIN, END, exported)).isInstanceOf(SessionDecision.Complete.class);
    }

    @Test
    void aSessionThatStillRunsIsHeld() {
        assertThat(decide(BEGIN, HALF)).isEqualTo(new SessionDecision.Held(SessionFault.NO_END));
    }

    @Test
    void aReadingAfterTheEndStretchesNoSession() {
        SignedReading later = reading(TransactionPhase.INTERMEDIATE, 70, "19");

        assertThat(decide(BEGIN, END, later)).isEqualTo(new SessionDecision.Held(SessionFault.AFTER_END));
    }

    @Test
    void aSessionThatEndsTwiceIsHeld() {
        SignedReading another = reading(TransactionPhase.END, 70, "13");

        assertThat(decide(BEGIN, END, another)).isEqualTo(new SessionDecision.Held(SessionFault.TWO_ENDS));
    }

    @Test
    void exportThatIsListedFirstDoesNotHoldTheSessionOfItsImport() {
        SignedReading exported = ofRegister("1-0:2.8.0", BEGIN);

        assertThat(decide(exported, BEGIN, ofRegister("1-0:2.8.0", END), END)).isEqualTo(decide(BEGIN, END));
    }

    private static SignedReading ofRegister(String register, SignedReading reading) {
        MeasuredQuantity quantity = reading.quantity().orElseThrow();
        return new SignedReading(
                reading.time(),
                reading.offset(),
                reading.clock(),
                reading.phase(),
                Optional.of(new MeasuredQuantity(register, quantity.value(), quantity.unit())),
                reading.unusable(),
                reading.status());
    }

    @Test
    void aSessionThatBeginsTwiceIsHeld() {
        SignedReading another = reading(TransactionPhase.BEGIN, 10, "10.5");

        assertThat(decide(BEGIN, another, END)).isEqualTo(new SessionDecision.Held(SessionFault.TWO_BEGINS));
    }

    @Test
    void aSessionWhoseReadingsBeginBeforeItIsHeld() {
        assertThat(decide(HALF, BEGIN, END)).isEqualTo(new SessionDecision.Held(SessionFault.BEFORE_BEGIN));
    }

    @Test
    void aSessionWhoseEndHasNoEnergyIsCutAtTheLastReadingThatHas() {
        SignedReading empty = new SignedReading(
                END.time(), END.offset(), END.clock(), END.phase(), Optional.empty(), Set.of(), END.status());

        assertThat(decide(BEGIN, HALF, empty))
                .isEqualTo(new SessionDecision.Repaired(
                        new ChargingSession(BEGIN, HALF, new BigDecimal("750")), SessionFault.ENERGY_UNUSABLE));
    }

    @Test
    void aSessionWithoutABeginIsHeld() {
        assertThat(decide(HALF, END)).isEqualTo(new SessionDecision.Held(SessionFault.NO_BEGIN));
    }

    @Test
    void aSessionIsCutBeforeTheReadingThatCannotBeUsed() {
        assertThat(decide(BEGIN, HALF, unusable(END)))
                .isEqualTo(new SessionDecision.Repaired(
                        new ChargingSession(BEGIN, HALF, new BigDecimal("750")), SessionFault.ENERGY_UNUSABLE));
    }

    @Test
    void aSessionOfWhichOnlyTheBeginCanBeUsedIsHeld() {
        assertThat(decide(BEGIN, unusable(END))).isEqualTo(new SessionDecision.Held(SessionFault.ENERGY_UNUSABLE));
    }

    @Test
    void aBeginThatCannotBeUsedIsHeld() {
        assertThat(decide(unusable(BEGIN), END)).isEqualTo(new SessionDecision.Held(SessionFault.BEGIN_UNUSABLE));
    }

    @Test
    void energyIsNeverNegative() {
        assertThat(decide(BEGIN, reading(TransactionPhase.END, 60, "10.24")))
                .isEqualTo(new SessionDecision.Held(SessionFault.NEGATIVE_ENERGY));
    }

    @Test
    void aRegisterThatWentDownAndUpAgainIsHeld() {
        assertThat(decide(BEGIN, reading(TransactionPhase.INTERMEDIATE, 30, "9"), END))
                .isEqualTo(new SessionDecision.Held(SessionFault.NEGATIVE_ENERGY));
    }

    @Test
    void aClockThatWentBackIsHeld() {
        assertThat(decide(BEGIN, reading(TransactionPhase.END, -1, "12.5")))
                .isEqualTo(new SessionDecision.Held(SessionFault.CLOCK_JUMP));
    }

    @Test
    void aSessionLongerThanAnyIsAClockThatJumped() {
        assertThat(decide(BEGIN, reading(TransactionPhase.END, 15 * 24 * 60, "12.5")))
                .isEqualTo(new SessionDecision.Held(SessionFault.CLOCK_JUMP));
    }

    private static SessionDecision decide(SignedReading... readings) {
        return ChargingSessions.DEFAULT.decide(List.of(readings));
    }

    private static SignedReading reading(TransactionPhase phase, long minutes, String kilowattHours) {
        return new SignedReading(
                NOON.plusMinutes(minutes),
                Optional.of(ZoneOffset.ofHours(2)),
                ClockStatus.SYNCHRONIZED,
                phase,
                Optional.of(new MeasuredQuantity("1-b:1.8.0", new BigDecimal(kilowattHours), "kWh")),
                Set.of(),
                MeterStatus.GOOD);
    }

    private static SignedReading unusable(SignedReading reading) {
        return new SignedReading(
                reading.time(),
                reading.offset(),
                reading.clock(),
                reading.phase(),
                reading.quantity(),
                Set.of(UnusableQuantity.ENERGY),
                MeterStatus.OTHER_ERROR);
    }
}
