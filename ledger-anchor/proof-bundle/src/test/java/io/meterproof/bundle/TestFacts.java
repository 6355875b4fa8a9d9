package io.meterproof.bundle;

import io.meterproof.metering.commitment.PrivacyKeyHolder;
import java.util.List;
import java.util.Optional;

/** Proofs of single facts of the test household. */
public final class TestFacts {
    private TestFacts() {}

    public static String entry() {
        return json(FactBuilder.ofEntry(
                TestLedger.privacyKey(PrivacyKeyHolder.account(TestRegistry.ACCOUNT)),
                TestBundles.open(true).entries().get(1)));
    }

    public static String block() {
        BlockEvidence block = TestBundles.evidence(TestBundles.FIRST_DAY, TestRegistry.HOME);
        return json(FactBuilder.ofBlock(TestLedger.privacyKey(block.holder()), block, TestBundles.documents()));
    }

    /** The third reading of the first day's four. */
    public static String reading() {
        BlockEvidence block = TestBundles.evidence(TestBundles.FIRST_DAY, TestRegistry.HOME);
        return json(FactBuilder.ofReading(TestLedger.privacyKey(block.holder()), block, 2, TestBundles.documents()));
    }

    static String json(FactBuilder builder) {
        return FactCodec.encode(builder.build(
                TestLog.holding(List.of(builder.leaf()), List.of(builder.leaf()), Optional.empty()),
                TestRegistry.keys()));
    }
}
