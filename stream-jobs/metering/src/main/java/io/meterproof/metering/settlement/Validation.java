package io.meterproof.metering.settlement;

import io.meterproof.formats.block.BlockKind;
import io.meterproof.formats.block.Channel;
import io.meterproof.metering.document.Identified;
import io.meterproof.metering.document.MeterInstallation;
import java.util.Optional;

/**
 * Whether a block can be believed beside the ones before it: its meter stood there, and its register goes on from where it was. Its
 * values must sum to the register's advance within {@code register-tolerance/1}: a milli-unit for each interval.
 */
final class Validation {
    private static final String REMEDY = ": publish its meter's register-reset, registerDigits or exchange";

    private final Channel channel;
    private final Installed installed;
    private final RegisterCourse course;

    Validation(Channel channel, Installed installed) {
        this.channel = channel;
        this.installed = installed;
        this.course = installed.course(channel.obis());
    }

    /**
     * What is wrong with a block; empty where nothing is.
     *
     * @param anchor the register where the last believed block ended
     */
    Optional<String> objection(ActualBlock block, Optional<RegisterPoint> anchor) {
        Optional<Identified<MeterInstallation>> installation = installed.of(block);
        if (installed.isKnown() && installation.isEmpty()) {
            return Optional.of("its meter's installations put it elsewhere than " + block.usagePoint() + " then");
        } else if (!Multiplied.fits(installation, block.closingRegister(), block.moved())
                || !installed.gas().fits(installation, block.unit(), block.closingRegister(), block.moved())) {
            return Optional.of("its quantities are out of range");
        } else if (block.isCharging()) {
            return Optional.empty();
        }
        Optional<RegisterPoint> before = anchor.filter(point -> goesOn(point, installation));
        return before.isPresent()
                ? afterBlock(block, before.get(), installation)
                : installation.flatMap(each -> afterInstallation(block, each));
    }

    /** Whether nothing happened to the meter between a point and what was measured under an installation. */
    static boolean goesOn(RegisterPoint point, Optional<Identified<MeterInstallation>> installation) {
        return installation.isEmpty()
                || point.time()
                        > installation.get().content().effective().from().getEpochSecond();
    }

    private Optional<String> afterBlock(
            ActualBlock block, RegisterPoint before, Optional<Identified<MeterInstallation>> installation) {
        if (block.nextSequence() < before.sequence()) {
            return Optional.empty();
        }
        BlockRegisters registers = block.registersFrom(Math.max(block.firstSequence(), before.sequence()));
        boolean contiguous = registers.firstSequence() == before.sequence();
        return objection(registers, before, contiguous, installation, "the reading before it ended at ");
    }

    private Optional<String> afterInstallation(ActualBlock block, Identified<MeterInstallation> installation) {
        if (!Installed.tells(installation.content(), channel.obis())) {
            return Optional.empty();
        }
        BlockRegisters registers = block.registers();
        RegisterPoint initial = ExchangeAdvance.initial(installation, registers);
        boolean contiguous = initial.time() == block.start();
        return objection(registers, initial, contiguous, Optional.of(installation), "its meter's initial register is ");
    }

    private Optional<String> objection(
            BlockRegisters registers,
            RegisterPoint before,
            boolean contiguous,
            Optional<Identified<MeterInstallation>> installation,
            String whence) {
        RegisterPoint begin = registers.begin(course);
        boolean fits = course.advance(before, begin, Multiplied.digits(installation), registers.tolerance())
                .filter(advance -> !contiguous || advance.units() <= registers.tolerance())
                .isPresent();
        return fits
                ? Optional.empty()
                : Optional.of(
                        "its register begins at " + begin.register() + ", but " + whence + before.register() + REMEDY);
    }

    static boolean isSeal(ActualBlock block) {
        return block.kind() == BlockKind.SEAL;
    }
}
