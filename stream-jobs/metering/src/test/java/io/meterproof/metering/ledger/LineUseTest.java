package io.meterproof.metering.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.meterproof.tlog.Hash;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LineUseTest {
    private static final List<LedgerEntry> ENTRIES = Entries.all();
    private static final LineUse HOME = new LineUse(Optional.of("up-1"), "home");
    private static final LineUse BEFORE = new LineUse(Optional.of("up-2"), "heat-pump");

    @Test
    void usageSaysItself() {
        assertThat(first(ENTRIES.get(0), Optional.empty())).isEqualTo(HOME);
    }

    @Test
    void aReversalBelongsWhereTheEntryDoesThatItTakesBack() {
        assertThat(first(ENTRIES.get(2), Optional.of(BEFORE))).isEqualTo(BEFORE);
    }

    @Test
    void aReversalOfNothingIsRefused() {
        assertThatThrownBy(() -> first(ENTRIES.get(2), Optional.empty())).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aStandingChargeBelongsWhereItsAgreementSays() {
        assertThat(first(ENTRIES.get(4), Optional.of(BEFORE))).isEqualTo(BEFORE);
    }

    @Test
    void aStandingChargeOfAnUnusedAuthorisationBelongsToTheAccount() {
        assertThat(first(ENTRIES.get(4), Optional.empty())).isEqualTo(LineUse.OF_ACCOUNT);
    }

    private static LineUse first(LedgerEntry entry, Optional<LineUse> before) {
        return LineUse.of(entry, entry.lines().get(0), new LineUse.Earlier() {
            @Override
            public Optional<LineUse> ofEntry(long sequence) {
                return before;
            }

            @Override
            public Optional<LineUse> ofAgreement(Hash agreement) {
                return before;
            }
        });
    }
}
