package io.meterproof.metering.tariff;

import io.meterproof.metering.document.InForce;
import io.meterproof.metering.document.InvalidDocumentException;
import io.meterproof.metering.document.TariffVersion;
import io.meterproof.metering.rating.Tariff;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The versions of one tariff: each names the one before as its parent, and none begin together. */
public final class VersionChain {
    private VersionChain() {}

    /**
     * Puts versions in order.
     *
     * @throws IllegalArgumentException where they are of several tariffs, begin together, or name another parent
     * @throws InvalidDocumentException as {@link InForce#check}
     */
    public static List<Tariff> of(List<TariffFile> files) {
        List<TariffFile> ordered = new ArrayList<>(files);
        ordered.sort(Comparator.comparing(file -> file.tariff().from()));
        for (int i = 1; i < ordered.size(); i++) {
            TariffFile before = ordered.get(i - 1);
            Tariff tariff = ordered.get(i).tariff();
            String name = "version from " + tariff.from();
            require(tariff.id().equals(before.tariff().id()), name + " is of another tariff: " + tariff.id());
            require(tariff.currency().equals(before.tariff().currency()), name + " is in another currency");
            require(tariff.zone().equals(before.tariff().zone()), name + " is in another time zone");
            require(!tariff.from().equals(before.tariff().from()), name + " begins together with another one");
            require(
                    tariff.parent().equals(Optional.of(before.hash())),
                    name + " does not name the version before as its parent, " + before.hash());
        }
        List<Tariff> versions = ordered.stream().map(TariffFile::tariff).toList();
        InForce.check(versions.stream().map(TariffVersion::new).toList());
        return versions;
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
