package io.meterproof.metering.document;

import java.util.Currency;

/** Currencies as ISO 4217 codes. */
final class CurrencyJson {
    private CurrencyJson() {}

    static String read(Fields fields) {
        return fields.converted(
                "currency",
                code -> {
                    Currency currency = Currency.getInstance(code);
                    if (currency.getDefaultFractionDigits() < 0) {
                        throw new IllegalArgumentException(code + " is not money");
                    }
                    return code;
                },
                "is not an ISO 4217 currency with a minor unit");
    }
}
