package io.meterproof.billing.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.meterproof.billing.fixture.Chain;
import io.meterproof.formats.block.ObisCode;
import io.meterproof.formats.block.OriginClass;
import io.meterproof.metering.document.Agreement;
import io.meterproof.metering.document.Document;
import io.meterproof.metering.document.Effective;
import io.meterproof.metering.document.TariffVersion;
import io.meterproof.metering.ledger.LedgerEntry;
import io.meterproof.metering.ledger.Origin;
import io.meterproof.metering.rating.MonthlyCharge;
import io.meterproof.metering.rating.StartFee;
import io.meterproof.metering.rating.Tariff;
import io.meterproof.metering.rating.Vat;
import io.meterproof.statement.Use;
import io.meterproof.tlog.Hash;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class AccountBillTest {
    private static final Use HOME = new Use("up-1", "home", "kWh");
    private static final Use CHARGING = new Use("up-2", "ev-charging", "kWh");

    private static final Tariff SESSIONS = new Tariff(
            "sessions",
            "AUD",
            ZoneId.of("UTC"),
            Chain.BEGIN,
            Optional.empty(),
            "half-up",
            List.of(
                    new StartFee("start", new BigDecimal("0.50")),
                    new MonthlyCharge("network", new BigDecimal("10")),
                    new Vat("tax", "S", new BigDecimal("20"), List.of())));

    private static final Agreement UNUSED = new Agreement(
            "unused",
            "a",
            "up-7",
            ObisCode.ACTIVE_IMPORT,
            "cellar",
            "sessions",
            new Effective(Chain.BEGIN, Optional.empty()));

    @Test
    void addsUpByPlaceAndEndUse() {
        AccountBill bill = bill(new Chain("a").use("up-1", "home", 4_000).use("up-2", "ev-charging", 8_000));

        assertThat(bill.charges().byKey())
                .containsExactly(
                        entry(energy(HOME), new Charge(4_000, 1_000_000)),
                        entry(energy(CHARGING), new Charge(8_000, 2_000_000)));
    }

    @Test
    void aReversalTakesBackWhereTheUseWas() {
        AccountBill bill = bill(new Chain("a")
                .use("up-1", "home", 4_000)
                .use("up-2", "ev-charging", 8_000)
                .reverse(1)
                .rebill("up-1", "home", 5_000));

        assertThat(bill.charges().byKey()).containsEntry(energy(HOME), new Charge(5_000, 1_250_000));
        assertThat(bill.reversals()).isEqualTo(1);
    }

    @Test
    void useThatWasTakenBackIsNotToldAsZero() {
        AccountBill bill = bill(new Chain("a")
                .use("up-1", "home", 4_000)
                .use("up-2", "ev-charging", 8_000)
                .reverse(1));

        assertThat(bill.charges().used().keySet())
                .extracting(metered -> metered.use().usagePoint())
                .containsExactly("up-2");
    }

    @Test
    void theStartOfASessionIsNoEnergy() {
        AccountBill bill =
                bill(new Chain("a").session("up-2", 8_000, 500_000).reverse(1).session("up-2", 7_000, 500_000));

        assertThat(bill.charges().byKey())
                .containsEntry(energy(CHARGING), new Charge(7_000, 1_750_000))
                .containsEntry(
                        new ChargeKey(new Use("up-2", "ev-charging", ""), "start", Optional.empty()),
                        new Charge(1_000, 500_000));
    }

    @Test
    void theStartOfASessionIsNoEnergyHoweverMuchWasCharged() {
        AccountBill bill = bill(new Chain("a").session("up-2", 1_000, 500_000));

        assertThat(bill.charges().byKey())
                .containsOnlyKeys(
                        energy(CHARGING), new ChargeKey(new Use("up-2", "ev-charging", ""), "start", Optional.empty()));
    }

    @Test
    void whatIsChargedByCyclesCountsInItsOwnUnit() {
        AccountBill bill = bill(new Chain("a").cycleCharges("up-1", "network", 1_000, 10_000_000));

        assertThat(bill.charges().byKey())
                .containsExactly(entry(
                        new ChargeKey(new Use("up-1", "home", "month"), "network", Optional.of("all")),
                        new Charge(1_000, 10_000_000)));
    }

    @Test
    void aReversalOfACycleCountsAsItDid() {
        AccountBill bill = bill(new Chain("a")
                .cycleCharges("up-1", "network", 1_000, 10_000_000)
                .reverse(1));

        assertThat(bill.charges().byKey())
                .containsExactly(entry(
                        new ChargeKey(new Use("up-1", "home", "month"), "network", Optional.of("all")), Charge.NONE));
    }

    @Test
    void aTaxOfACycleHasNoQuantityOfItsOwn() {
        AccountBill bill = bill(new Chain("a").cycleCharges("up-1", "tax", 20_000, 4_000_000));

        assertThat(bill.charges().byKey().keySet())
                .extracting(key -> key.use().unit())
                .containsExactly("");
    }

    @Test
    void aStandingChargeBelongsWhereItsAgreementWasUsed() {
        AccountBill bill =
                bill(new Chain("a").use("up-1", "home", 4_000).periodCharges(Chain.agreement("up-1"), 25_500_000, -4));

        assertThat(bill.charges().byKey())
                .containsEntry(
                        new ChargeKey(new Use("up-1", "home", "d"), "standing", Optional.empty()),
                        new Charge(30_000, 25_500_000));
    }

    @Test
    void aStandingChargeWithoutUseBelongsWhereItsAgreementSays() {
        AccountBill bill = bill(new Chain("a").periodCharges(Chain.agreement("up-7"), 25_500_000, 0));

        assertThat(bill.charges().byKey())
                .containsEntry(
                        new ChargeKey(new Use("up-7", "cellar", "d"), "standing", Optional.empty()),
                        new Charge(30_000, 25_500_000));
    }

    @Test
    void aStandingChargeOfAnUnusedAuthorisationBelongsToTheAccount() {
        AccountBill bill = bill(new Chain("a").periodCharges(Chain.agreement("up-9"), 25_500_000, 0));

        assertThat(bill.charges().byKey())
                .containsEntry(
                        new ChargeKey(new Use("account", "account", "d"), "standing", Optional.empty()),
                        new Charge(30_000, 25_500_000));
    }

    @Test
    void roundingBelongsToTheAccount() {
        AccountBill bill =
                bill(new Chain("a").use("up-1", "home", 4_001).periodCharges(Chain.agreement("up-1"), 0, -250));

        assertThat(bill.charges().byKey())
                .containsEntry(
                        new ChargeKey(new Use("account", "account", ""), "rounding", Optional.of("energy")),
                        new Charge(0, -250));
    }

    @Test
    void aTopUpIsNoCharge() {
        AccountBill bill = bill(new Chain("a").topUp(20_000_000).use("up-1", "home", 4_000));

        assertThat(bill.charges().total()).isEqualTo(1_000_000);
        assertThat(bill.topUps()).isEqualTo(20_000_000);
        assertThat(bill.balance()).isEqualTo(-19_000_000);
    }

    @Test
    void standingDaysAreNoUse() {
        AccountBill bill =
                bill(new Chain("a").use("up-1", "home", 4_000).periodCharges(Chain.agreement("up-1"), 25_500_000, 0));

        assertThat(bill.charges().used()).containsExactly(entry(new MeteredUse(HOME, "METER_SIGNED", false), 4_000L));
    }

    @Test
    void useIsToldByItsOriginAndAReversalTakesItBackThere() {
        AccountBill bill = bill(new Chain("a")
                .use("up-1", "home", 4_000)
                .use("up-1", "home", 3_000, new Origin(OriginClass.CUSTOMER_READ, true))
                .reverse(1));

        assertThat(bill.charges().used()).containsExactly(entry(new MeteredUse(HOME, "CUSTOMER_READ", true), 3_000L));
    }

    @Test
    void refusesAnEntryOutOfOrder() {
        List<LedgerEntry> entries =
                new Chain("a").use("up-1", "home", 1).use("up-1", "home", 2).entries();
        AccountBill bill = new AccountBill(version -> Optional.empty());

        assertThatThrownBy(() -> bill.add(entries.get(1)))
                .isInstanceOf(BrokenChainException.class)
                .hasMessage("account a has entry 2 where entry 1 belongs");
    }

    @Test
    void refusesABalanceThatIsNotTheSum() {
        AccountBill bill = bill(new Chain("a").use("up-1", "home", 4_000));
        LedgerEntry wrong =
                new Chain("a").topUp(5).use("up-1", "home", 4_000).entries().get(1);

        assertThatThrownBy(() -> bill.add(wrong))
                .isInstanceOf(BrokenChainException.class)
                .hasMessageContaining("999995");
    }

    @Test
    void refusesAReversalOfNothing() {
        LedgerEntry reversal =
                new Chain("a").use("up-1", "home", 4_000).reverse(1).entries().get(1);

        assertThatThrownBy(() -> Attribution.add(
                        reversal, new HeapMemory(agreement -> Optional.empty()), LineUnits.AS_USED, new Charges()))
                .isInstanceOf(BrokenChainException.class)
                .hasMessage("entry 2 of account a reverses entry 1, which is not there");
    }

    private static ChargeKey energy(Use use) {
        return new ChargeKey(use, "energy", Optional.of("day"));
    }

    private static AccountBill bill(Chain chain) {
        Map<Hash, Document> documents =
                Map.of(Chain.hash("tariff"), new TariffVersion(SESSIONS), Chain.agreement("up-7"), UNUSED);
        AccountBill bill = new AccountBill(hash -> Optional.ofNullable(documents.get(hash)));
        chain.entries().forEach(bill::add);
        return bill;
    }
}
