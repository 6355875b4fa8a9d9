package io.meterproof.quickstart.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.meterproof.metering.commitment.Shards;
import io.meterproof.metering.document.InvalidDocumentException;
import io.meterproof.metering.document.LogResharding;
import io.meterproof.metering.keylog.LogGenerations;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class OpenGenerationTest {
    private static final LogGenerations SECOND =
            new LogGenerations(List.of(new LogResharding("test.local", 2, new Shards(4, 8), Instant.EPOCH, "growth")));

    @Test
    void theFirstGenerationHasAllPartitions() {
        assertThat(OpenGeneration.of(new LogGenerations(List.of()), 4)).isEqualTo(new OpenGeneration(1, 4));
    }

    @Test
    void theNextGenerationBeginsWhereTheNewestEnds() {
        assertThat(OpenGeneration.of(SECOND, 12)).isEqualTo(new OpenGeneration(2, 12));
    }

    @Test
    void aGenerationThatHasNotTakenOverYetIsFollowedByNone() {
        assertThatThrownBy(() -> OpenGeneration.of(SECOND, 4))
                .isInstanceOf(InvalidDocumentException.class)
                .hasMessage("shards: are 4, and those of generation 2, which is signed, end with 11:"
                        + " start the settlement job anew first");
    }
}
