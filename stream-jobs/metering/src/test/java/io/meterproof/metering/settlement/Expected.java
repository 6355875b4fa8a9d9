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
                long advance = register(blocks, entry.getKey()) - Blocks.register(last.getKey() + 1);
                sum += Math.max(0, advance);
            }
            last = entry;
        }
        return sum;
    }

    /** The register before an interval, as the block that begins there and stands implies it: the seal, where there is one. */
    private static long register(List<AcceptedBlock> blocks, long sequence) {
        return blocks.stream()
                .filter(block -> block.block().firstSequence() == sequence)
                .max(Comparator.comparing(block -> block.block().kind() == BlockKind.SEAL))
                .map(block -> block.block().closingRegister() - block.readings().sum())
                .orElseThrow();
    }
}
