package io.meterproof.invoice;

import static org.assertj.core.api.Assertions.assertThat;

import io.meterproof.statement.AccountStatement;
import io.meterproof.statement.StatementReport;
import io.meterproof.statement.StatementStages;
import java.util.List;
import org.junit.jupiter.api.Test;

/** In one period a bill of an earlier one is taken back, billed again, and that is taken back and billed again too. */
final class CorrectedTwiceTest {
    private final Household home = new Household(WorkedExample.prices())
            .used("1", "2026-03-01", 123_456)
            .closed("2026-03-01", "2026-04-01")
            .corrected("1", "1 again", "2026-03-01", 123_456, "2026-04-10");

    @Test
    void theStatementSaysWhatIsBilledAtLast() {
        home.corrected("1 again", "1 at last", "2026-03-01", 100_000, "2026-04-11")
                .closed("2026-04-01", "2026-05-01");

        assertThat(corrections())
                .filteredOn(correction -> correction.reversed().equals("1"))
                .singleElement()
                .satisfies(correction -> {
                    assertThat(correction.billed()).isEqualTo("31.222022");
                    assertThat(correction.rebilled()).isEqualTo("25.29");
                    assertThat(correction.difference()).isEqualTo("-5.932022");
                });
    }

    @Test
    void thePreviewSumsUpWhatIsBilledAtLast() {
        home.corrected("1 again", "1 at last", "2026-03-01", 100_000, "2026-04-11")
                .closed("2026-04-01", "2026-05-01");

        StatementStages.Staged april = new StatementStages(home.papers().entries(), home.papers()::notice)
                .statements()
                .get(1);

        // 100 kWh for 123.456 at 0.2529, and the tax on 25.29 for that on 31.22.
        assertThat(april.corrected()).isEqualTo(-5_932_022 - 1_186_000);
    }

    private List<AccountStatement.Correction> corrections() {
        return StatementReport.of(
                        home.papers(),
                        StatementReport.newest(home.papers().entries()).orElseThrow())
                .corrections();
    }
}
