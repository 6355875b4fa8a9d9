package io.meterproof.quickstart.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.meterproof.quickstart.part.StackException;
import io.meterproof.quickstart.process.ProcessIdentity;
import io.meterproof.quickstart.stack.PartStatus.State;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** One story in one test, because a start of the real servers takes a while. */
@Timeout(value = 240, unit = TimeUnit.SECONDS)
class LocalStackIT {
    @TempDir
    private Path directory;

    private final CountDownLatch restarted = new CountDownLatch(1);

    @Test
    void theServersComeUpHealLeaveNothingBehindAndKeepTheirData() throws Exception {
        List<ProcessIdentity> children;
        try (var stack = LocalStack.start(directory, Options.servers(), this::watch)) {
            assertThat(stack.state().parts()).allMatch(part -> part.state() == State.READY);
            assertThat(LocalStack.running(directory)).contains(stack.state());
            assertThatThrownBy(() -> LocalStack.start(directory, Options.servers(), ProgressListener.silent()))
                    .isInstanceOf(StackException.class)
                    .hasMessageStartingWith("A stack already runs in ");

            createTopic(stack);
            Files.createFile(directory.resolve("tmp/left-by-a-killed-process"));
            ProcessHandle.of(stack.pid("flink-taskmanager")).orElseThrow().destroyForcibly();
            restarted.await();
            children = processes(stack);
        }
        assertThat(children).hasSize(7).noneMatch(ProcessIdentity::isAlive);

        try (var stack = LocalStack.start(directory, Options.servers(), ProgressListener.silent())) {
            assertThat(topics(stack)).contains("kept");
            assertThat(directory.resolve("tmp/left-by-a-killed-process")).doesNotExist();
        }
    }

    private void watch(PartStatus status) {
        if (status.name().equals("flink-taskmanager") && status.state() == State.READY && status.restarts() == 1) {
            restarted.countDown();
        }
    }

    private static List<ProcessIdentity> processes(LocalStack stack) {
        return stack.state().parts().stream()
                .map(PartStatus::process)
                .filter(Objects::nonNull)
                .toList();
    }

    private static void createTopic(LocalStack stack) throws Exception {
        try (var admin = admin(stack)) {
            admin.createTopics(List.of(new NewTopic("kept", 1, (short) 1)))
                    .all()
                    .get();
        }
    }

    private static List<String> topics(LocalStack stack) throws Exception {
        try (var admin = admin(stack)) {
            return List.copyOf(admin.listTopics().names().get());
        }
    }

    private static Admin admin(LocalStack stack) {
        return Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, stack.endpoints().bootstrapServers()));
    }
}
