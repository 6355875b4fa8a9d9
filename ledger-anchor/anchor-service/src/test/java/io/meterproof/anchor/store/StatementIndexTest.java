package io.meterproof.anchor.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.meterproof.metering.commitment.StatementPointer;
import io.meterproof.tlog.Hash;
import io.meterproof.tlog.TreeHasher;
import io.meterproof.tlog.TreeHead;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StatementIndexTest {
    private static final Hash TAG = TreeHasher.leaf(new byte[] {1});

    @Test
    void thePointerOfTheHighestShardIsTheNewestHoweverTheShardsAreNumbered() {
        Map<Integer, TreeHead> heads = new HashMap<>();
        for (int shard : List.of(0, 1, 2, 3, 17)) {
            heads.put(shard, new TreeHead(1, Hash.ZERO));
        }

        assertThat(new StatementIndex(StatementIndexTest::pointers).at(heads).get(TAG))
                .hasValue(statement(17));
    }

    private static List<StatementPointer> pointers(int shard, long from, long to) {
        return shard == 2 || shard == 17 ? List.of(new StatementPointer(TAG, statement(shard))) : List.of();
    }

    private static Hash statement(int shard) {
        return TreeHasher.leaf(new byte[] {2, (byte) shard});
    }
}
