package io.meterproof.quickstart.scenario.meter;

import java.time.Instant;

/** When what a station measured arrives: a minute later, and after what it sent before. */
final class DeliveryQueue {
    private Instant last = Instant.MIN;

    Instant arrival(Instant end) {
        Instant done = end.plusSeconds(60);
        last = done.isAfter(last) ? done : last.plusSeconds(1);
        return last;
    }
}
