package io.meterproof.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.meterproof.metering.document.DocumentCodec;
import io.meterproof.metering.ledger.StatementEntry;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BundleBuilderTest {
    private static final Evidence EVIDENCE = TestBundles.evidence(true);

    @Test
    void documentsThatNothingRestsOnStayOut() {
        assertThat(EVIDENCE.documents())
                .extracting(document -> DocumentCodec.decode(document.json()).subject())
                .contains(TestRegistry.HOME)
                .doesNotContain("point-elsewhere");
    }

    @Test
    void theLastEntryIsAStatement() {
        assertThat(EVIDENCE.entries().get(EVIDENCE.entries().size() - 1)).isInstanceOf(StatementEntry.class);
    }

    @Test
    void anAccountWithoutAStatementHasNoBundle() {
        assertThatThrownBy(() -> Evidence.select("account-1", List.of(), List.of(), List.of(), List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no statement");
    }

    @Test
    void anAnswerThatIsSilentOnALeafIsRefused() {
        BundleBuilder builder = BundleBuilder.of(EVIDENCE, TestLedger::privacyKey);
        ProofAnswer answer = TestLog.holding(builder.leaves(), builder.pointer());
        ProofAnswer silent = new ProofAnswer(answer.log(), answer.anchor(), answer.newest(), Map.of());

        assertThatThrownBy(() -> builder.build(silent)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void onlyKeysThatSignedSomethingAreTakenIn() {
        assertThat(TestBundles.bundle().keys())
                .extracting(SignerKey::roleName)
                .containsExactly("billing", "desk", "log", "maker", "operator", "operator", "registrar", "tariff");
    }
}
