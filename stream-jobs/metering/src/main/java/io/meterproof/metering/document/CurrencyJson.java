package io.meterproof.metering.document;

import java.util.Currency;
import java.util.regex.Pattern;

/** Currencies as ISO 4217 codes. */
final class CurrencyJson {
    private static final Pattern CODE = Pattern.compile("[A-Z]{3}");

    private CurrencyJson() {}

    static String read(Fields fields) {
        return fields.converted(
                "currency",
                code -> {
                    Currency currency = Currency.getInstance(code);
                    // The platform takes "EUr" for a currency, too.
                    if (!CODE.matcher(code).matches() || currency.getDefaultFractionDigits() < 0) {
                        throw new IllegalArgumentException(code + " is not money");
                    }
                    return code;
                },
                "is not an ISO 4217 currency with a minor unit");
    }
}
