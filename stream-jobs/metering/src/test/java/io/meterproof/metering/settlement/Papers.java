package io.meterproof.metering.settlement;

import io.meterproof.formats.block.ObisCode;
import io.meterproof.metering.document.Effective;
import io.meterproof.metering.document.Identified;
import io.meterproof.metering.document.MeterEvent;
import io.meterproof.metering.document.MeterInstallation;
import io.meterproof.metering.document.RegisterReset;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;

/** Installations and register resets of the meter of {@link Blocks}. */
final class Papers {
    private Papers() {}

    static Installed installed(MeterEvent... events) {
        return Installed.of(Arrays.stream(events).map(Papers::identified).toList());
    }

    static Identified<MeterEvent> identified(MeterEvent event) {
        return new Identified<>(Agreed.hash(event.toString()), event);
    }

    /** From the begin of an interval on, with a register that nobody noted. */
    static MeterInstallation from(long sequence) {
        return new MeterInstallation(
                Blocks.CHANNEL.meter(), Blocks.USAGE_POINT, new Effective(Blocks.begin(sequence), Optional.empty()), 0);
    }

    static MeterInstallation multiplied(MeterInstallation installation, String multiplier) {
        return new MeterInstallation(
                installation.meter(),
                installation.usagePoint(),
                installation.effective(),
                installation.initialRegister(),
                installation.removalRegister(),
                installation.readingType(),
                new BigDecimal(multiplier),
                installation.registerDigits(),
                installation.delivery());
    }

    static MeterInstallation withDigits(MeterInstallation installation, int digits) {
        return new MeterInstallation(
                installation.meter(),
                installation.usagePoint(),
                installation.effective(),
                installation.initialRegister(),
                installation.removalRegister(),
                installation.readingType(),
                installation.multiplier(),
                OptionalInt.of(digits),
                installation.delivery());
    }

    /** With the register that it came with. */
    static MeterInstallation showing(MeterInstallation installation, long initial) {
        return new MeterInstallation(
                installation.meter(),
                installation.usagePoint(),
                installation.effective(),
                initial,
                installation.removalRegister(),
                Optional.of(ObisCode.ACTIVE_IMPORT),
                installation.multiplier(),
                installation.registerDigits(),
                installation.delivery());
    }

    /** Ended, with the register that it went with. */
    static MeterInstallation removed(MeterInstallation installation, Instant to, long removal) {
        return new MeterInstallation(
                installation.meter(),
                installation.usagePoint(),
                new Effective(installation.effective().from(), Optional.of(to)),
                installation.initialRegister(),
                Optional.of(removal),
                Optional.of(ObisCode.ACTIVE_IMPORT),
                installation.multiplier(),
                installation.registerDigits(),
                installation.delivery());
    }

    static RegisterReset reset(long sequence, long before, long after) {
        return new RegisterReset(Blocks.CHANNEL.meter(), ObisCode.ACTIVE_IMPORT, Blocks.begin(sequence), before, after);
    }
}
