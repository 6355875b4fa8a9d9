package io.meterproof.quickstart.key;

import io.meterproof.formats.block.Block;
import io.meterproof.formats.block.BlockKind;
import io.meterproof.formats.block.ObisCode;
import io.meterproof.metering.document.KeyCompromise.Proven;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Up to which number each channel and kind of a key's readings is proven without a gap. */
final class ProvenReadings {
    private ProvenReadings() {}

    /** A block of the key, and whether the log shows that it is old. */
    record Logged(Block block, boolean proven) {}

    /** What may stand in a compromise; nothing of a channel whose first block is not proven. */
    static List<Proven> of(Collection<Logged> readings) {
        Map<String, List<Logged>> byChannel = readings.stream()
                .collect(Collectors.groupingBy(
                        each -> each.block().obis() + " " + each.block().kind(), TreeMap::new, Collectors.toList()));
        List<Proven> proven = new ArrayList<>();
        for (List<Logged> channel : byChannel.values()) {
            ObisCode obis = channel.get(0).block().obis();
            BlockKind kind = channel.get(0).block().kind();
            through(channel).ifPresent(number -> proven.add(new Proven(obis, kind, number)));
        }
        return proven;
    }

    private static OptionalLong through(List<Logged> channel) {
        OptionalLong through = OptionalLong.empty();
        long unproven = channel.stream()
                .filter(each -> !each.proven())
                .mapToLong(each -> each.block().firstSequence())
                .min()
                .orElse(Long.MAX_VALUE);
        List<Block> proven = channel.stream()
                .filter(Logged::proven)
                .map(Logged::block)
                .sorted(Comparator.comparingLong(Block::firstSequence))
                .toList();
        for (Block block : proven) {
            if (block.nextSequence() <= unproven) {
                through = OptionalLong.of(block.nextSequence() - 1);
            }
        }
        return through;
    }
}
