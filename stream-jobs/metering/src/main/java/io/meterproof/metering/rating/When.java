package io.meterproof.metering.rating;

import java.time.LocalDate;
import java.util.List;

/** The local times at which a price applies: in any of some windows, or always, without any. */
public record When(List<TimeWindow> windows) {
    public static final When ALWAYS = new When(List.of());

    public When {
        windows = windows.stream().anyMatch(TimeWindow::isAlways) ? List.of() : List.copyOf(windows);
    }

    /** One window. */
    public static When of(TimeWindow window) {
        return new When(List.of(window));
    }

    public boolean isAlways() {
        return windows.isEmpty();
    }

    /** Whether it applies on a date at a second of the local clock's day. */
    public boolean covers(LocalDate date, boolean holiday, int second) {
        return isAlways() || windows.stream().anyMatch(window -> window.covers(date, holiday, second));
    }
}
