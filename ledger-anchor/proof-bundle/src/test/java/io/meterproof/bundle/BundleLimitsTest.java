package io.meterproof.bundle;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import org.junit.jupiter.api.Test;

class BundleLimitsTest {
    private static final Evidence EVIDENCE = TestBundles.evidence(true);

    @Test
    void theBuilderTakesNoMoreEntriesAndBlocksThanABundleHolds() {
        Evidence endless = new Evidence(
                EVIDENCE.account(),
                Collections.nCopies(
                        BundleLimits.MAX_LEAVES + 1 - EVIDENCE.blocks().size(),
                        EVIDENCE.entries().get(0)),
                EVIDENCE.blocks(),
                EVIDENCE.documents(),
                EVIDENCE.keys());

        assertThatThrownBy(() -> TestBundles.builder(endless))
                .isInstanceOf(BundleTooLargeException.class)
                .hasMessageContaining("100000 leaves, not 100001");
    }
}
