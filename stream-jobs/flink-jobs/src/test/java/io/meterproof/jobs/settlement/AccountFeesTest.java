package io.meterproof.jobs.settlement;

import static io.meterproof.jobs.fixture.SampleContracts.ACCOUNT;
import static io.meterproof.jobs.fixture.SampleMeter.MIDNIGHT;
import static io.meterproof.jobs.fixture.SampleMeter.begin;
import static io.meterproof.jobs.settlement.AccountMessages.CREDIT;
import static io.meterproof.jobs.settlement.AccountMessages.KEY;
import static io.meterproof.jobs.settlement.AccountMessages.PREPAID;
import static org.assertj.core.api.Assertions.assertThat;

import io.meterproof.jobs.fixture.Filed;
import io.meterproof.jobs.fixture.SampleResources;
import io.meterproof.jobs.runtime.Message;
import io.meterproof.metering.document.FeeCharge;
import io.meterproof.metering.document.FeeWithdrawal;
import io.meterproof.metering.document.TariffVersion;
import io.meterproof.metering.rating.Fee;
import io.meterproof.metering.rating.Tariff;
import io.meterproof.metering.rating.Vat;
import io.meterproof.records.avro.LedgerRecord;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Fees become entries once, at the price of the version that they name. */
class AccountFeesTest {
    private static final TariffVersion LIST = list(MIDNIGHT, "40");
    private static final TariffVersion NEXT = list(begin(2), "45");

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
    void aFeeIsChargedWithItsTax() throws Exception {
        accounts.broadcast(Filed.history(LIST));
        accounts.send(KEY, CREDIT, charge("order-1", LIST, "reconnection", begin(1)));

        assertThat(accounts.entries()).containsExactly("fee");
        assertThat(balance(0)).isEqualTo(50_000_000);
    }

    @Test
    void aFeeWaitsForThePriceListThatItNames() throws Exception {
        accounts.send(KEY, CREDIT, charge("order-1", LIST, "reconnection", begin(1)));
        assertThat(accounts.entries()).isEmpty();

        accounts.broadcast(Filed.history(LIST));
        assertThat(accounts.entries()).containsExactly("fee");
    }

    @Test
    void theSameFeeTwiceIsChargedOnce() throws Exception {
        accounts.broadcast(Filed.history(LIST));
        accounts.send(
                KEY,
                CREDIT,
                charge("order-1", LIST, "reconnection", begin(1)),
                charge("order-1", LIST, "reconnection", begin(1)),
                charge("order-1", LIST, "reconnection", begin(3)));

        assertThat(accounts.entries()).containsExactly("fee");
        assertThat(accounts.facts()).isEmpty();
    }

    @Test
    void anotherFeeOfTheSameIdIsADeadLetterWithTheReason() throws Exception {
        accounts.broadcast(Filed.history(LIST));
        accounts.send(
                KEY,
                CREDIT,
                charge("order-1", LIST, "reconnection", begin(1)),
                charge("order-1", LIST, "paper", begin(1)));

        assertRefused("id: is that of another fee, which is charged by entry 1");
    }

    @Test
    void aFeeByAVersionThatHoldsNoLongerIsADeadLetterWithTheReason() throws Exception {
        accounts.broadcast(Filed.history(LIST, NEXT));
        accounts.send(KEY, CREDIT, charge("order-1", LIST, "reconnection", begin(2)));

        assertRefused("version: is not the one that holds at " + begin(2));
    }

    @Test
    void aFeeThatThePriceListDoesNotHaveIsADeadLetterWithTheReason() throws Exception {
        accounts.broadcast(Filed.history(LIST));
        accounts.send(KEY, CREDIT, charge("order-1", LIST, "dunning", begin(1)));

        assertRefused("fee: is none of the version: dunning");
    }

    @Test
    void aFeeThatIsRefusedLeavesItsIdFree() throws Exception {
        accounts.broadcast(Filed.history(LIST));
        accounts.send(KEY, CREDIT, charge("order-1", LIST, "dunning", begin(1)));

        accounts.send(charge("order-1", LIST, "reconnection", begin(1)));

        assertThat(accounts.entries()).containsExactly("fee");
    }

    @Test
    void aFeeIsTakenBackWithItsTaxAlsoAfterARestart() throws Exception {
        accounts.broadcast(Filed.history(LIST));
        accounts.send(KEY, CREDIT, charge("order-1", LIST, "reconnection", begin(1)));
        accounts.restart(SampleResources.USUAL);
        accounts.send(withdrawal("a mistake"));

        LedgerRecord reversal = accounts.records().get(0);
        assertThat(reversal.getType()).isEqualTo("reversal");
        assertThat(reversal.getReverses()).isEqualTo(1);
        assertThat(reversal.getBalance()).isZero();
    }

    @Test
    void aFeeIsTakenBackOnce() throws Exception {
        accounts.broadcast(Filed.history(LIST));
        accounts.send(
                KEY,
                CREDIT,
                charge("order-1", LIST, "reconnection", begin(1)),
                withdrawal("a mistake"),
                withdrawal("a mistake"),
                withdrawal("once more"));

        assertThat(accounts.entries()).containsExactly("fee", "reversal");
        assertRefused("id: is of a fee that is taken back already");
    }

    @Test
    void whatWasNeverChargedIsNotTakenBack() throws Exception {
        accounts.send(KEY, CREDIT, withdrawal("a mistake"));

        assertThat(accounts.entries()).isEmpty();
        assertRefused("id: is of no fee that is charged");
    }

    @Test
    void aWithdrawalWaitsBehindItsChargeForThePriceListAlsoOverARestart() throws Exception {
        accounts.send(KEY, CREDIT, charge("order-1", LIST, "reconnection", begin(1)), withdrawal("a mistake"));
        accounts.restart(SampleResources.USUAL);
        assertThat(accounts.entries()).isEmpty();

        accounts.broadcast(Filed.history(LIST));
        assertThat(accounts.entries()).containsExactly("fee", "reversal");
        assertThat(balance(1)).isZero();
        assertThat(accounts.facts()).isEmpty();
    }

    @Test
    void aWithdrawalDoesNotWaitForTheChargeOfAnotherFee() throws Exception {
        accounts.send(KEY, CREDIT, charge("order-2", LIST, "reconnection", begin(1)), withdrawal("a mistake"));

        assertRefused("id: is of no fee that is charged");
    }

    @Test
    void aFeeLowersThePrepaidCredit() throws Exception {
        accounts.broadcast(Filed.history(LIST));
        accounts.send(KEY, PREPAID, charge("order-1", LIST, "reconnection", begin(1)));

        assertThat(accounts.balances()).singleElement().satisfies(balance -> assertThat(balance.getBalance())
                .isEqualTo(-50_000_000));
    }

    private long balance(int entry) throws Exception {
        return accounts.records().get(entry).getBalance();
    }

    private void assertRefused(String reason) {
        assertThat(accounts.facts()).singleElement().satisfies(letter -> assertThat(letter.reason())
                .hasValueSatisfying(words -> assertThat(words).contains(reason)));
    }

    private static Message charge(String id, TariffVersion version, String fee, Instant at) {
        return Filed.one(new FeeCharge(id, ACCOUNT, "fees", Filed.hash(version), fee, 1, at), at.getEpochSecond());
    }

    private static Message withdrawal(String reason) {
        return Filed.one(new FeeWithdrawal("order-1", ACCOUNT, reason, begin(4)), 9);
    }

    private static TariffVersion list(Instant from, String reconnection) {
        return new TariffVersion(new Tariff(
                "fees",
                "EUR",
                ZoneOffset.UTC,
                from,
                Optional.empty(),
                "half-up",
                List.of(
                        new Fee("reconnection", new BigDecimal(reconnection)),
                        new Fee("paper", new BigDecimal("1.50")),
                        new Vat("vat", "S", new BigDecimal("25"), List.of()))));
    }
}
