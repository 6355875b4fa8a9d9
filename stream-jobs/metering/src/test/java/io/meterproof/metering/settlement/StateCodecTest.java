package io.meterproof.metering.settlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.meterproof.formats.block.BlockKind;
import io.meterproof.metering.ledger.Golden;
import io.meterproof.tlog.Hash;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StateCodecTest {
    private final TreeChannelStore store = new TreeChannelStore();

    @BeforeEach
    void aSealBehindAGap() {
        Settlement settlement = new Settlement(Blocks.CHANNEL, Agreed.always("one"), Installed.UNKNOWN, store);
        settlement.accept(Blocks.seal(1, 4, 1_000));
        settlement.accept(Blocks.seal(9, 4, 2_000));
    }

    @Test
    void aBlockWithItsOwnSegmentAndAnEstimateKeepsItsBytes() throws IOException {
        byte[] encoded = ActualBlockCodec.encode(sealBehindGap());

        assertThat(encoded).isEqualTo(Golden.bytes("settlement-block/v2/seal-behind-gap.hex", encoded));
    }

    @Test
    void aBlockReadsBackAsItWas() {
        ActualBlock block = sealBehindGap();

        assertThat(ActualBlockCodec.decode(ActualBlockCodec.encode(block)))
                .usingRecursiveComparison()
                .isEqualTo(block);
    }

    @Test
    void aHeadKeepsItsBytes() throws IOException {
        byte[] encoded = ChannelHeadCodec.encode(store.head().get());

        assertThat(encoded).isEqualTo(Golden.bytes("channel-head/v2/two-seals.hex", encoded));
    }

    @Test
    void aHeadReadsBackAsItWas() {
        Settlement settlement = new Settlement(Blocks.CHANNEL, Terms.NONE, Installed.UNKNOWN, store);
        settlement.accept(Blocks.seal(1 + 90 * 96, 4, 3_000));
        settlement.stand(List.of(new Outdone(7, 5)), List.of(), Hash.ZERO);
        ChannelHead head = store.head().get();

        assertThat(head.boundary()).isPresent();
        assertThat(head.outdone()).hasSize(1);
        assertThat(ChannelHeadCodec.decode(ChannelHeadCodec.encode(head))).isEqualTo(head);
    }

    @Test
    void anotherVersionIsRefused() {
        byte[] encoded = ChannelHeadCodec.encode(store.head().get());
        encoded[0] = 3;

        assertThatThrownBy(() -> ChannelHeadCodec.decode(encoded)).hasMessage("state of version 3, not 2");
    }

    private ActualBlock sealBehindGap() {
        return store.block(new BlockKey(BlockKind.SEAL, 9)).orElseThrow();
    }
}
