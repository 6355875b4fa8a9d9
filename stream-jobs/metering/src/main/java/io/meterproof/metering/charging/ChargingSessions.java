package io.meterproof.metering.charging;

import io.meterproof.formats.signed.MeasuredQuantity;
import io.meterproof.formats.signed.MeterStatus;
import io.meterproof.formats.signed.SignedReading;
import io.meterproof.formats.signed.TransactionPhase;
import io.meterproof.formats.signed.UnusableQuantity;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Judges the readings of one charging transaction, in the order in which the meter took them. The register of the begin
 * counts. A session is cut at the last reading that can be used, never stretched; money is not guessed.
 *
 * @param longest how long a session may last before its clock is doubted
 */
public record ChargingSessions(Duration longest) {
    public static final ChargingSessions DEFAULT = new ChargingSessions(Duration.ofDays(14));

    /** Decides on a session. */
    public SessionDecision decide(List<SignedReading> readings) {
        Optional<SignedReading> begin = begin(readings);
        if (begin.isEmpty()) {
            return new SessionDecision.Held(SessionFault.NO_BEGIN);
        }
        if (!isUsable(begin.get())) {
            return new SessionDecision.Held(SessionFault.BEGIN_UNUSABLE);
        }
        List<SignedReading> counted = counted(readings, begin.get());
        return faultOfBegin(counted, begin.get())
                .<SessionDecision>map(SessionDecision.Held::new)
                .orElseGet(() -> decide(begin.get(), after(counted)));
    }

    /** The first that has energy; of several registers one that counts energy from the grid, wherever it stands. */
    private static Optional<SignedReading> begin(List<SignedReading> readings) {
        List<SignedReading> begins = readings.stream()
                .filter(reading -> isBegin(reading) && wattHours(reading).isPresent())
                .toList();
        return begins.stream()
                .filter(reading -> !ExportRegisters.contain(register(reading)))
                .findFirst()
                .or(() -> begins.stream().findFirst());
    }

    private static String register(SignedReading reading) {
        return reading.quantity().orElseThrow().register();
    }

    /** What was read of the register of the begin, and events that read none. */
    private static List<SignedReading> counted(List<SignedReading> readings, SignedReading begin) {
        String register = register(begin);
        return readings.stream()
                .filter(reading -> reading.quantity()
                        .map(MeasuredQuantity::register)
                        .map(register::equals)
                        .orElse(true))
                .toList();
    }

    private static List<SignedReading> after(List<SignedReading> counted) {
        return counted.stream().filter(reading -> !isBegin(reading)).toList();
    }

    /** One reading marks the begin, and nothing comes before it. */
    private static Optional<SessionFault> faultOfBegin(List<SignedReading> counted, SignedReading begin) {
        if (counted.stream().filter(ChargingSessions::isBegin).anyMatch(other -> isSecond(other, begin))) {
            return Optional.of(SessionFault.TWO_BEGINS);
        }
        return counted.stream().takeWhile(reading -> reading != begin).allMatch(ChargingSessions::isBegin)
                ? Optional.empty()
                : Optional.of(SessionFault.BEFORE_BEGIN);
    }

    private static boolean isSecond(SignedReading other, SignedReading begin) {
        return other != begin && wattHours(other).isPresent();
    }

    private SessionDecision decide(SignedReading begin, List<SignedReading> after) {
        Optional<SessionFault> unclear = faultOfEnd(after);
        if (unclear.isPresent()) {
            return new SessionDecision.Held(unclear.get());
        }
        List<SignedReading> usable = after.stream()
                .takeWhile(ChargingSessions::isUsable)
                .filter(reading -> wattHours(reading).isPresent())
                .toList();
        if (usable.isEmpty()) {
            return new SessionDecision.Held(SessionFault.ENERGY_UNUSABLE);
        }
        SignedReading end = usable.get(usable.size() - 1);
        ChargingSession session = new ChargingSession(begin, end, advance(begin, end));
        Optional<SessionFault> fault = fault(session, usable);
        if (fault.isPresent()) {
            return new SessionDecision.Held(fault.get());
        }
        return isEnd(end)
                ? new SessionDecision.Complete(session)
                : new SessionDecision.Repaired(session, SessionFault.ENERGY_UNUSABLE);
    }

    /** One reading marks the end, and it is the last. */
    private static Optional<SessionFault> faultOfEnd(List<SignedReading> after) {
        long ends = after.stream().filter(ChargingSessions::isEnd).count();
        if (ends != 1) {
            return Optional.of(ends == 0 ? SessionFault.NO_END : SessionFault.TWO_ENDS);
        }
        return isEnd(after.get(after.size() - 1)) ? Optional.empty() : Optional.of(SessionFault.AFTER_END);
    }

    private static boolean isBegin(SignedReading reading) {
        return reading.phase() == TransactionPhase.BEGIN;
    }

    private static boolean isEnd(SignedReading reading) {
        return reading.phase() == TransactionPhase.END;
    }

    private Optional<SessionFault> fault(ChargingSession session, List<SignedReading> usable) {
        SignedReading previous = session.begin();
        boolean back = false;
        boolean down = false;
        for (SignedReading reading : usable) {
            down |= advance(previous, reading).signum() < 0;
            back |= reading.earliest().isBefore(previous.earliest());
            previous = reading;
        }
        Duration lasted =
                Duration.between(session.begin().earliest(), session.end().earliest());
        if (down) {
            return Optional.of(SessionFault.NEGATIVE_ENERGY);
        }
        return back || lasted.compareTo(longest) > 0 ? Optional.of(SessionFault.CLOCK_JUMP) : Optional.empty();
    }

    private static boolean isUsable(SignedReading reading) {
        return reading.phase() != TransactionPhase.EXCEPTION
                && !reading.unusable().contains(UnusableQuantity.ENERGY)
                && (reading.status() == MeterStatus.GOOD || reading.status() == MeterStatus.NOT_STATED);
    }

    private static BigDecimal advance(SignedReading from, SignedReading to) {
        return wattHours(to).orElseThrow().subtract(wattHours(from).orElseThrow());
    }

    private static Optional<BigDecimal> wattHours(SignedReading reading) {
        return reading.quantity().flatMap(MeasuredQuantity::wattHours);
    }
}
