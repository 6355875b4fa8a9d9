package io.meterproof.bundle.verify;

import static io.meterproof.bundle.verify.Dossier.entryPath;
import static io.meterproof.bundle.verify.RefusedException.present;
import static io.meterproof.bundle.verify.RefusedException.require;

import io.meterproof.metering.document.Contract;
import io.meterproof.metering.document.TariffVersion;
import io.meterproof.metering.ledger.CycleCharges;
import io.meterproof.metering.rating.Tariff;
import io.meterproof.tlog.Hash;
import java.util.ArrayList;
import java.util.List;

/** The tariff versions that the charges of a cycle name: of the agreed tariff, one after the other, from its begin on. */
record CycleVersions(Dossier dossier, CycleCharges charges, Contract contract, int position) {

    List<Tariff> inOrder() {
        List<Tariff> versions = new ArrayList<>();
        for (Hash hash : charges.tariffs()) {
            String path = entryPath(position, "tariffs");
            Tariff version = present(
                            dossier.index().cited(hash, TariffVersion.class),
                            path,
                            "the bundle does not hold the tariff " + hash)
                    .tariff();
            require(version.id().equals(contract.tariff()), path, "are not the agreed tariff");
            String currency = dossier.entries().get(position).header().currency();
            require(version.currency().equals(currency), path, "are in another currency");
            boolean follows = versions.isEmpty()
                    ? !version.from().isAfter(charges.from())
                    : version.from().isAfter(versions.get(versions.size() - 1).from())
                            && version.from().isAfter(charges.from());
            require(follows && version.from().isBefore(charges.to()), path, "do not hold one after the other");
            versions.add(version);
        }
        return versions;
    }
}
