package io.meterproof.quickstart.key;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.meterproof.formats.block.Identities;
import io.meterproof.quickstart.backlog.TopicTally;
import io.meterproof.quickstart.http.JsonHttp;
import io.meterproof.quickstart.keys.KeyFile;
import io.meterproof.quickstart.stack.LocalStack;
import io.meterproof.quickstart.stack.Options;
import io.meterproof.quickstart.stack.ProgressListener;
import io.meterproof.records.Topics;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The life of a meter's keys on a real stack, by commands and by HTTP. One story in one test: a start takes a while. */
@Timeout(value = 8, unit = TimeUnit.MINUTES)
class KeyCommandIT {
    private static final String METER = Identities.meter("M", "S-1").hex();

    private final KeyCommands key = new KeyCommands();

    @TempDir
    private Path directory;

    private Path data;
    private int proposals;

    @Test
    void aKeyIsEnrolledRotatedRevokedAndRecalled() throws Exception {
        data = directory.resolve("data");
        Path first = PemFiles.ed25519(directory, "first");
        Path second = PemFiles.p256(directory, "second");
        try (LocalStack stack = LocalStack.start(data, Options.pipeline(), ProgressListener.silent())) {
            String url = stack.endpoints().billingUrl();

            Path enrolment = proposed(begins("enrol", first, "2026-01-01T00:00:00Z"));
            assertThat(submit(enrolment)).isEqualTo(1);
            assertThat(key.err()).contains("signatures: lacks that of MAKER");
            approve(enrolment, "maker", "operator-1", "operator-2");
            assertThat(submit(enrolment)).as(key.err()).isZero();
            assertThat(submit(enrolment)).as(key.err()).isZero();
            assertThat(key.out()).startsWith("In the key log already");

            Path rotation = proposed(begins("rotate", second, "2026-06-01T00:00:00Z", "--predecessor", first));
            approve(rotation, "operator-1", "operator-2");
            assertThat(key.run("submit", rotation, "--url", url)).as(key.err()).isZero();
            assertThat(key.run("submit", rotation, "--url", url)).as(key.err()).isZero();
            assertThat(key.out()).startsWith("In the key log already");

            Path revocation = proposed(ended("revoke", first, "--at", "2026-07-01T00:00:00Z"));
            approve(revocation, "operator-1");
            assertThat(key.run("submit", revocation, "--url", url)).isEqualTo(1);
            assertThat(key.err()).contains("signatures: lacks that of another key of OPERATOR");
            approve(revocation, "operator-2");
            assertThat(key.run("submit", revocation, "--url", url))
                    .as(key.err())
                    .isZero();

            Path compromise = proposed(
                    ended("compromise", second, "--since", "2026-08-01T00:00:00Z", "--epoch", "0", "--nothing-proven"));
            approve(compromise, "operator-2", "operator-1");
            assertThat(submit(compromise)).as(key.err()).isZero();

            Path late = proposed(begins("rotate", first, "2026-07-15T00:00:00Z", "--predecessor", second));
            approve(late, "operator-1", "operator-2");
            assertThat(submit(late)).isEqualTo(1);
            assertThat(key.err()).contains("Refused: voucher.key: is compromised");

            assertThat(key.run("list", METER, "--data-dir", data)).as(key.err()).isZero();
            assertThat(key.out()).contains("revoked from 2026-07-01T00:00:00Z on", "proven: nothing");
            assertTheApiShows(url);
            assertTheJobTookAllFour(stack);
        }
    }

    private void assertTheApiShows(String url) throws Exception {
        assertThat(key.run("list", METER, "--url", url, "--json")).as(key.err()).isZero();
        JsonNode history = key.json();
        assertThat(history).isEqualTo(JsonHttp.get(url + "/meters/" + METER + "/keys"));
        assertThat(history.path("keyLogSize").textValue()).isEqualTo("4");
        assertThat(history.path("keys").findValuesAsText("voucher")).contains("maker", "predecessor");
    }

    /** Each accepted event has a leaf, and nothing was refused. */
    private static void assertTheJobTookAllFour(LocalStack stack) {
        try (TopicTally tally =
                new TopicTally(stack.endpoints().bootstrapServers(), List.of(Topics.LOG_LEAVES, Topics.DEAD_LETTERS))) {
            while (tally.count(Topics.LOG_LEAVES) < 4) {
                tally.update();
            }
            assertThat(tally.count(Topics.DEAD_LETTERS)).isZero();
        }
    }

    private static Object[] begins(String act, Path file, String from, Object... more) {
        List<Object> all =
                new ArrayList<>(List.of(act, "--maker", "M", "--serial", "S-1", "--key", file, "--from", from));
        all.addAll(List.of(more));
        return all.toArray();
    }

    private static Object[] ended(String act, Path file, Object... more) throws IOException {
        List<Object> all = new ArrayList<>(
                List.of(act, "--meter", METER, "--key", KeyFile.read(file).id().hex(), "--reason", "test"));
        all.addAll(List.of(more));
        return all.toArray();
    }

    private Path proposed(Object... arguments) {
        Path proposal = directory.resolve(proposals++ + ".json");
        List<Object> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--out", proposal));
        assertThat(key.run(all.toArray())).as(key.err()).isZero();
        return proposal;
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
}
