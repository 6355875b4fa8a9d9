package io.meterproof.anchor.feed;

import io.meterproof.tlog.Tile;
import io.meterproof.tlog.TreeHead;
import java.util.List;

/** A shard's new head, with every tile changed since the update before. */
public record ShardUpdate(int shard, TreeHead head, List<Tile> tiles) {
    public ShardUpdate {
        tiles = List.copyOf(tiles);
    }
}
