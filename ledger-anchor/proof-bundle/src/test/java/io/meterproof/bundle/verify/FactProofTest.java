package io.meterproof.bundle.verify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meterproof.bundle.TestFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** One entry, alert, block or reading is proven without the bill that it is in. */
class FactProofTest {
    /** Offline these are claims: where the chain is said to hold the anchor. */
    private static final List<String> CLAIMED = List.of("/anchor/block", "/anchor/blockNumber", "/anchor/transaction");

    @Test
    void anEntryIsProvenAlone() {
        assertThat(words(TestFacts.entry()))
                .startsWith("entry 2 of account account-1")
                .contains("1 lines of 0.122210");
    }

    @Test
    void anAlertIsProvenAlone() {
        assertThat(words(TestFacts.alert()))
                .isEqualTo("alert LOW_CREDIT to account account-1, raised 2026-03-01T06:05:00Z:"
                        + " credit of 1.500000 EUR until 2026-03-02T12:00:00Z");
    }

    @Test
    void anAlertOfNoKnownKindIsRefusedWithTheField() {
        StepResult failure =
                failure(TestFacts.alert(), tree -> ((ObjectNode) tree.at("/alert/alert")).put("kind", "FINE"));

        assertThat(failure.step()).isEqualTo("structure");
        assertThat(failure.path()).isEqualTo("alert.alert.kind");
    }

    @Test
    void anAlertThatTellsOfMoreCreditIsNotTheOneInTheLog() {
        StepResult failure =
                failure(TestFacts.alert(), tree -> ((ObjectNode) tree.at("/alert/alert")).put("balance", "1500001"));

        assertThat(failure.step()).isEqualTo("commitments");
    }

    @Test
    void aBlockIsProvenAlone() {
        assertThat(words(TestFacts.block())).contains("at usage point point-home: 4 readings of 1-0:1.8.0*255");
    }

    @Test
    void aReadingIsProvenAlone() {
        assertThat(words(TestFacts.reading()))
                .startsWith("reading 3 of 1-0:1.8.0*255")
                .contains("0.900 kWh");
    }

    @Test
    void noChangeOfAnyFieldIsAcceptedButThoseOfTheClaimedAnchorWithANewDigest() {
        for (String proof : TestFacts.all()) {
            Mutations mutations = new Mutations(proof.getBytes(UTF_8));
            List<String> accepted = new ArrayList<>();
            for (JsonPointer leaf : mutations.leaves()) {
                boolean passed = mutations.alterations(leaf).stream()
                        .anyMatch(altered -> Verification.of(altered).passed());
                if (passed
                        && !leaf.toString().equals("/digest")
                        && !leaf.toString().equals("/block/originClass")) {
                    accepted.add(leaf.toString());
                }
            }
            assertThat(accepted).containsExactlyInAnyOrderElementsOf(CLAIMED);
        }
    }

    @Test
    void noFieldOrElementCanBeLeftOutAndNoBitFlipped() {
        for (String proof : TestFacts.all()) {
            Mutations mutations = new Mutations(proof.getBytes(UTF_8));
            mutations.fields().forEach(place -> assertRefused(mutations.without(place)));
            mutations.elements().forEach(place -> assertRefused(mutations.without(place)));
            for (int position = 0; position < proof.length(); position += 7) {
                byte[] flipped = proof.getBytes(UTF_8);
                flipped[position] ^= (byte) (1 << position % Byte.SIZE);
                assertRefused(flipped);
            }
        }
    }

    @Test
    void aReadingOfAnotherPlaceInTheBlockIsRefused() {
        StepResult failure = failure(tree -> ((ObjectNode) tree.get("reading")).put("index", 1));

        assertThat(failure.step()).isEqualTo("reading");
        assertThat(failure.path()).isEqualTo("reading.path");
    }

    @Test
    void anEnrolmentThatIsMissingIsNamed() {
        assertThat(failure(tree -> tree.putArray("documents")).words()).contains("no enrolment makes this key");
    }

    @Test
    void aDocumentThatNothingNeedsIsRefused() {
        Mutations block = new Mutations(TestFacts.block().getBytes(UTF_8));
        StepResult failure = failure(tree -> tree.set("documents", block.at(JsonPointer.compile("/documents"))));

        assertThat(failure.step()).isIn("leftovers", "document signatures");
    }

    private static StepResult failure(Consumer<ObjectNode> change) {
        return failure(TestFacts.reading(), change);
    }

    private static StepResult failure(String proof, Consumer<ObjectNode> change) {
        byte[] forged = new Mutations(proof.getBytes(UTF_8)).forged(change);
        return Verification.of(forged).failure().orElseThrow();
    }

    private static void assertRefused(byte[] proof) {
        assertThat(Verification.of(proof).passed()).isFalse();
    }

    private static String words(String proof) {
        VerificationReport report = Verification.of(proof.getBytes(UTF_8));
        assertThat(report.failure()).isEmpty();
        return report.fact().orElseThrow().words();
    }
}
