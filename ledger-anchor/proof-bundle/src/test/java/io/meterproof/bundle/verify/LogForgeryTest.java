package io.meterproof.bundle.verify;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meterproof.bundle.Bundle;
import io.meterproof.bundle.BundleBuilder;
import io.meterproof.bundle.BundleCodec;
import io.meterproof.bundle.Evidence;
import io.meterproof.bundle.ProofAnswer;
import io.meterproof.bundle.TestBundles;
import io.meterproof.bundle.TestLedger;
import io.meterproof.bundle.TestLog;
import io.meterproof.bundle.TestRegistry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.jcajce.provider.digest.Keccak;
import org.junit.jupiter.api.Test;

/** What somebody can do to a bundle who has only what the log published, and what nobody can. */
class LogForgeryTest {
    private static final Mutations MUTATIONS = new Mutations(TestBundles.bytes());

    @Test
    void noOtherSizeOfTheShardSetAndNoOtherPositionsLeadToTheEpoch() {
        List<String> accepted = new ArrayList<>();
        for (int size = 2; size <= 8; size++) {
            for (int second = 1; second < size; second++) {
                for (int first = 0; first < second; first++) {
                    if (Verification.of(placed(size, first, second)).passed()) {
                        accepted.add(size + ": " + first + ", " + second);
                    }
                }
            }
        }

        assertThat(accepted).containsExactly("4: 0, 1");
    }

    @Test
    void whatTheAnchorFollowedIsTheBundlesWordUntilTheChainIsAsked() {
        byte[] forged = MUTATIONS.forged(tree -> {
            ObjectNode anchor = (ObjectNode) tree.get("anchor");
            byte[] expected = new byte[32];
            Keccak.Digest256 keccak = new Keccak.Digest256();
            keccak.update(expected);
            byte[] accumulated =
                    keccak.digest(HexFormat.of().parseHex(anchor.get("root").textValue()));
            anchor.put("expected", HexFormat.of().formatHex(expected));
            anchor.put("acc", HexFormat.of().formatHex(accumulated));
        });

        Findings findings = Verification.of(forged).findings().orElseThrow();

        assertThat(findings.notProven())
                .anyMatch(words -> words.contains("holds the anchor, after what it is said to follow"));
    }

    @Test
    void anOlderStatementShownAsOfALaterCheckpointIsRefused() {
        Instant next = Instant.parse("2026-03-10T00:00:00Z");
        TestLedger ledger = TestBundles.open(true).close(TestRegistry.FROM, TestRegistry.TO, TestBundles.TERMS);
        Evidence cut = evidence(ledger);
        Evidence whole = evidence(ledger.close(TestRegistry.TO, next, TestBundles.TERMS));
        BundleBuilder builder = TestBundles.builder(cut);
        BundleBuilder published = TestBundles.builder(whole);
        ProofAnswer later = TestLog.holding(published.leaves(), builder.leaves(), Optional.of(published.pointer()));
        Bundle shorter = builder.build(later);

        StepResult failure =
                Verification.of(BundleCodec.encode(shorter)).failure().orElseThrow();

        assertThat(builder.isNewest(later)).isFalse();
        assertThat(failure.step()).isEqualTo("newest statement");
        assertThat(failure.path()).isEqualTo("log.statementPath");
    }

    private static Evidence evidence(TestLedger ledger) {
        Instant next = Instant.parse("2026-03-10T00:00:00Z");
        return TestBundles.evidence(ledger, List.of(), TestRegistry.close("close-2", TestRegistry.TO, next));
    }

    private static byte[] placed(int size, int first, int second) {
        return MUTATIONS.forged(tree -> {
            ObjectNode log = (ObjectNode) tree.get("log");
            log.put("shardSetSize", size);
            ArrayNode shards = (ArrayNode) log.get("shards");
            ((ObjectNode) shards.get(0)).put("position", first);
            ((ObjectNode) shards.get(1)).put("position", second);
        });
    }
}
