package io.meterproof.bundle.verify;

import static io.meterproof.bundle.verify.Dossier.entryPath;
import static io.meterproof.bundle.verify.RefusedException.at;
import static io.meterproof.bundle.verify.RefusedException.present;
import static io.meterproof.bundle.verify.RefusedException.require;

import io.meterproof.metering.document.FeeCharge;
import io.meterproof.metering.document.FeeWithdrawal;
import io.meterproof.metering.document.TariffVersion;
import io.meterproof.metering.ledger.FeeEntry;
import io.meterproof.metering.ledger.Fees;
import io.meterproof.metering.ledger.LedgerEntry;
import io.meterproof.metering.ledger.ReversalEntry;
import io.meterproof.metering.rating.Tariff;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Each fee is one that the billing team charged this account, at the price of the version of the price list that held then, and
 * counts once; so does its id. One that is taken back is so by a document of that id.
 */
final class FeeCharges {
    private final Dossier dossier;
    /** Of fees, by the numbers of their entries. */
    private final Map<Long, String> ids = new HashMap<>();

    private final List<Tariff> known = new ArrayList<>();

    private FeeCharges(Dossier dossier) {
        this.dossier = dossier;
    }

    static String examine(Dossier dossier) {
        FeeCharges fees = new FeeCharges(dossier);
        int withdrawn = 0;
        for (int i = 0; i < dossier.entries().size(); i++) {
            LedgerEntry entry = dossier.entries().get(i);
            if (entry instanceof FeeEntry fee) {
                fees.examine(fee, i);
            } else if (entry instanceof ReversalEntry reversal && fees.ids.containsKey(reversal.reverses())) {
                fees.examine(reversal, i);
                withdrawn++;
            }
        }
        return fees.ids.size() + " fee(s) are as signed and priced, " + withdrawn + " of them taken back";
    }

    private void examine(FeeEntry entry, int position) {
        String path = entryPath(position, "fee");
        FeeCharge charge =
                present(dossier.index().cited(entry.fee(), FeeCharge.class), path, "the bundle holds no such charge");
        require(charge.account().equals(dossier.bundle().account()), path, "is of another account");
        require(!ids.containsValue(charge.id()), path, "has the id of another that is charged");
        ids.put(entry.header().sequence(), charge.id());
        Tariff version = version(entry, charge, position);
        Instant booked = entry.header().booked();
        LineComparison.requireAll(
                entry.lines(), at(entryPath(position, "lines"), () -> Fees.lines(charge, version, booked)), position);
    }

    private Tariff version(FeeEntry entry, FeeCharge charge, int position) {
        String path = entryPath(position, "tariff");
        require(entry.tariff().equals(charge.version()), path, "is not the version that the charge names");
        Tariff version = present(
                dossier.index().cited(entry.tariff(), TariffVersion.class).map(TariffVersion::tariff),
                path,
                "the bundle holds no such tariff");
        at(path, () -> {
            Fees.requirePriced(charge, version, entry.header().currency());
            return version;
        });
        boolean superseded = known.stream().anyMatch(other -> holdsInstead(other, version, charge.at()));
        require(!superseded, path, "is not the version that held then: a fee before it names a later one");
        known.add(version);
        return version;
    }

    private static boolean holdsInstead(Tariff other, Tariff version, Instant at) {
        return other.id().equals(version.id())
                && other.from().isAfter(version.from())
                && !other.from().isAfter(at);
    }

    private void examine(ReversalEntry reversal, int position) {
        String path = entryPath(position, "cause");
        FeeWithdrawal withdrawal = present(
                dossier.index().cited(reversal.cause(), FeeWithdrawal.class),
                path,
                "takes a fee back by no withdrawal");
        require(withdrawal.account().equals(dossier.bundle().account()), path, "is of another account");
        require(withdrawal.id().equals(ids.get(reversal.reverses())), path, "is of another fee");
    }
}
