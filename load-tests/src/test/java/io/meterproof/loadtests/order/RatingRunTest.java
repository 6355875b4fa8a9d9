package io.meterproof.loadtests.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.InvalidKeyException;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.Test;

class RatingRunTest {
    @Test
    void whatIsRatedAgainIsReversedAndBilledOnce() throws InvalidKeyException {
        RatingRun.Took took = new RatingRun(2).run(3, 7, new LongAdder());

        assertThat(took.entriesFirst()).isPositive();
        assertThat(took.entriesAgain() - took.entriesFirst()).isEven().isPositive();
        assertThat(took.closes()).isEqualTo(6);
        assertThat(took.first()).isPositive();
    }
}
