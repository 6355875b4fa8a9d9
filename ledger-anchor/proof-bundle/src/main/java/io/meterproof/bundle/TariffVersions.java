package io.meterproof.bundle;

import io.meterproof.metering.document.History;
import io.meterproof.metering.rating.Tariff;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** The versions of one tariff by their begin; each holds until the next one's. */
public final class TariffVersions {
    private final NavigableMap<Instant, Tariff> byBegin = new TreeMap<>();

    /** @throws io.meterproof.metering.document.InvalidDocumentException for two versions that begin at the same instant */
    TariffVersions(List<Tariff> versions) {
        History.ofVersions(versions, Tariff::from).facts().forEach(version -> byBegin.put(version.from(), version));
    }

    /** The version that holds at an instant. */
    public Optional<Tariff> at(Instant instant) {
        return Optional.ofNullable(byBegin.floorEntry(instant)).map(NavigableMap.Entry::getValue);
    }

    /** The versions that have begun by an instant, the latest first. */
    public Iterable<Tariff> begunBy(Instant instant) {
        return Collections.unmodifiableCollection(
                byBegin.headMap(instant, true).descendingMap().values());
    }

    /** The versions that begin after one instant and before another, the earliest first. */
    public Iterable<Tariff> begunBetween(Instant after, Instant before) {
        return after.isBefore(before)
                ? Collections.unmodifiableCollection(
                        byBegin.subMap(after, false, before, false).values())
                : List.of();
    }
}
