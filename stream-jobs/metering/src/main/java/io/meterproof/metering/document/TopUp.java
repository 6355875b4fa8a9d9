package io.meterproof.metering.document;

import io.meterproof.metering.rating.Amounts;
import java.time.Instant;

/** Credit bought by a prepaid account, in micro-units of its currency. */
public record TopUp(String id, String account, long amountMicros, Instant at) implements Document {
    @Override
    public String subject() {
        return account;
    }

    /** @throws InvalidDocumentException for an amount that nobody can pay, because it is finer than the currency's smallest coin */
    public void requirePayable(String currency) {
        long remainder = Math.floorMod(amountMicros, Amounts.coin(currency));
        if (remainder != 0) {
            throw new InvalidDocumentException(
                    "amountMicros",
                    "is " + amountMicros + ", finer than the smallest coin of " + currency + ", "
                            + Amounts.coin(currency) + " micro-units");
        }
    }
}
