package io.meterproof.metering.document;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** Instants in the one spelling of documents, {@code YYYY-MM-DDTHH:MM:SSZ}: RFC 3339, whole seconds, UTC. A bill has ten thousand of them. */
final class UtcSeconds {
    private static final String FORM = "0000-00-00T00:00:00Z";

    private UtcSeconds() {}

    /** @throws DateTimeException for any other spelling, and for what is no time of a real day */
    static Instant parse(String text) {
        if (!isOfForm(text)) {
            throw new DateTimeException("is not of the form YYYY-MM-DDTHH:MM:SSZ");
        }
        return LocalDateTime.of(
                        number(text, 0, 4),
                        number(text, 5, 7),
                        number(text, 8, 10),
                        number(text, 11, 13),
                        number(text, 14, 16),
                        number(text, 17, 19))
                .toInstant(ZoneOffset.UTC);
    }

    private static boolean isOfForm(String text) {
        if (text.length() != FORM.length()) {
            return false;
        }
        for (int i = 0; i < FORM.length(); i++) {
            char form = FORM.charAt(i);
            char given = text.charAt(i);
            if (form == '0' ? given < '0' || given > '9' : given != form) {
                return false;
            }
        }
        return true;
    }

    private static int number(String text, int from, int to) {
        return Integer.parseInt(text, from, to, 10);
    }
}
