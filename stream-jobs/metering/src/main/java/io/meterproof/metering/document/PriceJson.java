package io.meterproof.metering.document;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meterproof.metering.rating.TimeOfUsePrice;
import io.meterproof.metering.rating.TimeOfUsePrice.DailyWindow;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The JSON of one time-of-use price: days as {@code MON} to {@code SUN}, hours as {@code 07:00}. */
final class PriceJson {
    private static final int DAY_LETTERS = 3;

    private PriceJson() {}

    static TimeOfUsePrice read(Fields fields) {
        TimeOfUsePrice price =
                new TimeOfUsePrice(fields.name("name"), fields.price("price"), readDays(fields), readHours(fields));
        fields.done();
        return price;
    }

    static ObjectNode write(TimeOfUsePrice price) {
        ObjectNode object = CanonicalJson.newObject()
                .put("name", price.name())
                .put("price", price.price().toPlainString());
        if (!price.days().isEmpty()) {
            ArrayNode days = object.putArray("days");
            price.days().stream().sorted().forEach(day -> days.add(name(day)));
        }
        price.hours().ifPresent(hours -> object.put("from", hours.from().toString())
                .put("to", hours.to().toString()));
        return object;
    }

    private static Set<DayOfWeek> readDays(Fields fields) {
        if (!fields.has("days")) {
            return Set.of();
        }
        List<DayOfWeek> days = new ArrayList<>();
        for (String name : fields.texts("days")) {
            days.add(day(fields, name));
        }
        fields.check(!days.isEmpty(), "days", "is empty");
        fields.check(
                days.equals(List.copyOf(EnumSet.copyOf(days))), "days", "are not each named once, from MON to SUN");
        return Set.copyOf(days);
    }

    private static DayOfWeek day(Fields fields, String name) {
        for (DayOfWeek day : DayOfWeek.values()) {
            if (name(day).equals(name)) {
                return day;
            }
        }
        throw fields.refuse("days", "has no such day: " + name);
    }

    private static Optional<DailyWindow> readHours(Fields fields) {
        if (!fields.has("from") && !fields.has("to")) {
            return Optional.empty();
        }
        DailyWindow hours = new DailyWindow(readTime(fields, "from"), readTime(fields, "to"));
        fields.check(!hours.from().equals(hours.to()), "to", "equals from");
        return Optional.of(hours);
    }

    private static LocalTime readTime(Fields fields, String field) {
        LocalTime time = fields.converted(field, LocalTime::parse, "is not a local time such as 07:00");
        fields.check(time.toString().equals(fields.text(field)), field, "is not a local time such as 07:00");
        fields.check(time.getSecond() == 0 && time.getNano() == 0, field, "is not a whole minute");
        return time;
    }

    private static String name(DayOfWeek day) {
        return day.name().substring(0, DAY_LETTERS);
    }
}
