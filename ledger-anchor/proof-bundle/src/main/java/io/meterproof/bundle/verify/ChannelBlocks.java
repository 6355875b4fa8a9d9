package io.meterproof.bundle.verify;

import static io.meterproof.bundle.verify.RefusedException.require;

import io.meterproof.formats.block.Block;
import io.meterproof.formats.block.BlockKind;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** The measuring blocks of a channel: those that something standing rests on, and those whose use was taken back. */
final class ChannelBlocks {
    private final SequenceRanges measured = new SequenceRanges();
    private final NavigableMap<Long, Exhibit> seals = new TreeMap<>();
    private final SequenceRanges withdrawn = new SequenceRanges();
    private final SequenceRanges withdrawnSeals = new SequenceRanges();

    void believe(Exhibit exhibit) {
        Block block = exhibit.block();
        measured.add(block.firstSequence(), block.nextSequence());
        if (block.kind() == BlockKind.SEAL) {
            Map.Entry<Long, Exhibit> before = seals.lowerEntry(block.nextSequence());
            boolean free = before == null || before.getValue().block().nextSequence() <= block.firstSequence();
            require(free, exhibit.path("signed"), "seals what another seal of its channel seals too");
            seals.put(block.firstSequence(), exhibit);
        }
    }

    void withdraw(Exhibit exhibit) {
        Block block = exhibit.block();
        withdrawn.add(block.firstSequence(), block.nextSequence());
        if (block.kind() == BlockKind.SEAL) {
            withdrawnSeals.add(block.firstSequence(), block.nextSequence());
        }
    }

    boolean measure(long from, long to) {
        return measured.intersect(from, to);
    }

    /** Whether every seal that has some of these numbers has the live block's values for them. */
    boolean repeat(Exhibit live, long from, long to) {
        Long first = seals.floorKey(from);
        for (Exhibit seal :
                seals.subMap(first == null ? from : first, true, to, false).values()) {
            long end = Math.min(to, seal.block().nextSequence());
            for (long number = Math.max(from, seal.block().firstSequence()); number < end; number++) {
                if (value(seal, number) != value(live, number)) {
                    return false;
                }
            }
        }
        return true;
    }

    /** What was taken back and would go before what stands. */
    SequenceRanges withdrawn(boolean behindEstimate) {
        return behindEstimate ? withdrawn : withdrawnSeals;
    }

    private static long value(Exhibit exhibit, long number) {
        return exhibit.readings().values()[(int) (number - exhibit.block().firstSequence())];
    }
}
