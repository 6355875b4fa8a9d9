package io.meterproof.jobs.settlement;

import io.meterproof.metering.commitment.PrivacyKey;
import io.meterproof.metering.document.Account;
import io.meterproof.metering.ledger.AccountLedger;
import io.meterproof.metering.ledger.UsageIndex;

/** What every entry of the current account needs besides its cause. */
record AccountEntry(PrivacyKey key, AccountCredit credit, Outlet outlet) {
    Account account() {
        return credit.account();
    }

    AccountLedger ledger(UsageIndex usages) {
        return new AccountLedger(usages, key);
    }
}
