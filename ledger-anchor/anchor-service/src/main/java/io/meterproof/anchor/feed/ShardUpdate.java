package io.meterproof.anchor.feed;

import io.meterproof.metering.commitment.Seal;
import io.meterproof.metering.commitment.StatementPointer;
import io.meterproof.tlog.Tile;
import io.meterproof.tlog.TreeHead;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A shard's new head, with every tile changed since the update before.
 *
 * @param shard not negative
 * @param head of one leaf or more
 * @param seal the last leaf, if it is one
 * @param pointers to statements among the leaves since the update before, by index
 */
public record ShardUpdate(
        int shard, TreeHead head, List<Tile> tiles, Map<Long, StatementPointer> pointers, Optional<Seal> seal) {
    public ShardUpdate {
        tiles = List.copyOf(tiles);
        pointers = Map.copyOf(pointers);
        if (shard < 0 || head.size() == 0) {
            throw new IllegalArgumentException("no update of shard " + shard + " to size " + head.size());
        }
    }
}
