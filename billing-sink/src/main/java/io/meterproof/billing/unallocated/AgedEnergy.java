package io.meterproof.billing.unallocated;

import io.meterproof.records.avro.UnallocatedEnergy;
import io.meterproof.records.avro.UnallocatedMonth;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * What of a channel is nobody's on a day.
 *
 * @param ages every age
 * @param oldest the first service month of it
 * @param held readings among them that validation objects to
 * @param subMeter the usage point of the sub-meter that counted it, where it waits to be deducted; else empty
 */
public record AgedEnergy(
        String subject,
        String meter,
        String obis,
        String unit,
        long held,
        Amount total,
        Map<Age, Amount> ages,
        YearMonth oldest,
        String subMeter) {

    static AgedEnergy of(UnallocatedEnergy energy, LocalDate day) {
        Map<Age, Amount> ages = new EnumMap<>(Age.class);
        for (Age age : Age.values()) {
            ages.put(age, Amount.NONE);
        }
        Amount total = Amount.NONE;
        for (UnallocatedMonth month : energy.getMonths()) {
            Amount amount = new Amount(month.getReadings(), month.getQuantity());
            ages.merge(Age.of(YearMonth.parse(month.getMonth()), day), amount, Amount::plus);
            total = total.plus(amount);
        }
        return new AgedEnergy(
                energy.getSubject(),
                energy.getMeter(),
                energy.getObis(),
                energy.getUnit(),
                energy.getHeld(),
                total,
                ages,
                YearMonth.parse(energy.getMonths().get(0).getMonth()),
                Optional.ofNullable(energy.getSubMeter()).orElse(""));
    }
}
