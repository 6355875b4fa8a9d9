package io.meterproof.metering.anomaly;

/**
 * A pipe that never rests: for a day or more no hour was without flow, although this home is used to hours without. The
 * longer the flow lasts against the longest that was harmless before, and the steadier its lowest hours, the more certain.
 *
 * @param floor milli-units an hour below which an hour counts as at rest
 * @param seen hours seen in all
 * @param longest hours of the longest harmless flow
 * @param first first hour of the present flow
 * @param last newest hour seen
 * @param run hours of the present flow
 * @param reported whether the present flow was reported
 * @param recent the present flow's last day
 */
public record ContinuousFlowLeak(
        long floor, long seen, long longest, long first, long last, long run, boolean reported, RecentHours recent)
        implements Detector {
    static final String NAME = "continuous-flow";
    private static final int DAY = 24;
    private static final int WEEK = 7 * DAY;
    private static final int UNKNOWN = 36;
    private static final int QUARTER = DAY / 4;
    private static final int CERTAIN_ENOUGH = 600;

    /** Litres an hour that a tap may drip, or a gas meter creep. */
    public static final ContinuousFlowLeak START = startingAbove(2);

    static ContinuousFlowLeak startingAbove(long floor) {
        return new ContinuousFlowLeak(floor, 0, 0, 0, Long.MIN_VALUE, 0, false, RecentHours.NONE);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Step next(Hour hour) {
        boolean rests = hour.volume() < floor;
        ContinuousFlowLeak state = rests || hour.index() > last + DAY ? ended() : this;
        state = rests ? state.resting(hour) : state.flowing(hour);
        return state.reported || state.run < DAY || state.certainty() < CERTAIN_ENOUGH
                ? Step.quiet(state)
                : Step.found(state.asReported(), state.finding());
    }

    private ContinuousFlowLeak ended() {
        long harmless = reported ? longest : Math.max(longest, run);
        return new ContinuousFlowLeak(floor, seen, harmless, 0, last, 0, false, RecentHours.NONE);
    }

    private ContinuousFlowLeak resting(Hour hour) {
        return new ContinuousFlowLeak(floor, seen + 1, longest, 0, hour.index(), 0, false, RecentHours.NONE);
    }

    private ContinuousFlowLeak flowing(Hour hour) {
        long begin = run == 0 ? hour.index() : first;
        RecentHours day = recent.plus(hour.volume(), DAY);
        return new ContinuousFlowLeak(floor, seen + 1, longest, begin, hour.index(), run + 1, reported, day);
    }

    private ContinuousFlowLeak asReported() {
        return new ContinuousFlowLeak(floor, seen, longest, first, last, run, true, recent);
    }

    /** Per mille: the flow's length against what was harmless before, less up to half of it for unsteadiness. */
    private int certainty() {
        long usual = seen - run < WEEK ? Math.max(longest, UNKNOWN) : longest;
        long length = 1000 * run / (run + usual);
        long[] lowest = recent.sorted(0, DAY);
        long steadiness = 1000 * lowest[0] / lowest[QUARTER - 1];
        return (int) (length * (1000 + steadiness) / 2000);
    }

    private Finding finding() {
        long[] lowest = recent.sorted(0, DAY);
        String evidence = "flow in each of %d hours, never below %d an hour; at most %d hours on end before"
                .formatted(run, lowest[0], longest);
        long excess = lowest[0] > Long.MAX_VALUE / run ? Long.MAX_VALUE : lowest[0] * run;
        return new Finding(certainty(), first, last + 1, excess, lowest[0], lowest[QUARTER - 1], evidence);
    }
}
