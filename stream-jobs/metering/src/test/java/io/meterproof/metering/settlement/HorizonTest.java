package io.meterproof.metering.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import io.meterproof.formats.block.BlockKind;
import io.meterproof.metering.ledger.Basis;
import io.meterproof.metering.settlement.SettlementOutcome.BeyondHorizon;
import io.meterproof.metering.settlement.SettlementOutcome.Unbelieved;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is before the previous service month goes to the archive, and comes back from there alone. */
class HorizonTest {
    private static final int MONTH = 31 * 96;

    private final SettledChannel channel = new SettledChannel();

    @Test
    void whatIsHeldIsGivenUpBehindTheHorizonThoughNothingSettlesAnyMore() {
        channel.accept(Blocks.seal(1, 4, 0));
        AcceptedBlock early = Blocks.accepted(BlockKind.SEAL, 5, 1, Blocks.INTERVAL, 1, 7);
        AcceptedBlock late = Blocks.accepted(BlockKind.SEAL, 5 + 3 * MONTH, 1, Blocks.INTERVAL, 2, 7);
        assertThat(channel.settle(early)).isInstanceOf(Unbelieved.class);
        assertThat(channel.store.block(new BlockKey(BlockKind.SEAL, 5))).isPresent();

        SettlementOutcome outcome = channel.settle(late);

        assertThat(outcome).isInstanceOf(Unbelieved.class);
        assertThat(outcome.givenUp()).hasSize(1);
        assertThat(channel.store.block(new BlockKey(BlockKind.SEAL, 5))).isEmpty();
        assertThat(channel.store.block(new BlockKey(BlockKind.SEAL, 1))).isEmpty();
    }

    @Test
    void blocksBeforeThePreviousServiceMonthWaitForTheArchive() {
        channel.accept(Blocks.seal(1 + 2 * MONTH, 96, 0));

        assertThat(channel.settle(Blocks.seal(1, 96, 0)))
                .isEqualTo(new BeyondHorizon(
                        Blocks.seal(1, 96, 0).digest(),
                        Instant.parse("2026-04-01T00:00:00Z"),
                        1,
                        Blocks.begin(97).getEpochSecond()));
    }

    @Test
    void whatTheHorizonPassesGoesToTheArchiveAsItIsBilled() {
        SettlementOutcome first = channel.settle(Blocks.seal(1, 96, 0));
        assertThat(first.givenUp()).isEmpty();

        SettlementOutcome later = channel.settle(Blocks.seal(1 + 61 * 96, 96, 0));

        assertThat(later.givenUp())
                .flatExtracting(GivenUp::standing)
                .extracting(Segment::usageId)
                .containsExactly(first.events().get(0).usageId());
    }

    @Test
    void whatIsGivenUpLeavesItsRegisterForTheNextEstimate() {
        channel.accept(Blocks.seal(1, 96, 0));
        channel.accept(Blocks.seal(1 + 61 * 96, 96, 0));
        assertThat(channel.store.head().get().boundary())
                .contains(ActualBlock.of(Blocks.seal(1, 96, 0), 0).endPoint());

        List<SettlementEvent> events = channel.accept(Blocks.seal(1 + 40 * 96, 96, 9));

        assertThat(events.get(1).usage().basis())
                .isInstanceOfSatisfying(Basis.OfEstimate.class, estimate -> assertThat(estimate.after())
                        .isEqualTo(Blocks.seal(1, 96, 0).digest()));
    }
}
