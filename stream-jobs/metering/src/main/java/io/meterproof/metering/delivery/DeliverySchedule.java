package io.meterproof.metering.delivery;

import io.meterproof.metering.document.Delivery;

/**
 * When readings are due. Time is divided into stretches, counted from 1970-01-01T00:00:00Z; the readings of each are due a while
 * after its end.
 *
 * @param every length of a stretch, seconds
 * @param grace seconds
 */
public record DeliverySchedule(long every, long grace) {

    public static DeliverySchedule of(Delivery delivery) {
        return new DeliverySchedule(
                delivery.every().toSeconds(), delivery.grace().toSeconds());
    }

    /** The end of the last stretch that is due at an instant. All UTC seconds. */
    long dueThrough(long now) {
        return Math.floorDiv(now - grace, every) * every;
    }

    /** When the stretch that begins at an instant, or the one around it, is due. All UTC seconds. */
    long dueAt(long begin) {
        return endAfter(begin) + grace;
    }

    /** The begin of the stretch around an instant. */
    long beginOf(long second) {
        return Math.floorDiv(second, every) * every;
    }

    /** The end of the stretch around an instant. */
    long endAfter(long second) {
        return beginOf(second) + every;
    }
}
