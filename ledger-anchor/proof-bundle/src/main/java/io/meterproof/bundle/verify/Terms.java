package io.meterproof.bundle.verify;

import static io.meterproof.bundle.verify.Dossier.entryPath;

import io.meterproof.formats.block.ChargingTransaction;
import io.meterproof.metering.document.Agreement;
import io.meterproof.metering.document.Authorisation;
import io.meterproof.metering.document.Effective;
import io.meterproof.metering.ledger.Usage;
import io.meterproof.tlog.Hash;
import java.util.Optional;

/**
 * On whose account, for which end use and on which tariff something was used: an agreement's or an authorisation's words.
 *
 * @param scope what else must be so of the segment
 */
record Terms(String account, String endUse, String tariff, Effective effective, Scope scope) {

    /** What an agreement or authorisation is limited to. */
    interface Scope {
        void require(BilledSegment segment, int position);
    }

    static Terms of(Usage usage, int position, Dossier dossier) {
        Hash hash = usage.agreement();
        Terms terms = dossier.index()
                .cited(hash, Agreement.class)
                .map(agreement -> ofAgreement(agreement, usage))
                .or(() -> dossier.index()
                        .cited(hash, Authorisation.class)
                        .map(authorisation -> ofAuthorisation(authorisation)))
                .orElseThrow(() -> refused(position, "the bundle does not hold this agreement or authorisation"));
        check(terms.account().equals(usage.account()), position, "binds another account");
        RefusedException.require(
                terms.endUse().equals(usage.endUse()), entryPath(position, "endUse"), "is not the agreed one");
        return terms;
    }

    /** It covers the begin of every interval, and what it is limited to. */
    void require(BilledSegment segment, int position) {
        boolean covered = effective.covers(segment.from()) && effective.covers(segment.lastBegin());
        check(covered, position, "does not cover " + segment.from() + " to " + segment.to());
        scope.require(segment, position);
    }

    private static Terms ofAgreement(Agreement agreement, Usage usage) {
        Scope scope = (segment, position) -> {
            check(!segment.isCharging(), position, "does not cover charging transactions");
            check(agreement.usagePoint().equals(usage.usagePoint()), position, "is about another usage point");
            boolean type = agreement.readingType().equals(segment.block().obis());
            check(type, position, "is about another reading type");
        };
        return new Terms(agreement.account(), agreement.endUse(), agreement.tariff(), agreement.effective(), scope);
    }

    private static Terms ofAuthorisation(Authorisation authorisation) {
        Scope scope = (segment, position) -> {
            Optional<String> token = segment.exhibit().evidence().charging().map(ChargingTransaction::token);
            boolean same = segment.isCharging() && token.equals(Optional.of(authorisation.token()));
            check(same, position, "authorises another token");
        };
        return new Terms(
                authorisation.account(),
                authorisation.endUse(),
                authorisation.tariff(),
                authorisation.effective(),
                scope);
    }

    private static void check(boolean holds, int position, String words) {
        RefusedException.require(holds, entryPath(position, "agreement"), words);
    }

    private static RefusedException refused(int position, String words) {
        return new RefusedException(entryPath(position, "agreement"), words);
    }
}
