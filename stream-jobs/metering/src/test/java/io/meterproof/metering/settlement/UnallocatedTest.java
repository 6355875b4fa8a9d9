package io.meterproof.metering.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import io.meterproof.formats.block.BlockKind;
import java.time.YearMonth;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class UnallocatedTest {
    private static final int MONTH = 31 * 96;

    private final TreeChannelStore store = new TreeChannelStore();
    private Terms terms = Terms.NONE;

    @Test
    void whatNobodyPaysIsCountedInItsServiceMonth() {
        settlement().accept(Blocks.seal(1, 96, 0));
        settlement().accept(Blocks.seal(1 + MONTH, 96, 0));

        assertThat(unallocated().months())
                .containsExactly(month("2026-03", 96, used(1, 96)), month("2026-04", 96, used(1 + MONTH, 96)));
    }

    @Test
    void aLateAgreementLeavesWhatItDoesNotCover() {
        settlement().accept(Blocks.seal(1, 96, 0));
        terms = Agreed.terms(Agreed.agreement("one", Blocks.begin(41), Optional.empty()));

        settlement().resettle(Agreed.hash("cause"));

        assertThat(unallocated().months()).containsExactly(month("2026-03", 40, used(1, 40)));
    }

    @Test
    void anAgreementFromTheBeginLeavesNothing() {
        settlement().accept(Blocks.seal(1, 96, 0));
        terms = Agreed.always("one");

        settlement().resettle(Agreed.hash("cause"));

        assertThat(unallocated()).isEqualTo(Unallocated.NOTHING);
    }

    @Test
    void whatIsGivenUpToTheArchiveIsStillNobodys() {
        settlement().accept(Blocks.seal(1, 96, 0));

        settlement().accept(Blocks.seal(1 + 4 * MONTH, 4, 0));

        assertThat(store.block(new BlockKey(BlockKind.SEAL, 1))).isEmpty();
        assertThat(unallocated().months().get(0)).isEqualTo(month("2026-03", 96, used(1, 96)));
    }

    @Test
    void ofManyYearsTheEarliestMonthsAreToldTogether() {
        for (int month = 0; month < 40; month++) {
            settlement().accept(Blocks.seal(1 + (long) month * MONTH, 1, month));
        }

        assertThat(unallocated().months()).hasSize(Unallocated.MOST_MONTHS);
        assertThat(unallocated().readings()).isEqualTo(40);
    }

    @Test
    void whatIsHeldIsNobodysEither() {
        settlement().accept(Blocks.seal(1, 4, 0));
        settlement().accept(Blocks.accepted(BlockKind.SEAL, 5, 1, Blocks.INTERVAL, 1, 7));

        assertThat(store.head().orElseThrow().heldReadings()).isEqualTo(1);
        assertThat(unallocated().readings()).isEqualTo(5);
    }

    private static Unallocated.Month month(String month, long readings, long quantity) {
        YearMonth named = YearMonth.parse(month);
        int number = named.getYear() * 12 + named.getMonthValue() - 1;
        return new Unallocated.Month(number, new Waiting(readings, quantity));
    }

    private static long used(long first, int count) {
        return LongStream.of(Blocks.truths(first, count)).sum();
    }

    private Unallocated unallocated() {
        return store.head().orElseThrow().unallocated();
    }

    private Settlement settlement() {
        return new Settlement(Blocks.CHANNEL, terms, Installed.UNKNOWN, store);
    }
}
