package io.meterproof.metering.settlement;

import io.meterproof.formats.block.MeasurementUnit;
import io.meterproof.metering.document.Effective;
import io.meterproof.metering.document.GasConversion;
import io.meterproof.metering.document.Identified;
import io.meterproof.metering.document.InForce;
import io.meterproof.metering.document.MeterInstallation;
import io.meterproof.metering.gas.GasEnergy;
import io.meterproof.tlog.Hash;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What makes energy of one meter's volumes: its conversions, with the calorific values of their regions. Where no conversion
 * holds, volumes are billed as metered; where no calorific value was published yet, they wait.
 */
final class GasTerms {
    /** kWh of a cubic metre at 100 MJ, the highest calorific value that a document may have. */
    private static final BigDecimal MOST_ENERGY_OF_VOLUME = new BigDecimal("27.8");

    private final List<Identified<GasConversion>> published;
    private final List<Identified<GasConversion>> inForce;
    private final CalorificDays values;

    /** @param published in the order of publication */
    GasTerms(List<Identified<GasConversion>> published, CalorificDays values) {
        this.published = List.copyOf(published);
        this.inForce = InForce.conversions(published);
        this.values = values;
    }

    /** Whether the energy of a volume stays in range, whatever calorific value will be published. */
    boolean fits(Optional<Identified<MeterInstallation>> installation, MeasurementUnit unit, long register, long used) {
        return inForce.stream()
                .map(each -> each.content().factor().max(BigDecimal.ONE).multiply(MOST_ENERGY_OF_VOLUME))
                .allMatch(most -> unit != MeasurementUnit.CUBIC_METRE
                        || MeteredQuantities.fit(Multiplied.by(installation).multiply(most), register, used));
    }

    /** Cuts quantities by gas days. Of the intervals that are in no run the calorific value is not known. */
    List<SettledRun> runs(Metered metered) {
        if (metered.unit() != MeasurementUnit.CUBIC_METRE || inForce.isEmpty()) {
            return List.of(SettledRun.asMetered(metered));
        }
        List<SettledRun> runs = new ArrayList<>();
        int from = 0;
        while (from < metered.quantities().count()) {
            Day day = day(metered, from);
            int to = from + 1;
            while (to < metered.quantities().count() && day(metered, to).equals(day)) {
                to++;
            }
            run(metered.slice(from, to), from, day).ifPresent(runs::add);
            from = to;
        }
        return runs;
    }

    private Optional<SettledRun> run(Metered volumes, int offset, Day day) {
        if (day.conversion().isEmpty()) {
            return Optional.of(SettledRun.asMetered(volumes).at(offset));
        }
        Identified<GasConversion> conversion = day.conversion().get();
        return values.on(conversion.content().region(), day.date())
                .map(value -> SettledRun.energy(
                        offset,
                        volumes,
                        new GasEnergy(conversion.content().factor(), value.content()),
                        documents(conversion, value)));
    }

    private static List<Hash> documents(Identified<?> conversion, Identified<?> value) {
        return Stream.of(conversion.hash(), value.hash()).sorted().toList();
    }

    private Day day(Metered metered, int interval) {
        long begin = metered.quantities().begin(interval);
        Optional<Identified<GasConversion>> conversion = conversion(metered.unit(), begin);
        Instant instant = Instant.ofEpochSecond(begin);
        return new Day(
                conversion,
                conversion.map(each -> each.content().day().of(instant)).orElse(LocalDate.EPOCH));
    }

    /** The one in force, by the first document that said the same of the instant: a later one may only have ended it. */
    private Optional<Identified<GasConversion>> conversion(MeasurementUnit unit, long second) {
        Instant instant = Instant.ofEpochSecond(second);
        return inForce.stream()
                .filter(each -> unit == MeasurementUnit.CUBIC_METRE
                        && each.content().effective().covers(instant))
                .findFirst()
                .map(each -> firstToSay(each, instant));
    }

    private Identified<GasConversion> firstToSay(Identified<GasConversion> conversion, Instant instant) {
        return published.stream()
                .filter(each -> each.content().effective().covers(instant)
                        && ended(each.content(), conversion.content().effective())
                                .equals(conversion.content()))
                .findFirst()
                .orElse(conversion);
    }

    private static GasConversion ended(GasConversion one, Effective effective) {
        Effective same = new Effective(one.effective().from(), effective.to());
        return new GasConversion(
                one.meter(), same, one.region(), one.day(), one.conditions(), one.pressure(), one.temperature());
    }

    private record Day(Optional<Identified<GasConversion>> conversion, LocalDate date) {}
}
