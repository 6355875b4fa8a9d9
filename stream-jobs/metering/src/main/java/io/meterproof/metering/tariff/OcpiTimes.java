package io.meterproof.metering.tariff;

import com.fasterxml.jackson.databind.JsonNode;
import io.meterproof.metering.document.InvalidDocumentException;
import io.meterproof.metering.rating.TimeOfUsePrice.DailyWindow;
import io.meterproof.metering.rating.TimeWindow;
import io.meterproof.metering.rating.When;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The restrictions of a tariff element by local time and day of the week (OCPI 2.2.1, "TariffRestrictions"). */
final class OcpiTimes {
    private static final Set<String> KNOWN = Set.of("start_time", "end_time", "day_of_week");

    private OcpiTimes() {}

    static When read(String path, JsonNode restrictions) {
        for (Iterator<String> names = restrictions.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!KNOWN.contains(name)) {
                throw new InvalidDocumentException(path + "." + name, "is a restriction that is not supported");
            }
        }
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        if (restrictions.has("day_of_week") && restrictions.path("day_of_week").isEmpty()) {
            throw new InvalidDocumentException(path + ".day_of_week", "names no day");
        }
        for (JsonNode day : restrictions.path("day_of_week")) {
            try {
                days.add(DayOfWeek.valueOf(day.asText()));
            } catch (IllegalArgumentException e) {
                throw new InvalidDocumentException(path + ".day_of_week", "has no such day: " + day.asText());
            }
        }
        return When.of(new TimeWindow(List.of(), days, false, hours(path, restrictions)));
    }

    private static Optional<DailyWindow> hours(String path, JsonNode restrictions) {
        if (!restrictions.has("start_time") && !restrictions.has("end_time")) {
            return Optional.empty();
        }
        DailyWindow hours =
                new DailyWindow(time(path, restrictions, "start_time"), time(path, restrictions, "end_time"));
        return hours.from().equals(hours.to()) ? Optional.empty() : Optional.of(hours);
    }

    private static LocalTime time(String path, JsonNode restrictions, String field) {
        try {
            return restrictions.has(field)
                    ? LocalTime.parse(restrictions.path(field).asText())
                    : LocalTime.MIDNIGHT;
        } catch (DateTimeException e) {
            throw new InvalidDocumentException(path + "." + field, "is not a local time such as 07:00");
        }
    }
}
