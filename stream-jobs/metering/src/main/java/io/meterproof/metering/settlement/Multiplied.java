package io.meterproof.metering.settlement;

import io.meterproof.metering.document.Identified;
import io.meterproof.metering.document.MeterInstallation;
import io.meterproof.tlog.Hash;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.LongStream;

/** What an installation, if it is known, makes of what its meter tells. */
public final class Multiplied {
    private Multiplied() {}

    static BigDecimal by(Optional<Identified<MeterInstallation>> installation) {
        return installation.map(each -> each.content().multiplier()).orElse(BigDecimal.ONE);
    }

    static OptionalInt digits(Optional<Identified<MeterInstallation>> installation) {
        return installation.map(each -> each.content().registerDigits()).orElse(OptionalInt.empty());
    }

    static boolean fits(Optional<Identified<MeterInstallation>> installation, long register, long used) {
        return MeteredQuantities.fit(by(installation), register, used);
    }

    /** The quantities of a block of intervals. */
    public static long[] intervals(
            Optional<Identified<MeterInstallation>> installation, long closingRegister, long[] values) {
        BigDecimal multiplier = by(installation);
        if (multiplier.compareTo(BigDecimal.ONE) == 0) {
            return values;
        }
        long opening = closingRegister;
        for (long value : values) {
            opening = Math.subtractExact(opening, value);
        }
        return MeteredQuantities.of(multiplier, opening, values);
    }

    /** The multiplied register where a block of intervals begins. */
    public static long opening(
            Optional<Identified<MeterInstallation>> installation, long closingRegister, long[] values) {
        long opening = closingRegister;
        for (long value : values) {
            opening = Math.subtractExact(opening, value);
        }
        return MeteredQuantities.at(by(installation), opening);
    }

    /** The quantities of an edit, whose register begins at zero. */
    public static long[] edited(Optional<Identified<MeterInstallation>> installation, long... values) {
        return MeteredQuantities.of(by(installation), 0, values);
    }

    /** Quantities that are no part of a register, each by itself. */
    public static long[] alone(Optional<Identified<MeterInstallation>> installation, long... values) {
        BigDecimal multiplier = by(installation);
        return LongStream.of(values)
                .map(value -> MeteredQuantities.at(multiplier, value))
                .toArray();
    }

    /** The one quantity of a charging transaction, of its registers at begin and end. */
    public static long transaction(Optional<Identified<MeterInstallation>> installation, long[] registers) {
        long[] used = {Math.subtractExact(registers[1], registers[0])};
        return MeteredQuantities.of(by(installation), registers[0], used)[0];
    }

    /** What the quantities of a block rest on besides it: the installation where it multiplies. */
    public static List<Hash> documents(Optional<Identified<MeterInstallation>> installation) {
        return installation
                .filter(each -> each.content().multiplies())
                .map(each -> List.of(each.hash()))
                .orElse(List.of());
    }
}
