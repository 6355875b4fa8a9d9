package io.meterproof.billing.rest;

import io.meterproof.billing.archive.Counts;
import io.meterproof.billing.kept.KeptValues;
import io.meterproof.billing.store.ArchiveReader;
import io.meterproof.metering.verdict.Verdict;
import io.meterproof.records.avro.Anchor;
import java.util.Map;
import java.util.TreeMap;

/** Sums over everything kept. Exact and the same after a restart, because it counts nothing itself. */
final class PipelineReport {
    private static final String DUPLICATE = Verdict.DUPLICATE.name();
    private static final String FINAL = "FINAL";

    private final ArchiveReader reader;
    private final KeptValues<Anchor> anchors;

    PipelineReport(ArchiveReader reader, KeptValues<Anchor> anchors) {
        this.reader = reader;
        this.anchors = anchors;
    }

    /** So many blocks with so many readings. */
    record Tally(long blocks, long readings) {}

    /** What was counted while the records were kept. */
    record Pipeline(
            Tally accepted,
            Tally duplicates,
            Map<String, Tally> rejected,
            long entries,
            long lines,
            Corrections corrections,
            long statements,
            long unreadable,
            long anomalies,
            long alerts,
            Map<String, Long> anchors) {}

    record Corrections(long reversals, long rebills) {}

    Pipeline pipeline() {
        Counts counts = Counts.of(reader.progress());
        Map<String, Tally> rejected = rejected(counts);
        Tally duplicates = rejected.remove(DUPLICATE);
        return new Pipeline(
                new Tally(counts.of(Counts.ACCEPTED_BLOCKS), counts.of(Counts.ACCEPTED_READINGS)),
                duplicates == null ? new Tally(0, 0) : duplicates,
                rejected,
                counts.of(Counts.ENTRIES),
                counts.of(Counts.LINES),
                new Corrections(counts.entriesOfType("reversal"), counts.of(Counts.REBILLS)),
                counts.of(Counts.STATEMENTS),
                counts.of(Counts.UNREADABLE),
                reader.anomalyCount(),
                reader.alertCount(),
                anchors());
    }

    private static Map<String, Tally> rejected(Counts counts) {
        Map<String, Tally> tallies = new TreeMap<>();
        counts.rejectedBlocks()
                .forEach((verdict, blocks) -> tallies.put(
                        verdict, new Tally(blocks, counts.rejectedReadings().getOrDefault(verdict, 0L))));
        return tallies;
    }

    /** By state. Every epoch before the newest is final: the next is made only after the last one is. */
    private Map<String, Long> anchors() {
        Map<String, Long> states = new TreeMap<>();
        reader.anchors(1).forEach(newest -> {
            if (newest.epoch() > 0) {
                states.put(FINAL, newest.epoch());
            }
            states.merge(anchors.read(newest.value()).getState(), 1L, Long::sum);
        });
        return states;
    }
}
