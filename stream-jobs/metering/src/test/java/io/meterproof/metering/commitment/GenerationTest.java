package io.meterproof.metering.commitment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GenerationTest {
    private static final Seal SECOND = new Seal(2, 2);
    private static final Seal THIRD = new Seal(3, 5);

    @Test
    void aSealIsFourteenBytes() {
        assertThat(HexFormat.of().formatHex(new Seal(2, 4).bytes())).isEqualTo("0701000000000000000200000004");
        assertThat(Seal.parse(3, new Seal(2, 4).bytes())).contains(new Seal(2, 4));
    }

    @Test
    void aSealInFavourOfAGenerationThatHasTheShardItselfIsNone() {
        assertThat(Seal.parse(4, new Seal(2, 4).bytes())).isEmpty();
        assertThat(Seal.parse(0, new byte[Seal.LENGTH])).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> new Seal(1, 4));
    }

    @Test
    void aGenerationLastsUntilAllItsShardsAreSealed() {
        assertThat(Generation.FIRST.after(Map.of())).isEqualTo(Generation.FIRST);
        assertThat(Generation.FIRST.after(Map.of(0, SECOND))).isEqualTo(Generation.FIRST);
        assertThat(Generation.FIRST.after(Map.of(0, SECOND, 1, SECOND))).isEqualTo(new Generation(2, 2));
    }

    @Test
    void sealsThatDoNotAgreeEndNothing() {
        assertThat(Generation.FIRST.after(Map.of(0, SECOND, 1, new Seal(2, 3)))).isEqualTo(Generation.FIRST);
    }

    @Test
    void anEpochMayPassOverAGenerationThatNothingWasWrittenIn() {
        Map<Integer, Seal> seals = Map.of(0, SECOND, 1, SECOND, 2, THIRD, 3, THIRD, 4, THIRD);
        assertThat(Generation.FIRST.after(seals)).isEqualTo(new Generation(3, 5));
        assertThat(new Generation(2, 2).after(seals)).isEqualTo(new Generation(3, 5));
        assertThat(new Generation(3, 5).after(seals)).isEqualTo(new Generation(3, 5));
    }
}
