package io.meterproof.quickstart.scenario.neighbourhood;

/** How use spreads over the hours of a day, before each home's own scale and chance. */
final class Profiles {
    /** Wh per half-hour: breakfast, and the evening. */
    static final int[] HOME = {
        20, 10, 10, 10, 10, 20, 120, 260, 220, 120, 100, 110, 160, 120, 100, 100, 140, 240, 420, 460, 380, 300, 180, 70
    };

    /** Litres of gas per hour: heating and hot water, off at night. */
    static final int[] GAS = {
        0, 0, 0, 0, 0, 180, 420, 480, 380, 220, 160, 140, 160, 150, 150, 180, 260, 380, 440, 420, 340, 260, 120, 0
    };

    /** Litres of water per hour. */
    static final int[] WATER = {0, 0, 0, 0, 0, 5, 35, 40, 20, 8, 6, 10, 15, 8, 5, 6, 10, 18, 30, 28, 20, 15, 10, 0};

    private Profiles() {}
}
