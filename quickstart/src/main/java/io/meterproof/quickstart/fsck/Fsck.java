package io.meterproof.quickstart.fsck;

import io.meterproof.metering.document.TrustFile;
import io.meterproof.quickstart.verify.AnchorCheck;
import io.meterproof.records.Topics;
import io.meterproof.records.wire.SchemaRegistry;
import java.util.Optional;

/**
 * Recomputes the log from its committed records, and the balances from the ledger's, up to the first that does not follow from the
 * others.
 *
 * @param masterKey opens privacy keys; without it entries are not compared with what they commit to
 * @param node of the chain; without it anchors are compared with the epoch log only
 */
record Fsck(
        LogTopics topics,
        SchemaRegistry registry,
        TrustFile trust,
        Optional<byte[]> masterKey,
        Optional<AnchorCheck> node,
        Progress progress) {

    /** @throws org.apache.kafka.common.KafkaException if the topics cannot be read */
    FsckReport run() throws InterruptedException {
        FsckReport.Builder report = new FsckReport.Builder();
        try {
            checkTiles(report);
            checkCheckpoints(report);
            checkAnchors(report);
            progress.step("erasures");
            Erasures erasures = Erasures.read(topics, registry, trust.keys());
            checkPostings(report, erasures);
            masterKey.ifPresent(key -> checkContent(report, key, erasures));
        } catch (DifferenceException e) {
            return report.differing(e.position(), e.getMessage());
        }
        return report.clean();
    }

    private void checkTiles(FsckReport.Builder report) {
        TileCheck tiles = new TileCheck(topics, registry);
        int shards = topics.partitions(Topics.LOG_LEAVES);
        for (int shard = 0; shard < shards; shard++) {
            progress.step("tiles of shard " + shard + " of " + shards);
            report.add(tiles.check(shard, progress));
        }
    }

    private void checkCheckpoints(FsckReport.Builder report) {
        progress.step("checkpoints and epoch log");
        try (CheckpointCheck checkpoints = new CheckpointCheck(topics, registry, trust, progress)) {
            report.add(checkpoints.check());
        }
    }

    private void checkAnchors(FsckReport.Builder report) throws InterruptedException {
        progress.step("anchors");
        try (AnchorsCheck anchors = new AnchorsCheck(topics, registry, trust, node)) {
            report.add(anchors.check());
        }
    }

    private void checkPostings(FsckReport.Builder report, Erasures erasures) {
        progress.step("postings");
        report.add(new PostingsCheck(topics, registry, erasures, progress).check());
    }

    private void checkContent(FsckReport.Builder report, byte[] key, Erasures erasures) {
        progress.step("entries of blocks, ledger and alerts");
        LeafCheck leaves = new LeafCheck(topics, report.signedSizes(), erasures);
        report.add(new ContentCheck(topics, registry, key, leaves, progress).check(report.leaves()));
    }
}
