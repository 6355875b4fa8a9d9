package io.meterproof.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.meterproof.metering.commitment.PrivacyKey;
import io.meterproof.tlog.Hash;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FactBuilderTest {
    private static final PrivacyKey KEY = PrivacyKey.of(new byte[PrivacyKey.LENGTH]);
    private static final BlockEvidence BLOCK = TestBundles.evidence(TestBundles.FIRST_DAY, TestRegistry.HOME);

    @Test
    void whatWasWrittenIsReadAgain() {
        for (String json : TestFacts.all()) {
            FactCodec.Sealed read = FactCodec.decode(json);

            assertThat(FactCodec.encode(read.proof())).isEqualTo(json);
            assertThat(read.digest()).isEqualTo(read.computed());
        }
    }

    @Test
    void oneReadingShowsNeitherTheSeedNorTheOthers() {
        Fact.OfReading shown =
                (Fact.OfReading) FactCodec.decode(TestFacts.reading()).proof().fact();

        assertThat(shown.reading().value()).isEqualTo(900);
        assertThat(TestFacts.reading()).doesNotContain("readings");
        assertThat(shown.path()).hasSize(2);
    }

    @Test
    void anAnswerAboutAnotherLeafIsRefused() {
        FactBuilder builder = FactBuilder.ofBlock(KEY, BLOCK, TestBundles.documents());
        ProofAnswer other = TestLog.holding(List.of(Hash.ZERO), List.of(Hash.ZERO), Optional.empty());

        assertThatThrownBy(() -> builder.build(other, TestRegistry.keys()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aReadingThatIsNotThereIsRefused() {
        assertThatThrownBy(() -> FactBuilder.ofReading(KEY, BLOCK, 4, TestBundles.documents()))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
