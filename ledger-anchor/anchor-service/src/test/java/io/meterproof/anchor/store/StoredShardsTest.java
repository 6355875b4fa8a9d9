package io.meterproof.anchor.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.meterproof.metering.commitment.Generation;
import io.meterproof.metering.commitment.Seal;
import io.meterproof.tlog.Hash;
import io.meterproof.tlog.TreeHead;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StoredShardsTest {
    private static final TreeHead HEAD = new TreeHead(1, Hash.ZERO);
    private static final Seal SEAL = new Seal(2, 2);

    @Test
    void aShardOfTheNextGenerationWaitsUntilAllBeforeItAreSealed() {
        StoredShards stored = new StoredShards(Map.of(0, HEAD, 1, HEAD, 2, HEAD), Map.of(0, SEAL));

        assertThat(stored.headsIn(Generation.FIRST, Set.of(0, 1))).containsOnlyKeys(0, 1);
        assertThat(stored.headsIn(new Generation(2, 2), Set.of(0, 1))).containsOnlyKeys(0, 1, 2);
    }

    @Test
    void whatAnEpochHasShownStays() {
        StoredShards stored = new StoredShards(Map.of(0, HEAD, 1, HEAD, 2, HEAD), Map.of(0, SEAL));

        assertThat(stored.headsIn(Generation.FIRST, Set.of(0, 1, 2))).containsOnlyKeys(0, 1, 2);
    }
}
