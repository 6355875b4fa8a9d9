package io.meterproof.quickstart.bench;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A phase of the load, as the generator announces it.
 *
 * @param records how many are sent
 * @param readings in the accepted blocks
 * @param entries that the accounts' chains must grow by
 * @param leaves that the logs must grow by
 */
record Load(
        long records,
        long readings,
        long accepted,
        long duplicates,
        long forged,
        long late,
        long entries,
        long leaves) {
    static Load of(JsonNode ready) {
        return new Load(
                ready.path("records").asLong(),
                ready.path("readings").asLong(),
                ready.path("accepted").asLong(),
                ready.path("duplicates").asLong(),
                ready.path("forged").asLong(),
                ready.path("late").asLong(),
                ready.path("entries").asLong(),
                ready.path("leaves").asLong());
    }

    Load plus(Load next) {
        return new Load(
                records + next.records,
                readings + next.readings,
                accepted + next.accepted,
                duplicates + next.duplicates,
                forged + next.forged,
                late + next.late,
                entries + next.entries,
                leaves + next.leaves);
    }

    /** What the verdicts and the settlement must come to. */
    Outcome outcome() {
        return new Outcome(accepted, duplicates, forged, 0, entries, leaves);
    }
}
