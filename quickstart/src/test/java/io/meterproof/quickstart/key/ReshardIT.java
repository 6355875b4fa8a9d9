package io.meterproof.quickstart.key;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.meterproof.formats.block.Identities;
import io.meterproof.quickstart.backlog.TopicTally;
import io.meterproof.quickstart.http.AnswerException;
import io.meterproof.quickstart.http.JsonHttp;
import io.meterproof.quickstart.keys.KeyFile;
import io.meterproof.quickstart.stack.LocalStack;
import io.meterproof.quickstart.stack.Options;
import io.meterproof.quickstart.stack.ProgressListener;
import io.meterproof.records.Topics;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The log of a real stack goes on in other shards. */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class ReshardIT {
    private static final String METER = Identities.meter("M", "S-1").hex();
    private static final int BEFORE = Topics.LOG_LEAVES.partitions();
    private static final int AFTER = 8;

    private final KeyCommands key = new KeyCommands();
    private final KeyCommands log = new KeyCommands("log");
    private final KeyCommands fsck = new KeyCommands("fsck");

    @TempDir
    private Path directory;

    private Path data;

    @Test
    void theOldShardsAreSealedAndNewOnesTakeTheLeaves() throws Exception {
        data = directory.resolve("data");
        Path first = PemFiles.ed25519(directory, "first");
        try (LocalStack stack = LocalStack.start(data, Options.pipeline(), ProgressListener.silent())) {
            Path enrolment = directory.resolve("enrolment.json");
            assertThat(key.run(
                            "enrol",
                            "--maker",
                            "M",
                            "--serial",
                            "S-1",
                            "--key",
                            first,
                            "--from",
                            "2026-01-01T00:00:00Z",
                            "--out",
                            enrolment))
                    .as(key.err())
                    .isZero();
            sign(enrolment, "maker", "operator-1", "operator-2");

            Path resharding = directory.resolve("resharding.json");
            assertThat(reshard(resharding)).as(log.err()).isZero();
            assertThat(log.out()).startsWith("generation 2 of the log meterproof.local in shards 4 to 11");
            approve(resharding, "operator-1");
            assertThat(submit(resharding)).isEqualTo(1);
            assertThat(key.err()).contains("signatures: lacks that of another key of OPERATOR");
            approve(resharding, "operator-2");
            assertThat(submit(resharding)).as(key.err()).isZero();
            assertThat(reshard(directory.resolve("again.json"))).isEqualTo(1);
            assertThat(log.err()).contains("start the settlement job anew first");
            awaitLeaves(stack, 2);
        }
        try (LocalStack stack = LocalStack.start(data, Options.pipeline(), ProgressListener.silent())) {
            Path revocation = directory.resolve("revocation.json");
            assertThat(key.run(
                            "revoke",
                            "--meter",
                            METER,
                            "--key",
                            KeyFile.read(first).id().hex(),
                            "--reason",
                            "test",
                            "--at",
                            "2026-07-01T00:00:00Z",
                            "--out",
                            revocation))
                    .as(key.err())
                    .isZero();
            sign(revocation, "operator-1", "operator-2");
            awaitLeaves(stack, 2 + BEFORE + 1);

            JsonNode epoch = finalEpochOfGeneration(stack, 2);
            assertThat(epoch.path("shards").findValuesAsText("origin"))
                    .hasSize(BEFORE + 1)
                    .contains("meterproof.local/shard/0", "meterproof.local/shard/3");
            assertThat(epoch.path("shards").get(BEFORE).path("shard").intValue())
                    .isBetween(BEFORE, BEFORE + AFTER - 1);
            assertThat(fsck.run("--data-dir", data)).as(fsck.out() + fsck.err()).isZero();
            assertThat(fsck.out()).startsWith("clean: 7 leaves in 12 shards");
        }
    }

    private int reshard(Path proposal) {
        return log.run("reshard", "--shards", AFTER, "--reason", "more meters", "--out", proposal, "--data-dir", data);
    }

    private void sign(Path proposal, String... names) {
        approve(proposal, names);
        assertThat(submit(proposal)).as(key.err()).isZero();
    }

    private void approve(Path proposal, String... names) {
        for (String name : names) {
            assertThat(key.approve(proposal, data.resolve("keys/" + name + ".key"), data.resolve("trust.json")))
                    .as(key.err())
                    .isZero();
        }
    }

    private int submit(Path proposal) {
        return key.run("submit", proposal, "--data-dir", data);
    }

    private static void awaitLeaves(LocalStack stack, long leaves) {
        try (TopicTally tally = new TopicTally(stack.endpoints().bootstrapServers(), List.of(Topics.LOG_LEAVES))) {
            while (tally.count(Topics.LOG_LEAVES) < leaves) {
                tally.update();
            }
        }
    }

    /** With all shards that have leaves: the last leaf may come an epoch after the seals. */
    private static JsonNode finalEpochOfGeneration(LocalStack stack, int generation) throws Exception {
        while (true) {
            try {
                JsonNode epoch = JsonHttp.get(stack.endpoints().anchorUrl() + "/checkpoints/latest");
                boolean isOfIt = epoch.path("generation").textValue().equals(Integer.toString(generation));
                if (isOfIt
                        && epoch.path("shards").size() > BEFORE
                        && epoch.at("/anchor/state").textValue().equals("FINAL")) {
                    return epoch;
                }
            } catch (AnswerException e) {
                // there is no epoch yet
            }
            Thread.onSpinWait();
        }
    }
}
