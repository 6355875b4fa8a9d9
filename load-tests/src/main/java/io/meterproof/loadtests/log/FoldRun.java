package io.meterproof.loadtests.log;

import io.meterproof.metering.commitment.LogEntry;
import io.meterproof.records.avro.Tile;
import io.meterproof.records.avro.TreeUpdate;
import io.meterproof.tlog.Hash;
import io.meterproof.tlog.TreeBuilder;
import io.meterproof.tlog.TreeEdge;
import io.meterproof.tlog.TreeHasher;
import io.meterproof.tlog.TreeHead;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * What the log job does with each leaf, on one thread, in CPU time.
 *
 * @param bytes of encoded updates
 */
record FoldRun(int leaves, int updates, long bytes, long cpuNanos) {
    /** Leaves that the job gathers before it folds them, at 100,000 a second. */
    private static final int GATHERED = 1 << 16;

    static FoldRun of(int leaves) {
        byte[][] entries = entries();
        long began = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        TreeEdge edge = TreeEdge.EMPTY;
        int updates = 0;
        long bytes = 0;
        for (int done = 0; done < leaves; done += GATHERED) {
            List<Hash> hashes = new ArrayList<>(GATHERED);
            for (int i = 0; i < Math.min(GATHERED, leaves - done); i++) {
                hashes.add(TreeHasher.leaf(entries[i]));
            }
            TreeBuilder.Growth growth = TreeBuilder.grow(edge, hashes);
            edge = TreeEdge.decode(growth.edge().encode());
            bytes += encoded(growth);
            updates++;
        }
        long cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - began;
        return new FoldRun(leaves, updates, bytes, cpu);
    }

    double leavesPerCpuSecond() {
        return leaves * 1e9 / cpuNanos;
    }

    private static int encoded(TreeBuilder.Growth growth) {
        List<Tile> tiles = growth.tiles().stream()
                .map(tile -> new Tile(
                        tile.path().level(), tile.path().index(), tile.path().width(), ByteBuffer.wrap(tile.bytes())))
                .toList();
        TreeHead head = growth.head();
        try {
            return new TreeUpdate(0, head.size(), ByteBuffer.wrap(head.root().bytes()), tiles, List.of(), null)
                    .toByteBuffer()
                    .remaining();
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail", e);
        }
    }

    private static byte[][] entries() {
        byte[][] entries = new byte[GATHERED][];
        for (int i = 0; i < GATHERED; i++) {
            entries[i] = LogEntry.registryEvent(Integer.toString(i)).bytes();
        }
        return entries;
    }
}
