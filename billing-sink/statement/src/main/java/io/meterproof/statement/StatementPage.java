package io.meterproof.statement;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;

/** A statement as a page: well-formed XHTML that needs nothing else, for screens, printers and {@link StatementPdf}. */
public final class StatementPage {
    private static final int MINUTES = "2012-06-01T00:00".length();
    private static final Template TEMPLATE = template();

    private StatementPage() {}

    public static String of(AccountStatement statement) {
        ZoneId zone = ZoneId.of(statement.zone());
        Mustache.Lambda day =
                (text, out) -> out.write(date(text.execute(), zone).toString());
        Mustache.Lambda lastDay =
                (text, out) -> out.write(date(text.execute(), zone, 1).toString());
        Mustache.Lambda minute = (text, out) -> out.write(minute(text.execute(), zone));
        return TEMPLATE.execute(Map.of(
                "statement",
                statement,
                "headedPlaces",
                HeadedPlace.of(statement),
                "day",
                day,
                "lastDay",
                lastDay,
                "minute",
                minute));
    }

    private static LocalDate date(String instant, ZoneId zone) {
        return date(instant, zone, 0);
    }

    private static LocalDate date(String instant, ZoneId zone, int secondsBefore) {
        return Instant.parse(instant).minusSeconds(secondsBefore).atZone(zone).toLocalDate();
    }

    private static String minute(String instant, ZoneId zone) {
        String local = Instant.parse(instant).atZone(zone).toLocalDateTime().toString();
        return local.substring(0, MINUTES).replace('T', ' ');
    }

    private static Template template() {
        try (var source = new InputStreamReader(
                StatementPage.class.getResourceAsStream("statement.html"), StandardCharsets.UTF_8)) {
            return Mustache.compiler()
                    .emptyStringIsFalse(true)
                    .zeroIsFalse(true)
                    .compile(source);
        } catch (IOException e) {
            throw new UncheckedIOException("the page's template is part of this jar", e);
        }
    }
}
