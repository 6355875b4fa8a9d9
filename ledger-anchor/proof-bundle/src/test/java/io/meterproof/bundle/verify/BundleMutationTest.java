package io.meterproof.bundle.verify;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonPointer;
import io.meterproof.bundle.TestBundles;
import io.meterproof.bundle.TestKeys;
import io.meterproof.metering.document.TrustFile;
import io.meterproof.metering.signature.ProviderVerifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Nothing in a bundle can be changed unnoticed, with a matching digest or without. */
class BundleMutationTest {
    /** Offline these are claims: where the chain is said to hold the anchor, and whose the readings are said to be. */
    private static final Set<String> CLAIMED = Set.of("/anchor/block", "/anchor/blockNumber", "/anchor/transaction");

    private static final int STRIDE = 41;
    private static final BundleVerifier VERIFIER = new BundleVerifier(ProviderVerifier.of(TestKeys.PROVIDER));
    private static final byte[] BUNDLE = TestBundles.bytes();
    private static final Mutations MUTATIONS = new Mutations(BUNDLE);
    private static final Optional<TrustFile> TRUST = Optional.of(TestBundles.trust());

    @Test
    void noFlippedBitOfTheFileIsAcceptedEvenWithoutATrustFile() {
        List<Integer> accepted = new ArrayList<>();
        for (int position = 0; position < BUNDLE.length; position += STRIDE) {
            byte[] flipped = BUNDLE.clone();
            flipped[position] ^= (byte) (1 << position % Byte.SIZE);
            if (VERIFIER.verify(flipped, Optional.empty()).passed()) {
                accepted.add(position);
            }
        }

        assertThat(accepted).isEmpty();
    }

    @Test
    void ofAForgersChangesOnlyTheAnchorsPlaceAndTheReadingsOriginPass() {
        List<String> accepted = new ArrayList<>();
        for (JsonPointer leaf : MUTATIONS.leaves()) {
            boolean passed = MUTATIONS.alterations(leaf).stream()
                    .anyMatch(altered -> VERIFIER.verify(altered, TRUST).passed());
            if (passed && !leaf.toString().equals("/digest")) {
                accepted.add(leaf.toString());
            }
        }

        assertThat(accepted).containsExactlyInAnyOrderElementsOf(CLAIMED);
    }

    @Test
    void noFieldCanBeLeftOut() {
        assertThat(accepted(MUTATIONS.fields(), MUTATIONS::without)).isEmpty();
    }

    @Test
    void noElementCanBeLeftOut() {
        assertThat(accepted(MUTATIONS.elements(), MUTATIONS::without)).isEmpty();
    }

    @Test
    void noElementCanBeDoubled() {
        assertThat(accepted(MUTATIONS.elements(), MUTATIONS::doubled)).isEmpty();
    }

    @Test
    void noTwoElementsCanChangePlaces() {
        List<JsonPointer> movable = MUTATIONS.elements().stream()
                .filter(element -> MUTATIONS.at(element.head()).size() > 1)
                .toList();

        assertThat(accepted(movable, MUTATIONS::swapped)).isEmpty();
    }

    private static List<JsonPointer> accepted(List<JsonPointer> places, Function<JsonPointer, byte[]> mutation) {
        return places.stream()
                .filter(place -> VERIFIER.verify(mutation.apply(place), TRUST).passed())
                .toList();
    }
}
