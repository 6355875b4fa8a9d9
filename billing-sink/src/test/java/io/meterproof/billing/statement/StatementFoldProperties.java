package io.meterproof.billing.statement;

import static org.assertj.core.api.Assertions.assertThat;

import io.meterproof.billing.fixture.Chain;
import io.meterproof.metering.ledger.LedgerEntry;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

final class StatementFoldProperties {
    @Property(tries = 200)
    void theStatementsOfAChainAddUpToItsBill(@ForAll("chains") Chain chain) {
        AccountBill bill = new AccountBill(version -> Optional.empty());
        Charges ofStatements = new Charges();
        ChainMemory memory = new HeapMemory(agreement -> Optional.empty());
        Charges open = new Charges();

        for (LedgerEntry entry : chain.entries()) {
            bill.add(entry);
            Optional<ClosedStatement> closed = StatementFold.apply(entry, memory, open);
            if (closed.isPresent()) {
                closed.get().charges().byKey().forEach(ofStatements::add);
                open = new Charges();
            }
        }

        open.byKey().forEach(ofStatements::add);
        assertThat(ofStatements.byKey()).isEqualTo(bill.charges().byKey());
        assertThat(bill.charges().total() - bill.topUps()).isEqualTo(chain.balance());
    }

    /** Seeds of 1 to 40 entries of any type. */
    @Provide
    Arbitrary<Chain> chains() {
        Arbitrary<List<Integer>> steps =
                Arbitraries.integers().between(0, 99).list().ofMinSize(1).ofMaxSize(40);
        return steps.map(StatementFoldProperties::chain);
    }

    private static Chain chain(List<Integer> steps) {
        Chain chain = new Chain("a").use("up-0", "home", 1_234);
        for (int step : steps) {
            switch (step % 5) {
                case 0 -> chain.use("up-" + step % 3, step % 2 == 0 ? "home" : "ev-charging", step * 37L);
                case 1 -> chain.reverse(1).rebill("up-0", "home", step);
                case 2 -> chain.topUp(step);
                case 3 -> chain.periodCharges(Chain.agreement("up-" + step % 4), step, -step / 2);
                default -> chain.statement();
            }
        }
        return chain;
    }
}
