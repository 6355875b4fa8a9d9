package io.meterproof.metering.anomaly;

/**
 * What is never switched off has grown: in each of the last seven days, even the quietest hour used half as much again as
 * in any of the twenty-one days before.
 *
 * @param day the day that is not over, days since 1970, UTC
 * @param hours hours seen of it
 * @param minimum its quietest hour, milli-units
 * @param reported whether the present rise was reported
 * @param quietest the quietest hour of each of the last 28 days
 */
public record BaseloadRise(long day, int hours, long minimum, boolean reported, RecentHours quietest)
        implements Detector {
    static final String NAME = "baseload-rise";
    private static final int DAY = 24;
    private static final int DAYS = 28;
    private static final int NEWEST = 7;
    private static final long NEGLIGIBLE = 50;

    public static final BaseloadRise START = new BaseloadRise(Long.MIN_VALUE, 0, 0, false, RecentHours.NONE);

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Step next(Hour hour) {
        long today = Math.floorDiv(hour.index(), (long) DAY);
        if (today == day) {
            return Step.quiet(new BaseloadRise(day, hours + 1, Math.min(minimum, hour.volume()), reported, quietest));
        }
        BaseloadRise next = new BaseloadRise(today, 1, hour.volume(), reported, withDay());
        return next.judged();
    }

    /** A day with a gap says nothing of its quietest hour. */
    private RecentHours withDay() {
        return hours == DAY ? quietest.plus(minimum, DAYS) : quietest;
    }

    private Step judged() {
        if (quietest.count() < DAYS) {
            return Step.quiet(this);
        }
        long[] before = quietest.sorted(0, DAYS - NEWEST);
        long[] now = quietest.sorted(DAYS - NEWEST, DAYS);
        long least = now[0] - before[before.length - 1];
        boolean risen = least >= NEGLIGIBLE && 2 * now[0] >= 3 * before[before.length - 1];
        BaseloadRise next = new BaseloadRise(day, hours, minimum, risen, quietest);
        return risen && !reported ? Step.found(next, finding(before, now, least)) : Step.quiet(next);
    }

    private Finding finding(long[] before, long[] now, long least) {
        long typical = now[NEWEST / 2] - before[before.length / 2];
        int certainty = (int) (1000 * least / (least + before[before.length - 1] - before[0] + NEGLIGIBLE));
        String evidence = "quietest hour of each of %d days at least %d, before at most %d"
                .formatted(NEWEST, now[0], before[before.length - 1]);
        long end = day * DAY;
        return new Finding(certainty, end - NEWEST * DAY, end, least * NEWEST * DAY, least, typical, evidence);
    }
}
