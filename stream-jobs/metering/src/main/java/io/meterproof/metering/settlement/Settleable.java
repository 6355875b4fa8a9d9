package io.meterproof.metering.settlement;

import io.meterproof.formats.block.Block;
import io.meterproof.formats.block.BlockKind;
import io.meterproof.formats.block.ReadingMode;
import io.meterproof.formats.block.Readings;
import io.meterproof.metering.rating.Commodity;
import java.util.Optional;

/** What settlement cannot decide: such a block waits for somebody who can. */
public final class Settleable {
    private static final long LARGEST_SEQUENCE = 1L << 60;

    private Settleable() {}

    /** Why a block cannot be settled; empty for one that can. */
    public static Optional<String> refusal(Block block, Readings readings) {
        long[] values = readings.values();
        Optional<Commodity> commodity = Commodity.of(block.obis());
        if (commodity.isPresent() && !commodity.get().isMeasuredIn(block.unit())) {
            return Optional.of("its unit " + block.unit().symbol() + " does not fit "
                    + commodity.get().word() + ", which " + block.obis() + " is of");
        } else if (block.firstSequence() < 0
                || block.firstSequence() > LARGEST_SEQUENCE
                || values.length != block.count()) {
            return Optional.of("its sequence numbers are out of range");
        } else if (!MeteredQuantities.areTellable(block.closingRegister(), values)) {
            return Optional.of("its quantities are out of range");
        } else if (block.kind() == BlockKind.CHARGING) {
            return refusalOfTransaction(values);
        }
        return block.mode() == ReadingMode.INTERVAL
                ? Optional.empty()
                : Optional.of("it has register values, which tell no interval's use");
    }

    private static Optional<String> refusalOfTransaction(long[] values) {
        if (values.length != 2) {
            return Optional.of("a charging transaction has two registers, not " + values.length);
        }
        return values[1] < values[0]
                ? Optional.of("the register went back during the charging transaction")
                : Optional.empty();
    }
}
