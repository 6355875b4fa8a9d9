package io.meterproof.quickstart.conformance.tariffs;

import io.meterproof.metering.rating.Intervals;

/** What passes the meter with a system: net of generation step by step, or load and generation each whole, with its own use at night. */
record NrelFlows(Intervals imported, Intervals exported) {
    private static final int BUY_ALL_SELL_ALL = 4;

    /** Steps of different length are brought to the shorter. */
    static NrelFlows of(NrelProfile load, NrelProfile generation, int option) {
        int step = Math.min(load.seconds(), generation.seconds());
        Intervals used = load.inSteps(step).energy();
        Intervals made = generation.inSteps(step).energy();
        long[] imported = new long[used.count()];
        long[] exported = new long[used.count()];
        for (int i = 0; i < imported.length; i++) {
            long generated = i < made.count() ? made.quantity(i) : 0;
            long net = used.quantity(i) - generated;
            boolean separate = option == BUY_ALL_SELL_ALL;
            imported[i] = separate ? used.quantity(i) : Math.max(net, 0);
            exported[i] = separate ? generated : Math.max(-net, 0);
        }
        return new NrelFlows(NrelProfile.intervals(imported, step), NrelProfile.intervals(exported, step));
    }
}
