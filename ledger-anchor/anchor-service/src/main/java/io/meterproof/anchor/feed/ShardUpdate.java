package io.meterproof.anchor.feed;

import io.meterproof.tlog.Tile;
import io.meterproof.tlog.TreeHead;
import java.util.List;

/**
 * A shard's new head, with every tile changed since the update before.
 *
 * @param shard not negative
 * @param head of one leaf or more
 */
public record ShardUpdate(int shard, TreeHead head, List<Tile> tiles) {
    public ShardUpdate {
        tiles = List.copyOf(tiles);
        if (shard < 0 || head.size() == 0) {
            throw new IllegalArgumentException("no update of shard " + shard + " to size " + head.size());
        }
    }
}
