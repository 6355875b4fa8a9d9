package io.meterproof.metering.verdict;

import io.meterproof.formats.block.Block;
import io.meterproof.formats.block.BlockKind;
import io.meterproof.tlog.Hash;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What is remembered of a channel to judge its next block: at most {@value ChannelStateCodec#MAX_LENGTH} bytes.
 * Questions about older numbers belong to the archive.
 *
 * @param recent the last blocks that were accepted, oldest first, the kinds sharing the room evenly
 * @param previousSeal digest of the newest seal, zeros before the first
 */
public record ChannelState(
        SequenceTrack live,
        SequenceTrack seal,
        SequenceTrack charging,
        List<RememberedBlock> recent,
        Hash previousSeal) {
    public static final ChannelState EMPTY =
            new ChannelState(SequenceTrack.EMPTY, SequenceTrack.EMPTY, SequenceTrack.EMPTY, List.of(), Hash.ZERO);

    static final int MAX_RANGES = 48;
    static final int MAX_RECENT = 8;

    public ChannelState {
        recent = List.copyOf(recent);
    }

    /** The bytes to keep, see {@link ChannelStateCodec}. */
    public byte[] encode() {
        return ChannelStateCodec.encode(this);
    }

    /**
     * Reads kept bytes.
     *
     * @throws IllegalArgumentException for bytes that {@link #encode} did not write
     */
    public static ChannelState decode(byte[] bytes) {
        return ChannelStateCodec.decode(bytes);
    }

    boolean remembers(Hash digest) {
        for (RememberedBlock block : recent) {
            if (block.isBlock(digest)) {
                return true;
            }
        }
        return previousSeal.equals(digest);
    }

    boolean isFresh(Block block) {
        return track(block.kind()).isFresh(block.firstSequence(), block.count());
    }

    List<RememberedBlock> sharingNumbersWith(Block block) {
        return recent.stream()
                .filter(remembered -> remembered.sharesNumbersWith(block))
                .toList();
    }

    /** The state after a block with fresh numbers was accepted. */
    ChannelState after(Block block, Hash digest) {
        SequenceTrack track = track(block.kind());
        boolean newestOfKind = block.firstSequence() > track.mark();
        return with(block.kind(), track.with(block.firstSequence(), block.count()))
                .remembering(
                        RememberedBlock.of(block, digest),
                        newestOfKind && block.kind() == BlockKind.SEAL ? digest : previousSeal)
                .withinRanges();
    }

    /** The state after a block was accepted because it was said to be right: those that it contradicts were not seen. */
    ChannelState afterRight(Block block, Hash digest) {
        List<RememberedBlock> wrong = sharingNumbersWith(block);
        SequenceTrack track = track(block.kind());
        for (RememberedBlock each : wrong) {
            track = track.without(each.firstSequence(), each.firstSequence() + each.count());
        }
        List<RememberedBlock> rest = new ArrayList<>(recent);
        rest.removeAll(wrong);
        boolean takesPlace = wrong.stream().anyMatch(each -> each.isBlock(previousSeal));
        ChannelState open = with(block.kind(), track);
        return new ChannelState(open.live, open.seal, open.charging, rest, takesPlace ? digest : previousSeal)
                .after(block, digest);
    }

    /**
     * The state when the numbers after one count as not seen: the blocks that had them are taken back, and another key may attest
     * them again. What is remembered as another key's stands.
     *
     * @param compromised whose blocks are taken back
     */
    public ChannelState reopened(BlockKind kind, long through, Hash compromised) {
        SequenceTrack track = track(kind).reopened(through);
        for (RememberedBlock block : recent) {
            if (block.kind() == kind && !block.maybeBy(compromised)) {
                track = track.with(block.firstSequence(), block.count());
            }
        }
        return with(kind, track).withinRanges();
    }

    /** Whether nothing counts as seen: nothing ever came, or all of it was taken back. */
    public boolean isUnused() {
        return live.mark() == 0 && seal.mark() == 0 && charging.mark() == 0;
    }

    private SequenceTrack track(BlockKind kind) {
        return switch (kind) {
            case LIVE -> live;
            case SEAL -> seal;
            case CHARGING -> charging;
        };
    }

    private ChannelState with(BlockKind kind, SequenceTrack track) {
        return switch (kind) {
            case LIVE -> new ChannelState(track, seal, charging, recent, previousSeal);
            case SEAL -> new ChannelState(live, track, charging, recent, previousSeal);
            case CHARGING -> new ChannelState(live, seal, track, recent, previousSeal);
        };
    }

    private ChannelState remembering(RememberedBlock block, Hash newestSeal) {
        List<RememberedBlock> blocks = new ArrayList<>(recent);
        blocks.add(block);
        if (blocks.size() > MAX_RECENT) {
            blocks.remove(oldestOf(mostFrequentKind(blocks), blocks));
        }
        return new ChannelState(live, seal, charging, blocks, newestSeal);
    }

    private static BlockKind mostFrequentKind(List<RememberedBlock> blocks) {
        int[] counts = new int[BlockKind.values().length];
        for (RememberedBlock block : blocks) {
            counts[block.kind().ordinal()]++;
        }
        BlockKind mostFrequent = BlockKind.LIVE;
        for (BlockKind kind : BlockKind.values()) {
            if (counts[kind.ordinal()] > counts[mostFrequent.ordinal()]) {
                mostFrequent = kind;
            }
        }
        return mostFrequent;
    }

    private static int oldestOf(BlockKind kind, List<RememberedBlock> blocks) {
        int oldest = 0;
        while (blocks.get(oldest).kind() != kind) {
            oldest++;
        }
        return oldest;
    }

    /** Forgets the lowest missing numbers until the ranges fit. */
    private ChannelState withinRanges() {
        ChannelState state = this;
        while (state.live.missing().size()
                        + state.seal.missing().size()
                        + state.charging.missing().size()
                > MAX_RANGES) {
            BlockKind oldest = state.kindWithOldestRange();
            state = state.with(oldest, state.track(oldest).withoutOldest());
        }
        return state;
    }

    private BlockKind kindWithOldestRange() {
        return List.of(BlockKind.values()).stream()
                .filter(kind -> !track(kind).missing().isEmpty())
                .min(Comparator.comparingLong(
                        kind -> track(kind).missing().get(0).first()))
                .orElseThrow();
    }
}
