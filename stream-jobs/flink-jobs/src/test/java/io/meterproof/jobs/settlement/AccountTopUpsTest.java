package io.meterproof.jobs.settlement;

import static io.meterproof.jobs.fixture.SampleContracts.ACCOUNT;
import static io.meterproof.jobs.fixture.SampleContracts.LARGEST_TOP_UP;
import static io.meterproof.jobs.fixture.SampleContracts.topUp;
import static io.meterproof.jobs.fixture.SampleMeter.begin;
import static io.meterproof.jobs.settlement.AccountMessages.AGREEMENT;
import static io.meterproof.jobs.settlement.AccountMessages.CREDIT;
import static io.meterproof.jobs.settlement.AccountMessages.HOLDER;
import static io.meterproof.jobs.settlement.AccountMessages.KEY;
import static io.meterproof.jobs.settlement.AccountMessages.PREPAID;
import static io.meterproof.jobs.settlement.AccountMessages.event;
import static io.meterproof.jobs.settlement.AccountMessages.id;
import static org.assertj.core.api.Assertions.assertThat;

import io.meterproof.jobs.fixture.Filed;
import io.meterproof.jobs.runtime.Message;
import io.meterproof.jobs.runtime.MessageKind;
import io.meterproof.metering.commitment.PrivacyKeyHolder;
import io.meterproof.metering.document.Account;
import io.meterproof.metering.document.Payment;
import io.meterproof.metering.document.TopUp;
import io.meterproof.metering.settlement.SettlementEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Payments become entries once. */
class AccountTopUpsTest {
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
    void theSameTopUpTwiceIsBookedOnce() throws Exception {
        accounts.send(KEY, CREDIT, Filed.one(topUp("top-1", 50_000), 0), Filed.one(topUp("top-1", 50_000), 1));

        assertThat(accounts.entries()).containsExactly("top-up");
    }

    @Test
    void aPaymentThatIsSaidAgainLaterIsBookedOnce() throws Exception {
        TopUp again = new TopUp("top-1", ACCOUNT, 50_000, begin(3));
        accounts.send(KEY, CREDIT, Filed.one(topUp("top-1", 50_000), 0), Filed.one(again, 1));

        assertThat(accounts.entries()).containsExactly("top-up");
        assertThat(accounts.facts()).isEmpty();
    }

    @Test
    void aPaymentThatIsSaidAgainWithAnotherAmountIsADeadLetterWithTheReason() throws Exception {
        accounts.send(KEY, CREDIT, Filed.one(topUp("top-1", 50_000), 0), Filed.one(topUp("top-1", 60_000), 1));

        assertThat(accounts.entries()).containsExactly("top-up");
        assertThat(accounts.facts()).singleElement().satisfies(letter -> assertThat(letter.reason())
                .hasValueSatisfying(reason -> assertThat(reason).contains("is that of a top-up of 50000")));
    }

    @Test
    void aTopUpIsBookedWhenItCameWhateverItsDateSays() throws Exception {
        Instant came = begin(500);
        accounts.sendAt(came, Filed.one(topUp("top-1", 50_000), 0));

        accounts.send(KEY, CREDIT);

        assertThat(accounts.records()).singleElement().satisfies(entry -> assertThat(entry.getBooked())
                .isEqualTo(came.toEpochMilli()));
    }

    @Test
    void aTopUpThatIsDatedAheadOfItsRecordIsADeadLetterWithTheReason() throws Exception {
        accounts.send(KEY, CREDIT);

        accounts.sendAt(begin(2).minus(Duration.ofDays(3)), Filed.one(topUp("top-1", 50_000), 0));

        assertThat(accounts.entries()).isEmpty();
        assertThat(accounts.facts()).singleElement().satisfies(letter -> assertThat(letter.reason())
                .hasValueSatisfying(reason -> assertThat(reason).contains("more than a day after it came")));
    }

    @Test
    void aTopUpThatNoBalanceCanHoldIsADeadLetter() throws Exception {
        accounts.send(
                KEY,
                CREDIT,
                Filed.one(topUp("top-1", LARGEST_TOP_UP), 0),
                Filed.one(topUp("top-2", LARGEST_TOP_UP), 1));

        assertThat(accounts.entries()).containsExactly("top-up");
        assertThat(accounts.facts()).extracting(Message::kind).containsExactly(MessageKind.DEAD_LETTER);
    }

    @Test
    void aTopUpThatNoCreditCanHoldLeavesItsIdFree() throws Exception {
        accounts.send(
                KEY,
                PREPAID,
                AGREEMENT,
                Filed.one(topUp("top-1", LARGEST_TOP_UP), 0),
                Filed.one(topUp("top-2", 10_000), 1));
        assertThat(accounts.entries()).containsExactly("top-up");

        SettlementEvent use = new SettlementEvent.Bill(id(1), SampleUsage.of("EUR", 20_000), Optional.empty());
        accounts.send(event(use), Filed.one(topUp("top-2", 20_000), 2));

        assertThat(accounts.entries()).containsExactly("top-up", "usage", "top-up");
        assertThat(accounts.facts()).extracting(Message::kind).containsExactly(MessageKind.DEAD_LETTER);
    }

    @Test
    void aTopUpFinerThanACoinIsADeadLetterWithTheReasonAndLeavesItsIdFree() throws Exception {
        accounts.send(KEY, CREDIT, Filed.one(topUp("top-1", 50_001), 0));
        assertThat(accounts.facts()).singleElement().satisfies(letter -> assertThat(letter.reason())
                .hasValueSatisfying(reason -> assertThat(reason)
                        .contains("amountMicros: is 50001, finer than the smallest coin of EUR, 10000 micro-units")));

        accounts.send(Filed.one(topUp("top-1", 50_000), 1));

        assertThat(accounts.entries()).containsExactly("top-up");
    }

    @Test
    void aTopUpUnderAnotherAccountIsADeadLetter() throws Exception {
        accounts.send(Filed.privacyKey(PrivacyKeyHolder.account("a-2")).about("a-2"));
        accounts.send(Filed.history(new Account("a-2", "Other", "EUR", Payment.CREDIT, 24)));

        accounts.send(Filed.copied(Filed.one(topUp("top-1", 50_000), 0), "a-2"));

        assertThat(accounts.entries()).isEmpty();
        assertThat(accounts.facts()).extracting(Message::kind).containsExactly(MessageKind.DEAD_LETTER);
    }

    @Test
    void copiesOfADocumentThatWaitsAreNotKept() throws Exception {
        for (int offset = 0; offset < 100; offset++) {
            accounts.send(Filed.one(topUp("top-1", 50_000), offset));
        }

        accounts.send(Filed.tombstone(HOLDER).about(ACCOUNT));

        assertThat(accounts.facts()).hasSize(1);
    }
}
