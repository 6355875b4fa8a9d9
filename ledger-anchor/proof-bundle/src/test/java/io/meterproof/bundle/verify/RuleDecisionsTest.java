package io.meterproof.bundle.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.meterproof.bundle.TestShared;
import io.meterproof.bundle.TestStation;
import io.meterproof.metering.rating.Line;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RuleDecisionsTest {
    @Test
    void whatTheRulesDenyStandsInTheBillWithTheReason() {
        assertThat(TestStation.decisions()).singleElement().satisfies(line -> {
            assertThat(line.component()).isEqualTo("denied");
            assertThat(line.name()).hasValue("Only on Mondays");
            assertThat(line.quantity()).isEqualTo(2_500);
        });
        assertThat(Verification.of(TestStation.bytes()).failure()).isEmpty();
    }

    @Test
    void aDeniedUseThatIsCalledPermittedIsRefused() {
        Line denied = TestStation.decisions().get(0);

        assertRefused(List.of(decided("permitted", Optional.empty(), denied)), "entries[9].entry.lines[1].component");
    }

    @Test
    void anotherReasonIsRefused() {
        Line denied = TestStation.decisions().get(0);

        assertRefused(
                List.of(decided("denied", Optional.of("Only at work"), denied)), "entries[9].entry.lines[1].name");
    }

    @Test
    void aDecisionThatIsLeftOutIsRefused() {
        assertRefused(List.of(), "entries[9].entry.lines");
    }

    @Test
    void aLimitInMoneyThatTwoContractsShareIsDecidedOverBoth() {
        assertThat(Verification.of(TestShared.bytes()).failure()).isEmpty();
    }

    @Test
    void aSharedLimitThatCountsOneContractAloneIsRefused() {
        assertThat(Verification.of(TestShared.bytesWithoutTheCar()).failure()).hasValueSatisfying(failure -> {
            assertThat(failure.step()).isEqualTo("cycle charges");
            assertThat(failure.path()).startsWith("entries[3].entry.lines");
        });
    }

    private static Line decided(String component, Optional<String> name, Line line) {
        return new Line(
                component,
                name,
                line.from(),
                line.to(),
                line.quantity(),
                line.price(),
                line.amount(),
                line.agreement());
    }

    private static void assertRefused(List<Line> decisions, String place) {
        assertThat(Verification.of(TestStation.bytes(decisions)).failure()).hasValueSatisfying(failure -> {
            assertThat(failure.step()).isEqualTo("cycle charges");
            assertThat(failure.path()).isEqualTo(place);
        });
    }
}
