package io.meterproof.bundle.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.meterproof.bundle.TestBundles;
import io.meterproof.bundle.TestLedger;
import io.meterproof.bundle.TestRegistry;
import io.meterproof.metering.document.Effective;
import io.meterproof.metering.document.SignedDocument;
import io.meterproof.metering.rating.StandingTerms;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** An agreement is cut in pieces, each with an id of its own but for the first, on which nothing rests. */
class CutAgreementTest {
    private static final Instant FIRST = TestRegistry.FROM;
    private static final Instant SECOND = Instant.parse("2026-03-02T00:00:00Z");
    private static final Instant THIRD = Instant.parse("2026-03-03T00:00:00Z");
    private static final Instant END = TestRegistry.TO;
    private static final Instant BOOKED = Instant.parse("2026-03-04T01:00:00Z");
    private static final SignedDocument WHOLE = TestRegistry.agreement();
    private static final Effective MIDDLE = new Effective(SECOND, Optional.of(THIRD));
    private static final Effective REST = new Effective(THIRD, Optional.empty());
    private static final SignedDocument MOVED = TestRegistry.agreement("agreement-1@2026-03-02", MIDDLE);
    private static final SignedDocument LAST = TestRegistry.agreement("agreement-1@2026-03-03", REST);
    private static final SignedDocument CLOSE = TestRegistry.close("close-first", FIRST, SECOND);
    private static final SignedDocument NEXT_CLOSE = TestRegistry.close("close-next", SECOND, END);

    @Test
    void theFirstPieceNeedsNoEntryOfItsOwn() {
        TestLedger ledger = firstDayClosed()
                .bill(TestBundles.home(TestBundles.THIRD_DAY, 9, 4), BOOKED)
                .reverse(4, LAST.hash(), BOOKED)
                .bill(TestBundles.home(TestBundles.THIRD_DAY, 9, 4, LAST), OptionalLong.of(5), BOOKED)
                .close(SECOND, END, pieces());

        assertThat(verified(ledger)).isEmpty();
    }

    @Test
    void useThatStaysUnderTheWholeIsChargedByItsPieces() {
        TestLedger ledger = firstDayClosed()
                .bill(TestBundles.home(TestBundles.THIRD_DAY, 9, 4), BOOKED)
                .close(SECOND, END, pieces());

        assertThat(verified(ledger)).isEmpty();
    }

    @Test
    void theWholeDoesNotComeBackForUse() {
        TestLedger ledger = new TestLedger()
                .bill(TestBundles.home(TestBundles.FIRST_DAY, 1, 2), BOOKED)
                .bill(TestBundles.home(TestBundles.THIRD_DAY, 9, 4, LAST), BOOKED)
                .bill(TestBundles.home(TestBundles.FIRST_DAY, 3, 2), BOOKED)
                .close(FIRST, SECOND, TestBundles.TERMS.subList(0, 1));

        assertThat(verified(ledger)).hasValueSatisfying(failure -> {
            assertThat(failure.step()).isEqualTo("agreements");
            assertThat(failure.path()).isEqualTo("entries[2].entry.agreement");
            assertThat(failure.words()).contains("overlaps");
        });
    }

    @Test
    void theWholeDoesNotComeBackForStandingCharges() {
        TestLedger ledger = firstDayClosed()
                .close(SECOND, END, pieces())
                .close(END, END.plusSeconds(86_400), List.of(TestBundles.TERMS.get(0)));
        SignedDocument third = TestRegistry.close("close-third", END, END.plusSeconds(86_400));

        assertThat(verified(ledger, third)).hasValueSatisfying(failure -> {
            assertThat(failure.step()).isEqualTo("agreements");
            assertThat(failure.words()).contains("overlaps");
        });
    }

    private static TestLedger firstDayClosed() {
        return new TestLedger()
                .bill(TestBundles.home(TestBundles.FIRST_DAY, 1, 4), BOOKED)
                .close(FIRST, SECOND, TestBundles.TERMS.subList(0, 1));
    }

    private static List<StandingTerms> pieces() {
        return List.of(terms(MOVED, MIDDLE), terms(LAST, REST));
    }

    private static StandingTerms terms(SignedDocument agreement, Effective effective) {
        return new StandingTerms(agreement.hash(), effective.from(), effective.to(), List.of(TestRegistry.TARIFF));
    }

    private static Optional<StepResult> verified(TestLedger ledger, SignedDocument... more) {
        List<SignedDocument> documents = new ArrayList<>(List.of(WHOLE, MOVED, LAST, CLOSE, NEXT_CLOSE));
        documents.addAll(List.of(more));
        return Verification.of(TestBundles.bytes(ledger, documents.toArray(SignedDocument[]::new)))
                .failure();
    }
}
