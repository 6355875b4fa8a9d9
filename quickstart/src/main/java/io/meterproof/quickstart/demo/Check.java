package io.meterproof.quickstart.demo;

/** Something that must hold after a run, and what was seen. */
record Check(String invariant, boolean held, String words) {
    static Check of(String invariant, boolean held, String words) {
        return new Check(invariant, held, words);
    }
}
