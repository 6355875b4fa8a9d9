package io.meterproof.jobs.settlement;

import io.meterproof.metering.verdict.Leniencies;
import io.meterproof.metering.verdict.MeterFacts;
import io.meterproof.metering.verdict.MeterKeys;
import io.meterproof.metering.verdict.Resolutions;
import io.meterproof.tlog.Hash;
import java.util.Optional;

/**
 * What the key log says about one meter: a single value of state, since every reading asks for all of it.
 *
 * @param model the identity of the meter's model, as the newest enrolment that names one says
 * @param ofModel what is granted to that model
 */
record RegisteredMeter(
        MeterKeys keys, Resolutions resolutions, Leniencies leniencies, Optional<Hash> model, Leniencies ofModel) {
    static final RegisteredMeter UNKNOWN =
            new RegisteredMeter(MeterKeys.NONE, Resolutions.NONE, Leniencies.NONE, Optional.empty(), Leniencies.NONE);

    /** All of it. */
    MeterFacts facts() {
        return new MeterFacts(keys, resolutions, leniencies.and(ofModel));
    }

    RegisteredMeter with(MeterKeys next) {
        return new RegisteredMeter(next, resolutions, leniencies, model, ofModel);
    }

    RegisteredMeter with(Resolutions next) {
        return new RegisteredMeter(keys, next, leniencies, model, ofModel);
    }

    RegisteredMeter with(Leniencies next) {
        return new RegisteredMeter(keys, resolutions, next, model, ofModel);
    }

    RegisteredMeter ofModel(Hash next, Leniencies granted) {
        return new RegisteredMeter(keys, resolutions, leniencies, Optional.of(next), granted);
    }
}
