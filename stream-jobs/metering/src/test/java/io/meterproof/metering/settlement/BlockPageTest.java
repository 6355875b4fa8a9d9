package io.meterproof.metering.settlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.meterproof.formats.block.BlockKind;
import io.meterproof.metering.ledger.Golden;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class BlockPageTest {
    private static final ActualBlock LIVE = ActualBlock.of(Blocks.live(1, 1_000), 0);
    private static final ActualBlock NEXT = ActualBlock.of(Blocks.live(2, 2_000), 0);
    private static final ActualBlock SEAL = ActualBlock.of(Blocks.seal(1, 4, 3_000), 0);

    private final BlockPage page = BlockPage.EMPTY.with(LIVE).with(NEXT).with(SEAL);

    @Test
    void eachBlockReadsBackByItsKindAndNumber() {
        assertThat(page.block(LIVE.key()).orElseThrow().digest()).isEqualTo(LIVE.digest());
        assertThat(page.block(NEXT.key()).orElseThrow().digest()).isEqualTo(NEXT.digest());
        assertThat(page.block(SEAL.key()).orElseThrow().digest()).isEqualTo(SEAL.digest());
    }

    @Test
    void aNumberWithinABlockIsNoKeyOfIt() {
        assertThat(page.block(new BlockKey(BlockKind.SEAL, 2))).isEmpty();
    }

    @Test
    void aBlockTakesThePlaceOfTheOneOfItsKey() {
        BlockPage held = page.with(LIVE.held());

        assertThat(held.block(LIVE.key()).orElseThrow().waiting().readings()).isEqualTo(1);
        assertThat(held.block(NEXT.key())).isPresent();
        assertThat(held.without(LIVE.key()).block(LIVE.key())).isEmpty();
    }

    @Test
    void aPageWithoutItsLastBlockIsEmpty() {
        BlockPage rest = page.without(LIVE.key()).without(SEAL.key());

        assertThat(rest.isEmpty()).isFalse();
        assertThat(rest.without(NEXT.key()).isEmpty()).isTrue();
    }

    @Test
    void numbersThatFollowEachOtherShareAPageUntilItIsFull() {
        assertThat(BlockPage.of(new BlockKey(BlockKind.LIVE, 31))).isEqualTo(BlockPage.of(LIVE.key()));
        assertThat(BlockPage.of(new BlockKey(BlockKind.LIVE, 32))).isNotEqualTo(BlockPage.of(LIVE.key()));
    }

    @Test
    void aPageKeepsItsBytes() throws IOException {
        byte[] golden = Golden.bytes("block-page/v1/two-live-and-a-seal.hex", page.bytes());

        assertThat(page.bytes()).isEqualTo(golden);
        assertThat(BlockPage.ofBytes(golden).block(SEAL.key()).orElseThrow())
                .usingRecursiveComparison()
                .isEqualTo(SEAL);
    }

    @Test
    void anotherVersionIsRefused() {
        assertThatThrownBy(() -> BlockPage.ofBytes(new byte[] {2})).hasMessage("state of version 2, not 1");
    }
}
