package io.meterproof.metering.rating;

import io.meterproof.formats.block.MeasurementUnit;
import java.util.EnumSet;
import java.util.Set;

/** What a usage point delivers, with the units in which that is measured or priced. */
public enum Commodity {
    ELECTRICITY(EnumSet.of(MeasurementUnit.KILOWATT_HOUR, MeasurementUnit.KILOVAR_HOUR)),
    GAS(EnumSet.of(MeasurementUnit.CUBIC_METRE, MeasurementUnit.KILOWATT_HOUR)),
    WATER(EnumSet.of(MeasurementUnit.CUBIC_METRE)),
    HEAT(EnumSet.of(MeasurementUnit.KILOWATT_HOUR, MeasurementUnit.CUBIC_METRE));

    private final Set<MeasurementUnit> units;

    Commodity(Set<MeasurementUnit> units) {
        this.units = units;
    }

    public boolean isMeasuredIn(MeasurementUnit unit) {
        return units.contains(unit);
    }
}
