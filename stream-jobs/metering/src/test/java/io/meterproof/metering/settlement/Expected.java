package io.meterproof.metering.settlement;

import io.meterproof.formats.block.BlockKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The standing quantity by the plainest reading of the rules, interval by interval. */
final class Expected {
    private Expected() {}

    static long quantity(List<AcceptedBlock> blocks) {
        TreeMap<Long, Long> standing = new TreeMap<>();
        List<AcceptedBlock> livesThenSeals = new ArrayList<>(blocks);
        livesThenSeals.sort(Comparator.comparing(block -> block.block().kind() == BlockKind.SEAL));
        for (AcceptedBlock block : livesThenSeals) {
            for (int i = 0; i < block.block().count(); i++) {
                standing.put(block.block().firstSequence() + i, block.readings().values()[i]);
            }
        }
        long sum = standing.values().stream().mapToLong(Long::longValue).sum();
        return sum + gaps(blocks, standing);
    }

    private static long gaps(List<AcceptedBlock> blocks, TreeMap<Long, Long> standing) {
        long sum = 0;
        Map.Entry<Long, Long> last = null;
        for (Map.Entry<Long, Long> entry : standing.entrySet()) {
            if (last != null && entry.getKey() > last.getKey() + 1) {
                long advance = register(blocks, standing, entry.getKey()) - Blocks.register(last.getKey() + 1);
                sum += Math.max(0, advance);
            }
            last = entry;
        }
        return sum;
    }

    /**
     * The register before an interval, as the block that begins there and stands implies it: the seal, unless a live block that arrived no
     * later says the same.
     */
    private static long register(List<AcceptedBlock> blocks, TreeMap<Long, Long> standing, long sequence) {
        List<AcceptedBlock> beginning = blocks.stream()
                .filter(block -> block.block().firstSequence() == sequence)
                .filter(block -> block.readings().values()[0] == standing.get(sequence))
                .toList();
        return beginning.stream()
                .min(Comparator.comparing(AcceptedBlock::arrival)
                        .thenComparing(block -> block.block().kind()))
                .map(block -> block.block().closingRegister() - block.readings().sum())
                .orElseThrow();
    }
}
