package io.meterproof.formats.block;

import static org.assertj.core.api.Assertions.assertThat;

import io.meterproof.formats.Golden;
import java.util.HexFormat;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GoldenBlockTest {
    private final SignedBlock seal = SampleBlocks.seal();

    @Test
    void aSealHasItsGoldenBytes() {
        assertThat(seal.signed()).isEqualTo(Golden.hex("block/v1/seal"));
    }

    @Test
    void goldenBytesAreReadBackAsTheSeal() {
        assertThat(BlockCodec.decode(Golden.hex("block/v1/seal"))).isEqualTo(seal.block());
    }

    @Test
    void aChargingTransactionHasItsGoldenBytes() {
        assertThat(SampleBlocks.charging().signed()).isEqualTo(Golden.hex("block/v1/charging"));
    }

    @Test
    void theSignatureIsTheDeterministicOneOfRfc8032() {
        assertThat(seal.signature()).isEqualTo(Golden.hex("block/v1/seal.signature"));
    }

    @Test
    void packedReadingsHaveTheirGoldenBytes() {
        assertThat(seal.readings()).isEqualTo(Golden.hex("readings/v1/packed"));
    }

    @Test
    void everyReadingLeafHasItsGoldenBytes() {
        Readings readings = ReadingsCodec.decode(seal.readings());

        assertThat(IntStream.range(0, readings.count())
                        .mapToObj(i -> ReadingTree.disclose(readings, i).entry())
                        .map(HexFormat.of()::formatHex))
                .isEqualTo(Golden.text("readings/v1/leaf-entries.hex").lines().toList());
    }

    @Test
    void identitiesHaveTheirGoldenBytes() {
        assertThat(SampleBlocks.CHANNEL.meter().bytes()).isEqualTo(Golden.hex("block/v1/meter"));
        assertThat(SampleBlocks.signer().key().bytes()).isEqualTo(Golden.hex("block/v1/key"));
        assertThat(Identities.transaction(SampleBlocks.TRANSACTION).bytes())
                .isEqualTo(Golden.hex("block/v1/transaction"));
        assertThat(seal.digest().bytes()).isEqualTo(Golden.hex("block/v1/seal.digest"));
    }
}
