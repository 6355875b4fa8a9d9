package io.meterproof.jobs.settlement;

import static io.meterproof.jobs.fixture.SampleContracts.close;
import static io.meterproof.jobs.fixture.SampleMeter.begin;
import static io.meterproof.jobs.settlement.AccountMessages.AGREEMENT;
import static io.meterproof.jobs.settlement.AccountMessages.CREDIT;
import static io.meterproof.jobs.settlement.AccountMessages.KEY;
import static io.meterproof.jobs.settlement.AccountMessages.PRICES;
import static io.meterproof.jobs.settlement.AccountMessages.event;
import static io.meterproof.jobs.settlement.AccountMessages.id;
import static org.assertj.core.api.Assertions.assertThat;

import io.meterproof.jobs.fixture.Filed;
import io.meterproof.jobs.fixture.SampleResources;
import io.meterproof.jobs.runtime.Message;
import io.meterproof.metering.ledger.Deduction;
import io.meterproof.metering.ledger.Usage;
import io.meterproof.metering.rating.Line;
import io.meterproof.metering.settlement.SettlementEvent;
import io.meterproof.records.avro.LedgerLine;
import io.meterproof.records.avro.LedgerRecord;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What deductions withheld of a house that used 15 euros' worth is credited by closes, but for what nobody paid. */
class AccountLateUseTest {
    private static final Usage OWN = bounded(SampleUsage.of("EUR", 15_000_000), -15_000_000);
    private static final Usage DEDUCTION = deducted(SampleUsage.of("EUR", -9_000_000));
    private static final Usage DEDUCTED = bounded(DEDUCTION, 9_000_000);

    private AccountHarness accounts;

    @BeforeEach
    void start() throws Exception {
        accounts = new AccountHarness();
        accounts.broadcast(PRICES);
        accounts.send(KEY, CREDIT, AGREEMENT);
    }

    @AfterEach
    void stop() throws Exception {
        accounts.close();
    }

    @Test
    void whatIsTakenOffUseThatWasWrittenOffStaysWithheldInWhateverOrder() throws Exception {
        accounts.send(bill(2, DEDUCTED), bill(1, OWN), Filed.one(close("c-1", 0, 31), 0));

        assertThat(credits()).isEmpty();
    }

    @Test
    void whatIsTakenOffUseThatWasPaidIsCreditedOnce() throws Exception {
        accounts.send(bill(2, DEDUCTED), Filed.one(close("c-1", 0, 31), 0), Filed.one(close("c-2", 31, 28), 1));

        assertThat(credits()).containsExactly(-9_000_000L);
    }

    @Test
    void whatWasCreditedIsTakenBackWithTheDeductionAlsoAfterARestart() throws Exception {
        accounts.send(bill(2, DEDUCTED), Filed.one(close("c-1", 0, 31), 0));
        assertThat(credits()).containsExactly(-9_000_000L);
        accounts.restart(SampleResources.USUAL);
        accounts.broadcast(PRICES);

        accounts.send(event(new SettlementEvent.Reverse(id(2), DEDUCTION, id(99))), Filed.one(close("c-2", 31, 28), 1));

        assertThat(credits()).containsExactly(9_000_000L);
    }

    private List<Long> credits() throws Exception {
        List<Long> credits = new ArrayList<>();
        for (LedgerRecord entry : accounts.records()) {
            if (entry.getType().equals("period-charges")) {
                entry.getLines().stream()
                        .filter(line -> line.getComponent().equals("write-off"))
                        .map(LedgerLine::getAmount)
                        .forEach(credits::add);
            }
        }
        return credits;
    }

    private static Message bill(int number, Usage usage) {
        return event(new SettlementEvent.Bill(id(number), usage, Optional.empty()));
    }

    private static Usage bounded(Usage usage, long amount) {
        List<Line> lines = new ArrayList<>(usage.lines());
        lines.add(new Line(
                "write-off", Optional.of("law 1"), begin(1), begin(2), 0, BigDecimal.ZERO, amount, Optional.empty()));
        return usage.with(lines);
    }

    static Usage deducted(Usage usage) {
        return usage.with(Optional.of(new Deduction("flat-1", id(7))));
    }
}
