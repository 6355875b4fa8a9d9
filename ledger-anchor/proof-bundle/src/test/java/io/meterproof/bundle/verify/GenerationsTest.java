package io.meterproof.bundle.verify;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meterproof.bundle.TestGenerations;
import io.meterproof.metering.document.TrustFile.LogOrigin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Bills of a log that was given other shards. */
class GenerationsTest {
    private static final Path GOLDEN = Path.of("src/test/resources/golden/bundle/v3/generations.json");
    private static final Mutations MUTATIONS = new Mutations(TestGenerations.bytes());

    @Test
    void leavesOfTwoGenerationsPassUnderATrustFileThatIsOlderThanTheSecond() {
        assertThat(Verification.TRUST.logs()).extracting("shard").containsExactly(0, 1);
        assertThat(Verification.of(TestGenerations.bytes()).failure()).isEmpty();
    }

    @Test
    void whatWasWrittenBeforePassesStill() throws IOException {
        assertThat(Verification.of(Files.readAllBytes(GOLDEN)).failure()).isEmpty();
    }

    @Test
    void aLeafBehindTheSealIsRefused() {
        assertRefused(TestGenerations.behindTheSeal(), "commitments", "log.shards[0].sealed");
    }

    @Test
    void aSealedShardIsNotShownAsOneThatGrows() {
        assertRefused(shard(0, shard -> shard.remove("sealed")), "commitments", "log.shards[0].multiproof");
    }

    @Test
    void anotherGenerationThanTheSealsIsRefused() {
        assertRefused(
                shard(0, shard -> sealed(shard).put("generation", "3")), "commitments", "log.shards[0].multiproof");
        assertRefused(shard(0, shard -> sealed(shard).put("firstShard", 3)), "commitments", "log.shards[0].multiproof");
    }

    @Test
    void sealedShardsAreNoneOfTheFirstGenerationAndGrowingOnesNoneOfAnEarlier() {
        assertRefused(log(log -> log.put("generation", "1").remove("firstShard")), "checkpoints", "log.shards[2].note");
        assertRefused(log(log -> log.put("firstShard", 1)), "epoch", "log.shards[0].sealed");
        assertRefused(log(log -> log.put("firstShard", 5)), "epoch", "log.shards[0].sealed");
        assertRefused(log(log -> log.put("firstShard", 3)), "epoch", "log.shards[0].sealed");
        assertRefused(log(log -> log.put("generation", "3")), "epoch", "log.shards[0].sealed");
        assertRefused(log(log -> log.remove("firstShard")), "epoch", "log.generation");
    }

    @Test
    void aShardThatTheTrustFileNamesOtherwiseIsRefusedInEveryGeneration() {
        assertThat(Verification.TRUST.trusts(Verification.TRUST.logs().get(1), 2))
                .isTrue();
        assertThat(Verification.TRUST.trusts(new LogOrigin(1, "other/shard/1"), 2))
                .isFalse();
    }

    private static void assertRefused(byte[] bundle, String step, String path) {
        StepResult failure = Verification.of(bundle).failure().orElseThrow();
        assertThat(failure.step() + " " + failure.path()).isEqualTo(step + " " + path);
    }

    private static byte[] log(Consumer<ObjectNode> change) {
        return MUTATIONS.forged(tree -> change.accept((ObjectNode) tree.get("log")));
    }

    private static byte[] shard(int index, Consumer<ObjectNode> change) {
        return log(log -> change.accept((ObjectNode) log.get("shards").get(index)));
    }

    private static ObjectNode sealed(ObjectNode shard) {
        return (ObjectNode) shard.get("sealed");
    }
}
