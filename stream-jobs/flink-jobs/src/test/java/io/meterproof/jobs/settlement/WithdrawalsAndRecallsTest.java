package io.meterproof.jobs.settlement;

import static io.meterproof.jobs.fixture.SampleContracts.ACCOUNT;
import static io.meterproof.jobs.settlement.SettlementMessages.AGREEMENT;
import static io.meterproof.jobs.settlement.SettlementMessages.CAUSE;
import static io.meterproof.jobs.settlement.SettlementMessages.KEY;
import static io.meterproof.jobs.settlement.SettlementMessages.PRICES;
import static io.meterproof.jobs.settlement.SettlementMessages.reading;
import static io.meterproof.jobs.settlement.SettlementMessages.recall;
import static io.meterproof.jobs.settlement.SettlementMessages.withdrawal;
import static org.assertj.core.api.Assertions.assertThat;

import io.meterproof.jobs.fixture.SampleMeter;
import io.meterproof.jobs.runtime.Message;
import io.meterproof.jobs.runtime.MessageKind;
import io.meterproof.metering.settlement.SettlementEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What takes accepted readings back. */
class WithdrawalsAndRecallsTest {
    private SettleHarness settle;

    @BeforeEach
    void start() throws Exception {
        settle = new SettleHarness();
    }

    @AfterEach
    void stop() throws Exception {
        settle.close();
    }

    @Test
    void aWithdrawalWaitsBehindTheBlockThatItTakesBack() throws Exception {
        settle.broadcast(PRICES);
        settle.send(AGREEMENT, reading(SampleMeter.live(1, 10)), withdrawal(1));

        settle.send(KEY);

        assertThat(settle.events()).hasSize(2).last().isInstanceOf(SettlementEvent.Reverse.class);
    }

    @Test
    void afterAReversalTheAccountHearsThatItsUsageIsFinished() throws Exception {
        settle.broadcast(PRICES);
        settle.send(KEY, AGREEMENT, reading(SampleMeter.live(1, 10)), withdrawal(1));

        Message last = settle.passed().get(2);
        assertThat(last.kind()).isEqualTo(MessageKind.FINISHED);
        assertThat(last.subject()).isEqualTo(ACCOUNT);
        assertThat(FinishedUsages.decode(last.value()))
                .containsExactly(settle.events().get(0).usageId());
    }

    @Test
    void theSameWithdrawalAgainMovesNothing() throws Exception {
        settle.broadcast(PRICES);
        settle.send(KEY, AGREEMENT, reading(SampleMeter.live(1, 10)), withdrawal(1));

        settle.send(withdrawal(1));

        assertThat(settle.events()).hasSize(2);
    }

    @Test
    void aRecallReversesOnceWhatIsNotProven() throws Exception {
        settle.broadcast(PRICES);
        settle.send(KEY, AGREEMENT, reading(SampleMeter.live(1, 10)), reading(SampleMeter.live(2, 10)));

        settle.send(recall(1), recall(1));

        assertThat(settle.events()).hasSize(3).last().isInstanceOfSatisfying(SettlementEvent.Reverse.class, reverse -> {
            assertThat(reverse.usage().firstSequence()).isEqualTo(2);
            assertThat(reverse.cause()).isEqualTo(CAUSE);
        });
    }

    @Test
    void aRecallWaitsBehindTheBlocksThatItTakesBack() throws Exception {
        settle.broadcast(PRICES);
        settle.send(AGREEMENT, reading(SampleMeter.live(1, 10)), recall(0));

        settle.send(KEY);

        assertThat(settle.events()).hasSize(2).last().isInstanceOf(SettlementEvent.Reverse.class);
    }
}
