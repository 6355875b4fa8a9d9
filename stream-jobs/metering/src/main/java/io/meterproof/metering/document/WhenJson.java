package io.meterproof.metering.document;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meterproof.metering.rating.Season;
import io.meterproof.metering.rating.TimeOfUsePrice.DailyWindow;
import io.meterproof.metering.rating.TimeWindow;
import io.meterproof.metering.rating.When;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The JSON of the times at which a price applies: seasons from and to {@code 06-01}, days as {@code MON} to {@code SUN}
 * and {@code HOL} for holidays, hours as {@code 07:00}. Several windows stand in a list {@code when}.
 */
final class WhenJson {
    private static final int DAY_LETTERS = 3;
    private static final String HOLIDAY = "HOL";
    private static final String MONTH_DAY = "--";

    private WhenJson() {}

    static When read(Fields fields) {
        if (!fields.has("when")) {
            return When.of(readWindow(fields));
        }
        List<TimeWindow> windows = new ArrayList<>();
        for (Fields window : fields.objects("when")) {
            windows.add(readWindow(window));
            window.done();
        }
        fields.check(windows.size() > 1, "when", "is not a list of several windows");
        fields.check(windows.stream().noneMatch(TimeWindow::isAlways), "when", "has a window without restriction");
        return new When(windows);
    }

    static TimeWindow readWindow(Fields fields) {
        List<String> days = fields.optional("days", fields::texts).orElse(List.of());
        fields.check(!fields.has("days") || !days.isEmpty(), "days", "is empty");
        boolean holidays = days.contains(HOLIDAY);
        List<String> weekdays = holidays ? days.subList(0, days.size() - 1) : days;
        return new TimeWindow(readSeasons(fields), readDays(fields, weekdays), holidays, readHours(fields));
    }

    static void write(ObjectNode object, When when) {
        if (when.windows().size() == 1) {
            write(object, when.windows().get(0));
        } else if (!when.isAlways()) {
            ArrayNode windows = object.putArray("when");
            when.windows().forEach(window -> write(windows.addObject(), window));
        }
    }

    static void write(ObjectNode object, TimeWindow when) {
        if (!when.seasons().isEmpty()) {
            ArrayNode seasons = object.putArray("seasons");
            when.seasons()
                    .forEach(season ->
                            seasons.addObject().put("from", text(season.from())).put("to", text(season.to())));
        }
        if (!when.days().isEmpty() || when.holidays()) {
            ArrayNode days = object.putArray("days");
            when.days().stream().sorted().forEach(day -> days.add(name(day)));
            if (when.holidays()) {
                days.add(HOLIDAY);
            }
        }
        when.hours().ifPresent(hours -> object.put("from", hours.from().toString())
                .put("to", hours.to().toString()));
    }

    private static List<Season> readSeasons(Fields fields) {
        if (!fields.has("seasons")) {
            return List.of();
        }
        List<Season> seasons = new ArrayList<>();
        for (Fields season : fields.objects("seasons")) {
            seasons.add(new Season(readMonthDay(season, "from"), readMonthDay(season, "to")));
            season.done();
        }
        fields.check(!seasons.isEmpty(), "seasons", "is empty");
        return seasons;
    }

    private static MonthDay readMonthDay(Fields fields, String field) {
        return fields.converted(
                field, text -> MonthDay.parse(MONTH_DAY + text), "is not a day of the year such as 06-01");
    }

    private static Set<DayOfWeek> readDays(Fields fields, List<String> names) {
        List<DayOfWeek> days = new ArrayList<>();
        for (String name : names) {
            days.add(day(fields, name));
        }
        fields.check(
                days.isEmpty() || days.equals(List.copyOf(EnumSet.copyOf(days))),
                "days",
                "are not each named once, from MON to SUN, then HOL");
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

    private static String text(MonthDay day) {
        return day.toString().substring(MONTH_DAY.length());
    }

    private static String name(DayOfWeek day) {
        return day.name().substring(0, DAY_LETTERS);
    }
}
