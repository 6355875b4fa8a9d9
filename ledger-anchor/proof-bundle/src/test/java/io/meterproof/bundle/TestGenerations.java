package io.meterproof.bundle;

import io.meterproof.tlog.Hash;
import java.util.List;
import java.util.Optional;

/** The household's bill in a log that was given other shards between its first leaves and its last. */
public final class TestGenerations {
    private TestGenerations() {}

    public static byte[] bytes() {
        return BundleCodec.encode(log().bundle(builder()));
    }

    /** With leaves in shards of the first generation and of the second. */
    public static TestLog log() {
        List<Hash> leaves = builder().leaves();
        return new TestLog().grow(leaves.subList(0, leaves.size() / 2)).reshard();
    }

    public static BundleBuilder builder() {
        return TestBundles.builder(TestBundles.evidence(false));
    }

    /** As a log would show it that let a sealed shard grow on: the last block stands behind the seal. */
    public static byte[] behindTheSeal() {
        List<Hash> leaves = builder().leaves();
        TestLog log = log().grow(leaves.subList(0, leaves.size() - 1));
        Hash last = leaves.get(leaves.size() - 1);
        return BundleCodec.encode(builder()
                .build(log.appended(0, last)
                        .answer(leaves, Optional.of(builder().pointer()))));
    }
}
