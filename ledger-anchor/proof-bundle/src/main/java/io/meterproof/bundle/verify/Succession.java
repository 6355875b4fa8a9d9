package io.meterproof.bundle.verify;

import static io.meterproof.bundle.verify.RefusedException.require;

import io.meterproof.metering.cycle.AccountTerms;
import io.meterproof.metering.document.Contract;
import io.meterproof.metering.document.Identified;
import io.meterproof.tlog.Hash;
import java.util.Collection;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Contracts in the order in which entries rest on them. Each takes the place of the one of its id before it, and for good that of
 * those which it overlaps: they were ended or cut when it was published, though nothing rests on the document that says so.
 */
final class Succession {
    private final Map<String, Identified<Contract>> inForce = new LinkedHashMap<>();
    private final Set<Hash> displaced = new HashSet<>();

    /** @throws RefusedException where another took its place */
    void add(Identified<Contract> contract, String path) {
        require(!displaced.contains(contract.hash()), path, "overlaps an agreement that took its place before");
        Iterator<Identified<Contract>> others = inForce.values().iterator();
        while (others.hasNext()) {
            Identified<Contract> other = others.next();
            if (overlap(contract.content(), other.content())) {
                displaced.add(other.hash());
                others.remove();
            }
        }
        inForce.put(AccountTerms.key(contract.content()), contract);
    }

    /** Those whose place nothing took. */
    Collection<Identified<Contract>> inForce() {
        return inForce.values();
    }

    private static boolean overlap(Contract one, Contract other) {
        return one.subject().equals(other.subject())
                && !one.id().equals(other.id())
                && one.onlyReadingType().equals(other.onlyReadingType())
                && one.effective().overlaps(other.effective());
    }
}
