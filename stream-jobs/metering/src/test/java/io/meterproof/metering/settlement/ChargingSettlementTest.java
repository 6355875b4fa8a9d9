package io.meterproof.metering.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import io.meterproof.formats.block.BlockKind;
import io.meterproof.metering.rating.Line;
import io.meterproof.metering.settlement.SettlementOutcome.Held;
import io.meterproof.metering.settlement.SettlementOutcome.Unbelieved;
import io.meterproof.tlog.Hash;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Transactions of a charger: each is billed by itself, and none is estimated. */
class ChargingSettlementTest {
    private static final Hash CAUSE = Agreed.hash("cause");

    private final SettledChannel channel = new SettledChannel();

    @Test
    void aChargingTransactionIsOneLineOfTheRegistersAdvance() {
        List<SettlementEvent> events = channel.accept(Blocks.charging(1, 5400, 1000, 8500));

        List<Line> lines = events.get(0).usage().lines();
        assertThat(lines).singleElement().satisfies(line -> {
            assertThat(line.quantity()).isEqualTo(7500);
            assertThat(line.to()).isEqualTo(line.from().plusSeconds(5400));
        });
    }

    @Test
    void aRegisterThatWentBackWhileChargingIsHeld() {
        assertThat(channel.settle(Blocks.charging(1, 60, 1000, 999)))
                .isInstanceOfSatisfying(
                        Held.class, held -> assertThat(held.reason()).contains("went back"));
    }

    @Test
    void aTransactionOfMoreUseThanCanBeBilledIsHeldWhenItIsMultiplied() {
        channel.installed = Papers.installed(Papers.multiplied(Papers.from(1), "1000000"));

        assertThat(channel.settle(Blocks.charging(1, 60, 0, 999_999_999_999L)))
                .isInstanceOfSatisfying(Unbelieved.class, held -> assertThat(held.objection())
                        .isEqualTo("its quantities are out of range"));
    }

    @Test
    void chargingTransactionsLeaveNoGapToEstimate() {
        channel.accept(Blocks.charging(1, 60, 0, 10));

        assertThat(channel.accept(Blocks.charging(7, 60, 50, 60))).hasSize(1);
    }

    @Test
    void nothingIsEstimatedBeforeATransactionOnNewTermsEither() {
        channel.accept(Blocks.accepted(BlockKind.LIVE, 1, 0, Blocks.INTERVAL, 0, 0));
        channel.accept(Blocks.charging(3, Blocks.INTERVAL, 0, 10));

        assertThat(channel.settlement().resettle(CAUSE).events()).isEmpty();
    }
}
