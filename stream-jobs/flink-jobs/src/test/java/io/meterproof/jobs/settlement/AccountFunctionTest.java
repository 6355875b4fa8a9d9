package io.meterproof.jobs.settlement;

import static io.meterproof.jobs.fixture.SampleContracts.ACCOUNT;
import static io.meterproof.jobs.fixture.SampleContracts.close;
import static io.meterproof.jobs.fixture.SampleContracts.topUp;
import static io.meterproof.jobs.settlement.AccountMessages.AGREEMENT;
import static io.meterproof.jobs.settlement.AccountMessages.CREDIT;
import static io.meterproof.jobs.settlement.AccountMessages.HOLDER;
import static io.meterproof.jobs.settlement.AccountMessages.KEY;
import static io.meterproof.jobs.settlement.AccountMessages.PREPAID;
import static io.meterproof.jobs.settlement.AccountMessages.PRICES;
import static io.meterproof.jobs.settlement.AccountMessages.bill;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.meterproof.jobs.fixture.Filed;
import io.meterproof.jobs.fixture.SampleResources;
import io.meterproof.jobs.runtime.Message;
import io.meterproof.jobs.runtime.MessageKind;
import io.meterproof.metering.commitment.EntryType;
import java.util.List;
import org.apache.flink.runtime.execution.SuppressRestartsException;
import org.apache.flink.streaming.util.KeyedBroadcastOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AccountFunctionTest {
    private AccountHarness accounts;

    @BeforeEach
    void start() throws Exception {
        accounts = new AccountHarness();
    }

    @AfterEach
    void stop() throws Exception {
        accounts.close();
    }

    @Test
    void whatComesBeforeTheAccountAndItsKeyWaitsInItsOrder() throws Exception {
        accounts.send(bill(1, "EUR"), Filed.one(topUp("top-1", 50_000), 0), KEY);
        assertThat(accounts.entries()).isEmpty();

        accounts.send(CREDIT);

        assertThat(accounts.entries()).containsExactly("usage", "top-up");
    }

    @Test
    void whatIsNoDocumentIsADeadLetterThoughItsAccountIsUnknown() throws Exception {
        Message topUp = Filed.spoilt(Filed.one(topUp("top-1", 50_000), 0));
        Message close = Filed.copied(Filed.one(close("c-1", 0, 31), 1), "nobody");

        accounts.send(topUp, close);

        assertThat(accounts.facts()).extracting(Message::kind).containsOnly(MessageKind.DEAD_LETTER);
        assertThat(accounts.facts()).extracting(Message::value).containsExactly(topUp.value(), close.value());
        accounts.send(KEY, CREDIT);
        assertThat(accounts.entries()).isEmpty();
        assertThat(accounts.facts()).hasSize(2);
    }

    @Test
    void alertsLeaveApartFromTheTransaction() throws Exception {
        accounts.broadcast(PRICES);
        accounts.send(KEY, PREPAID, AGREEMENT, Filed.one(topUp("top-1", 10_000), 0), bill(1, "EUR"));

        assertThat(accounts.alerts()).isNotEmpty();
        assertThat(accounts.passed()).extracting(Message::kind).doesNotContain(MessageKind.ALERT);
    }

    @Test
    void anAlertHasALeafInTheTransactionOfWhatRaisedIt() throws Exception {
        accounts.broadcast(PRICES);
        accounts.send(KEY, PREPAID, AGREEMENT, Filed.one(topUp("top-1", 10_000), 0), bill(1, "EUR"));

        List<Message> leaves = accounts.passed().stream()
                .filter(message -> message.kind() == MessageKind.LEAF)
                .filter(leaf -> leaf.value()[0] == EntryType.ALERT.code())
                .toList();
        assertThat(leaves).hasSameSizeAs(accounts.alerts());
    }

    @Test
    void anotherMasterKeyStopsTheJob() throws Exception {
        accounts.send(KEY, CREDIT);
        byte[] other = new byte[32];
        other[0] = 1;

        assertThatThrownBy(() -> accounts.restart(new SampleResources(other, true)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("master key");
    }

    @Test
    void aMasterKeyOfAnotherLengthStopsTheJob() throws Exception {
        KeyedBroadcastOperatorTestHarness<String, Message, Message, Message> wrong =
                AccountHarness.operator(new SampleResources(new byte[31], false));

        assertThatThrownBy(wrong::open).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void theJobDoesNotStartWithoutStateWhereEntriesAre() throws Exception {
        KeyedBroadcastOperatorTestHarness<String, Message, Message, Message> lost =
                AccountHarness.operator(new SampleResources(new byte[32], true));

        assertThatThrownBy(lost::initializeEmptyState).isInstanceOf(SuppressRestartsException.class);
    }

    @Test
    void documentsForAnErasedAccountAreDeadLetters() throws Exception {
        accounts.send(bill(1, "EUR"), Filed.one(topUp("top-1", 50_000), 0));

        accounts.send(Filed.tombstone(HOLDER).about(ACCOUNT));

        assertThat(accounts.facts()).extracting(Message::subject).containsExactly("prepayment.top-ups");
    }
}
