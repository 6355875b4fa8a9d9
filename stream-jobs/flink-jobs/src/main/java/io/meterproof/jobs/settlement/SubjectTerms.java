package io.meterproof.jobs.settlement;

import io.meterproof.jobs.runtime.BelievedHistory;
import io.meterproof.jobs.runtime.Recent;
import io.meterproof.metering.document.Contract;
import io.meterproof.metering.document.Identified;
import io.meterproof.metering.document.TariffVersion;
import io.meterproof.metering.rating.Tariff;
import io.meterproof.metering.settlement.AgreedTerms;
import java.util.List;
import java.util.function.Predicate;

/** The terms of subjects, made of their agreements or authorisations and the tariffs these name. */
final class SubjectTerms {
    private final Recent<AgreedTerms> recent = new Recent<>();

    /** The versions of a tariff known now; null while there are none. */
    interface Tariffs {
        BelievedHistory versions(String tariff) throws Exception;
    }

    /**
     * The subject's terms.
     *
     * @param documents its agreements or authorisations; null before any is known
     * @param fits whether use can be billed under a contract here
     * @throws io.meterproof.metering.document.InvalidDocumentException where they overlap
     */
    AgreedTerms of(String subject, BelievedHistory documents, Predicate<Contract> fits, Tariffs tariffs) {
        AgreedTerms known = recent.get(subject);
        if (known == null) {
            known = of(documents, fits, tariffs);
            recent.put(subject, known);
        }
        return known;
    }

    void forget(String subject) {
        recent.forget(subject);
    }

    void forgetAll() {
        recent.forgetAll();
    }

    /** Whether any of these documents is on a tariff. */
    static boolean mention(BelievedHistory documents, String tariff) {
        return documents != null
                && documents.of(Contract.class).anyMatch(contract -> contract.tariff()
                        .equals(tariff));
    }

    /** The versions of a tariff, identified by their documents. */
    static List<Identified<Tariff>> versions(String tariff, Tariffs tariffs) {
        BelievedHistory history = StateAccess.of(() -> tariffs.versions(tariff));
        return history == null
                ? List.of()
                : history.identified(TariffVersion.class).stream()
                        .map(version -> new Identified<>(
                                version.hash(), version.content().tariff()))
                        .toList();
    }

    /** The terms of any subject, of which nothing is remembered. */
    static AgreedTerms of(BelievedHistory documents, Predicate<Contract> fits, Tariffs tariffs) {
        return documents == null
                ? AgreedTerms.NONE
                : AgreedTerms.of(documents.identified(Contract.class), fits, id -> versions(id, tariffs));
    }
}
