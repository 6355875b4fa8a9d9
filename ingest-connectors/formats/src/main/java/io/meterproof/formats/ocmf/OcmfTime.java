package io.meterproof.formats.ocmf;

import io.meterproof.formats.signed.ClockStatus;
import io.meterproof.formats.signed.MalformedSignedRecordException;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Locale;

/** {@code 2018-07-24T13:22:04,000+0200 S}: {@code TM} of OCMF table 7, its letter of table 19. */
record OcmfTime(OffsetDateTime time, ClockStatus clock) {
    private static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss,SSSXX", Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);

    static OcmfTime parse(String text) throws MalformedSignedRecordException {
        int space = text.indexOf(' ');
        String time = space < 0 ? text : text.substring(0, space);
        try {
            return new OcmfTime(OffsetDateTime.parse(time, FORMAT), clock(space < 0 ? "U" : text.substring(space + 1)));
        } catch (DateTimeException e) {
            throw new MalformedSignedRecordException("TM is not a time", e);
        }
    }

    private static ClockStatus clock(String code) throws MalformedSignedRecordException {
        return switch (code) {
            case "U" -> ClockStatus.UNKNOWN;
            case "I" -> ClockStatus.INFORMATIVE;
            case "S" -> ClockStatus.SYNCHRONIZED;
            case "R" -> ClockStatus.RELATIVE;
            default -> throw new MalformedSignedRecordException("TM has none of the states U, I, S, R");
        };
    }
}
