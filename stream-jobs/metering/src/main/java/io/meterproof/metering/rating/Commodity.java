package io.meterproof.metering.rating;

import io.meterproof.formats.block.MeasurementUnit;
import io.meterproof.formats.block.ObisCode;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
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

    /** What a reading type is of, by its group A (IEC 62056-61); empty for one that does not say. */
    public static Optional<Commodity> of(ObisCode type) {
        return switch (type.a()) {
            case 1 -> Optional.of(ELECTRICITY);
            case 5, 6 -> Optional.of(HEAT);
            case 7 -> Optional.of(GAS);
            case 8, 9 -> Optional.of(WATER);
            default -> Optional.empty();
        };
    }

    /** As it stands in documents. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public boolean isMeasuredIn(MeasurementUnit unit) {
        return units.contains(unit);
    }
}
