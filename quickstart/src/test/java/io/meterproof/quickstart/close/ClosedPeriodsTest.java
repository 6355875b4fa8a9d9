package io.meterproof.quickstart.close;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.meterproof.metering.document.InvalidDocumentException;
import io.meterproof.metering.document.PeriodClose;
import io.meterproof.quickstart.part.StackException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ClosedPeriodsTest {
    private static final Instant FEBRUARY = Instant.parse("2026-02-01T00:00:00Z");
    private static final Instant MARCH = Instant.parse("2026-03-01T00:00:00Z");
    private static final Instant APRIL = Instant.parse("2026-04-01T00:00:00Z");
    private static final Instant NOW = Instant.parse("2026-04-02T06:00:00Z");

    private static final List<PeriodClose> NONE = List.of();

    private final ClosedPeriods closed = ClosedPeriods.of(statements());

    private static ArrayNode statements() {
        ArrayNode statements = new ObjectMapper().createArrayNode();
        statements.addObject().put("account", "a-1").put("to", FEBRUARY.toString());
        statements.addObject().put("account", "a-1").put("to", MARCH.toString());
        statements.addObject().put("account", "a-2").put("to", APRIL.toString());
        return statements;
    }

    @Test
    void aPeriodBeginsWhereTheLastOneEnded() {
        assertThat(closed.missing(List.of("a-1"), Optional.empty(), APRIL, NONE, NOW))
                .containsExactly(new PeriodClose("close/a-1/" + APRIL.getEpochSecond(), "a-1", MARCH, APRIL, NOW));
    }

    @Test
    void whatIsClosedAlreadyIsNotClosedAgain() {
        assertThat(closed.missing(List.of("a-2"), Optional.empty(), APRIL, NONE, NOW))
                .isEmpty();
        assertThat(closed.reach(List.of("a-2"), APRIL)).isTrue();
        assertThat(closed.reach(List.of("a-1", "a-2"), APRIL)).isFalse();
    }

    @Test
    void aCloseThatWaitsIsNotSaidOnceMoreAtAnotherTime() {
        List<PeriodClose> published = closed.missing(List.of("a-1"), Optional.empty(), APRIL, NONE, NOW);

        assertThat(closed.missing(List.of("a-1"), Optional.empty(), APRIL, published, NOW.plusSeconds(60)))
                .isEmpty();
    }

    @Test
    void whatWaitsIsNamedWithWhatSettlementSaidLastOfItsClose() {
        PeriodClose first = new PeriodClose("close/1", "a-1", MARCH, APRIL, NOW);
        PeriodClose again = new PeriodClose("close/2", "a-1", MARCH, APRIL, NOW.plusSeconds(60));
        PeriodClose other = new PeriodClose("close/3", "a-3", FEBRUARY, MARCH, NOW);
        Map<PeriodClose, String> objections =
                Map.of(first, "from: is not the end of the last period", again, "waits for tariff t-9", other, "waits");

        assertThat(closed.waiting(List.of("a-1", "a-2", "a-3"), APRIL, objections))
                .isEqualTo("a-1 (waits for tariff t-9), a-3");
    }

    @Test
    void aCloseOfAnotherPeriodDoesNotKeepOneAway() {
        String id = "close/a-1/" + APRIL.getEpochSecond();
        List<PeriodClose> refused = List.of(new PeriodClose(id, "a-1", FEBRUARY, APRIL, NOW));

        assertThat(closed.missing(List.of("a-1"), Optional.empty(), APRIL, refused, NOW))
                .hasSize(1);
    }

    @Test
    void theFirstPeriodBeginsWhereItIsSaid() {
        assertThatThrownBy(() -> closed.missing(List.of("a-3"), Optional.empty(), APRIL, NONE, NOW))
                .isInstanceOf(StackException.class)
                .hasMessageContaining("--from");
        assertThat(closed.missing(List.of("a-3"), Optional.of(MARCH), APRIL, NONE, NOW))
                .singleElement()
                .extracting(PeriodClose::from)
                .isEqualTo(MARCH);
    }

    @Test
    void aBeginThatLeavesAGapOrOverlapsIsRefused() {
        assertThatThrownBy(() -> closed.missing(List.of("a-1"), Optional.of(FEBRUARY), APRIL, NONE, NOW))
                .isInstanceOf(StackException.class)
                .hasMessageContaining("ends " + MARCH);
    }

    @Test
    void aPeriodThatHasNotEndedIsRefused() {
        assertThatThrownBy(() -> closed.missing(List.of("a-1"), Optional.empty(), NOW.plusSeconds(1), NONE, NOW))
                .isInstanceOf(StackException.class)
                .hasMessageContaining("not over");
    }

    @Test
    void aPeriodOfManyYearsIsRefused() {
        assertThatThrownBy(() -> closed.missing(
                        List.of("a-3"), Optional.of(Instant.parse("2012-03-01T00:00:00Z")), APRIL, NONE, NOW))
                .isInstanceOf(InvalidDocumentException.class)
                .hasMessageContaining("more than 400 days");
    }
}
