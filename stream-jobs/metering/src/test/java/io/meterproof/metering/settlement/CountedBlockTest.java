package io.meterproof.metering.settlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.meterproof.metering.ledger.Golden;
import io.meterproof.tlog.Hash;
import io.meterproof.tlog.TreeHasher;
import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CountedBlockTest {
    private static final Hash SIGNER = TreeHasher.sha256(new byte[] {2});
    private static final RegisterPoint BOUNDARY = new RegisterPoint(9, Blocks.EPOCH, 36, Hash.ZERO);

    private final CountedBlock counted = new CountedBlock(
            Blocks.CHANNEL, SIGNER, Optional.of(BOUNDARY), ActualBlock.of(Blocks.seal(9, 4, 1_000), 0));

    @Test
    void aBlockBehindWhatIsArchivedKeepsItsBytes() throws IOException {
        byte[] encoded = counted.encode();

        assertThat(encoded).isEqualTo(Golden.bytes("counted-block/v1/behind-boundary.hex", encoded));
    }

    @Test
    void aBlockReadsBackAsItWas() {
        CountedBlock first = CountedBlock.of(Blocks.seal(1, 4, 1_000));

        assertThat(CountedBlock.decode(counted.encode()))
                .usingRecursiveComparison()
                .isEqualTo(counted);
        assertThat(CountedBlock.decode(first.encode()))
                .usingRecursiveComparison()
                .isEqualTo(first);
    }

    @Test
    void anotherVersionIsRefused() {
        byte[] encoded = counted.encode();
        encoded[0] = 2;

        assertThatThrownBy(() -> CountedBlock.decode(encoded)).hasMessage("state of version 2, not 1");
    }
}
