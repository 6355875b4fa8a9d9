package io.meterproof.metering.health;

/** Alerts in words, each with the numbers that it rests on. */
final class Reasons {
    private Reasons() {}

    static String jump(HealthHour hour, Tally before) {
        return "%d of %d readings failed in the hour from %s (%s); %d of %d in the day before"
                .formatted(
                        hour.tally().failures(),
                        hour.tally().readings(),
                        HealthHour.begin(hour.index()),
                        hour.tally().failuresInWords(),
                        before.failures(),
                        before.readings());
    }

    static String clean(Tally newest, Tally day) {
        String since = newest.equals(day) ? "in the last day" : "of the newest";
        return "%d of %d readings failed %s".formatted(newest.failures(), newest.readings(), since);
    }

    static String signed(SignedRelease release) {
        return "two operators released it: " + release.reason();
    }

    static String forgotten(long hours) {
        return "nothing for %d days: it is forgotten".formatted(hours / HealthHour.DAY);
    }

    static String drift(Tally day) {
        return "%d of %d genuine readings of the last day ended more than %d seconds after they arrived, by up to %d"
                .formatted(day.early(), day.genuine(), DriftRule.TOLERANCE_SECONDS, -day.smallestDelay() / 1000);
    }

    static String silence(Pauses pauses, long hour) {
        return "nothing for %d hours, after pauses of %d hours at most in two weeks"
                .formatted(hour - pauses.last() - 1, pauses.usual());
    }
}
