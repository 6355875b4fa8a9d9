package io.meterproof.bundle;

import io.meterproof.metering.commitment.PrivacyKeyHolder;
import io.meterproof.metering.prepayment.AlertKind;
import io.meterproof.metering.prepayment.CreditAlert;
import io.meterproof.tlog.TreeHasher;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Proofs of single facts of the test household. */
public final class TestFacts {
    private TestFacts() {}

    /** One proof of each kind. */
    public static List<String> all() {
        return List.of(entry(), alert(), block(), reading());
    }

    public static String entry() {
        return json(FactBuilder.ofEntry(
                TestLedger.privacyKey(PrivacyKeyHolder.account(TestRegistry.ACCOUNT)),
                TestBundles.open(true).entries().get(1)));
    }

    public static String alert() {
        return json(FactBuilder.ofAlert(
                TestLedger.privacyKey(PrivacyKeyHolder.account(TestRegistry.ACCOUNT)),
                new CreditAlert(
                        TreeHasher.sha256("alert".getBytes(StandardCharsets.UTF_8))
                                .hex(),
                        TestRegistry.ACCOUNT,
                        AlertKind.LOW_CREDIT,
                        Instant.parse("2026-03-01T06:05:00Z"),
                        1_500_000,
                        Optional.of(Instant.parse("2026-03-02T12:00:00Z")),
                        "EUR")));
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
