package io.meterproof.quickstart.fsck;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was recomputed, and the first difference if there is one: then the counts are of what was found right before it.
 *
 * @param unfolded leaves that no update of the tiles covers yet
 * @param booked ledger entries whose postings sum to zero
 * @param entries blocks, ledger entries and alerts whose commitment is in the log; nothing without the master key
 * @param erasedLeaves leaves that nobody can open any more, as an erasure in the log says
 * @param alertsTakenBack alerts that were told by an attempt of the job that failed: nothing commits to them
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record FsckReport(
        boolean clean,
        int shards,
        long leaves,
        long unfolded,
        long tileUpdates,
        long checkpoints,
        long epochs,
        long anchorRecords,
        long finalAnchors,
        long booked,
        @Nullable Long entries,
        @Nullable Long entriesWithoutKey,
        @Nullable Long alertsTakenBack,
        @Nullable Long erasedLeaves,
        @Nullable Difference difference) {

    /** A record that does not follow from the others. */
    record Difference(String topic, int partition, long offset, String words) {
        @Override
        public String toString() {
            return new Position(topic, partition, offset) + ": " + words;
        }
    }

    /** Gathers what the steps found. */
    static final class Builder {
        private int shards;
        private long leaves;
        private long unfolded;
        private long updates;
        private CheckpointCheck.Counts checkpoints = new CheckpointCheck.Counts(0, 0, Map.of());
        private AnchorsCheck.Counts anchors = new AnchorsCheck.Counts(0, 0);
        private PostingsCheck.Counts postings = new PostingsCheck.Counts(0, 0);
        private ContentCheck.@Nullable Counts content;

        void add(TileCheck.Shard shard) {
            shards++;
            leaves += shard.leaves();
            unfolded += shard.leaves() - shard.covered();
            updates += shard.updates();
        }

        void add(CheckpointCheck.Counts found) {
            checkpoints = found;
        }

        void add(AnchorsCheck.Counts found) {
            anchors = found;
        }

        void add(PostingsCheck.Counts found) {
            postings = found;
        }

        void add(ContentCheck.Counts found) {
            content = found;
        }

        Map<Integer, Long> signedSizes() {
            return checkpoints.sizes();
        }

        long leaves() {
            return leaves;
        }

        FsckReport clean() {
            return report(null);
        }

        FsckReport differing(Position at, String words) {
            return report(new Difference(at.topic(), at.partition(), at.offset(), words));
        }

        private FsckReport report(@Nullable Difference difference) {
            return new FsckReport(
                    difference == null,
                    shards,
                    leaves,
                    unfolded,
                    updates,
                    checkpoints.checkpoints(),
                    checkpoints.epochs(),
                    anchors.records(),
                    anchors.finals(),
                    postings.entries(),
                    content == null ? null : content.committed(),
                    content == null ? null : content.withoutKey(),
                    content == null ? null : content.takenBack(),
                    content == null ? null : content.erased(),
                    difference);
        }
    }
}
