package io.meterproof.jobs.settlement;

import io.meterproof.metering.commitment.PrivacyKeyHolder;

/** The current account, the tariffs of the moment and the way out. */
record AccountOwner(String id, SubjectTerms.Tariffs tariffs, Outlet outlet) {
    String holder() {
        return PrivacyKeyHolder.account(id).name();
    }
}
