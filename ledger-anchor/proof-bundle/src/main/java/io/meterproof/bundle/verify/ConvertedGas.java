package io.meterproof.bundle.verify;

import static io.meterproof.bundle.verify.RefusedException.at;
import static io.meterproof.bundle.verify.RefusedException.present;
import static io.meterproof.bundle.verify.RefusedException.require;

import io.meterproof.formats.block.MeasurementUnit;
import io.meterproof.metering.document.CalorificValues;
import io.meterproof.metering.document.Document;
import io.meterproof.metering.document.GasConversion;
import io.meterproof.metering.gas.GasEnergy;
import io.meterproof.metering.ledger.GasVolume;
import io.meterproof.metering.ledger.Usage;
import io.meterproof.metering.rating.Intervals;
import io.meterproof.tlog.Hash;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The energy of a volume of gas, recomputed: by the conversion of its meter and the calorific value of its region on its gas day,
 * which the entry names.
 */
record ConvertedGas(Hash conversion, Hash values, GasEnergy factors) {

    /**
     * What makes energy of what an entry bills; empty where it bills as metered.
     *
     * @param metered as metered
     */
    static Optional<ConvertedGas> of(Usage usage, Exhibit exhibit, Intervals metered, Dossier dossier, int position) {
        if (usage.gas().isEmpty()) {
            return Optional.empty();
        }
        String path = Dossier.entryPath(position, "gas");
        boolean converted = exhibit.block().unit() == MeasurementUnit.CUBIC_METRE
                && usage.unit() == MeasurementUnit.KILOWATT_HOUR
                && exhibit.isMeasured();
        require(converted, path, "is not of a volume that became kWh");
        Hash conversionHash = cited(GasConversion.class, usage, dossier, path);
        Hash valuesHash = cited(CalorificValues.class, usage, dossier, path);
        GasConversion conversion =
                dossier.index().cited(conversionHash, GasConversion.class).orElseThrow();
        CalorificValues values =
                dossier.index().cited(valuesHash, CalorificValues.class).orElseThrow();
        Instant first = Instant.ofEpochSecond(metered.begin(0));
        Instant last = Instant.ofEpochSecond(metered.begin(metered.count() - 1));
        boolean covered =
                conversion.effective().covers(first) && conversion.effective().covers(last);
        require(covered, path, "is converted by a document that does not hold then");
        require(values.region().equals(conversion.region()), path, "has calorific values of another region");
        LocalDate day = conversion.day().of(first);
        require(day.equals(conversion.day().of(last)), path, "is of several gas days");
        BigDecimal value = present(
                Optional.ofNullable(values.values().get(day)), path, "has no calorific value of its gas day " + day);
        return Optional.of(new ConvertedGas(conversionHash, valuesHash, new GasEnergy(conversion.factor(), value)));
    }

    /** The documents of an entry that do not concern its gas. */
    static List<Hash> otherDocuments(Usage usage, Optional<ConvertedGas> gas) {
        return usage.basis().documents().stream()
                .filter(hash -> gas.isEmpty()
                        || !hash.equals(gas.get().conversion())
                                && !hash.equals(gas.get().values()))
                .toList();
    }

    /** The energy of the volumes; the entry must say of which volume, and by which factors. */
    Intervals energy(Usage usage, long opening, Intervals metered, int position) {
        String path = Dossier.entryPath(position, "gas");
        GasVolume recomputed = new GasVolume(at(path, metered::sum), factors.factor(), factors.calorificValue());
        require(usage.gas().get().equals(recomputed), path, "is not the recomputed " + recomputed);
        long[] volumes = Arrays.copyOfRange(metered.quantities(), metered.offset(), metered.offset() + metered.count());
        long[] energy = at(path, () -> factors.of(opening, volumes));
        return new Intervals(energy, 0, energy.length, metered.start(), metered.length());
    }

    private static <T extends Document> Hash cited(Class<T> kind, Usage usage, Dossier dossier, String path) {
        Stream<Hash> found = usage.basis().documents().stream()
                .filter(hash -> dossier.index().cited(hash, kind).isPresent());
        List<Hash> hashes = found.toList();
        require(hashes.size() == 1, path, "does not rest on one " + kind.getSimpleName());
        return hashes.get(0);
    }
}
