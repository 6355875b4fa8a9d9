package io.meterproof.metering.health;

/** What is wrong with a subject at present, so that each is told once. */
public record Conditions(boolean quarantined, boolean silent, boolean drifting) {
    static final Conditions WELL = new Conditions(false, false, false);

    Conditions quarantined(boolean now) {
        return new Conditions(now, silent, drifting);
    }

    Conditions silent(boolean now) {
        return new Conditions(quarantined, now, drifting);
    }

    Conditions drifting(boolean now) {
        return new Conditions(quarantined, silent, now);
    }
}
