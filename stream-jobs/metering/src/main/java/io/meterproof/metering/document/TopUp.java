package io.meterproof.metering.document;

import io.meterproof.metering.rating.Amounts;
import java.time.Instant;

/** Credit bought by a prepaid account, in micro-units of its currency. */
public record TopUp(String id, String account, long amountMicros, Instant at) implements Document {
    @Override
    public String subject() {
        return account;
    }

    /** Whether coins of the currency can pay the amount. */
    public boolean isPayable(String currency) {
        return amountMicros % Amounts.coin(currency) == 0;
    }

    /** @throws InvalidDocumentException for an amount that nobody can pay, because it is finer than the currency's smallest coin */
    public void requirePayable(String currency) {
        if (!isPayable(currency)) {
            throw new InvalidDocumentException(
                    "amountMicros",
                    "is " + amountMicros + ", finer than the smallest coin of " + currency + ", "
                            + Amounts.coin(currency) + " micro-units");
        }
    }
}
