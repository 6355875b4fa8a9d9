package io.meterproof.metering.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import io.meterproof.formats.block.MeasurementUnit;
import io.meterproof.metering.ledger.Basis;
import io.meterproof.metering.ledger.Usage;
import io.meterproof.tlog.Hash;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CorrectionTest {
    private static final Hash SOME = Agreed.hash("some");
    private static final Basis BLOCK = new Basis.OfBlock(SOME);
    private static final Basis ADVANCE = new Basis.OfAdvance(ExchangeAdvance.TO_REMOVAL, SOME, SOME, List.of());

    @Test
    void eachAccountAndCurrencyHasItsOwn() {
        SettlementEvent one = reversal("one", "EUR", 1, 4, BLOCK);
        SettlementEvent two = bill("two", "EUR", 1, 2, BLOCK);
        SettlementEvent rest = bill("one", "EUR", 3, 2, BLOCK);
        SettlementEvent crowns = bill("one", "DKK", 5, 2, BLOCK);

        assertThat(Correction.of(List.of(one, two, rest, crowns)))
                .containsExactly(
                        new Correction(List.of(one, rest)),
                        new Correction(List.of(two)),
                        new Correction(List.of(crowns)));
    }

    @Test
    void whatSharesReadingsIsOnePart() {
        SettlementEvent first = reversal("one", "EUR", 1, 2, BLOCK);
        SettlementEvent second = reversal("one", "EUR", 3, 2, BLOCK);
        SettlementEvent apart = reversal("one", "EUR", 7, 1, BLOCK);
        SettlementEvent both = bill("one", "EUR", 2, 2, BLOCK);
        SettlementEvent behind = bill("one", "EUR", 7, 2, BLOCK);

        assertThat(new Correction(List.of(first, second, apart, both, behind)).parts())
                .containsExactly(new Correction(List.of(first, both, second)), new Correction(List.of(apart, behind)));
    }

    @Test
    void anAdvanceSharesNoReadings() {
        SettlementEvent metered = reversal("one", "EUR", 1, 2, BLOCK);
        SettlementEvent advance = bill("one", "EUR", 1, 2, ADVANCE);

        assertThat(new Correction(List.of(metered, advance)).parts())
                .containsExactly(new Correction(List.of(metered)), new Correction(List.of(advance)));
    }

    private static SettlementEvent reversal(String account, String currency, long first, int count, Basis basis) {
        return new SettlementEvent.Reverse(SOME, usage(account, currency, first, count, basis), SOME);
    }

    private static SettlementEvent bill(String account, String currency, long first, int count, Basis basis) {
        return new SettlementEvent.Bill(SOME, usage(account, currency, first, count, basis), Optional.empty());
    }

    private static Usage usage(String account, String currency, long first, int count, Basis basis) {
        return new Usage(
                account,
                currency,
                "up-1",
                "home",
                SOME,
                SOME,
                MeasurementUnit.KILOWATT_HOUR,
                basis,
                first,
                count,
                List.of());
    }
}
