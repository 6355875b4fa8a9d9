package io.meterproof.quickstart.flink;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapshotsTest {
    @TempDir
    private Path directory;

    private Path checkpoints;
    private Path savepoints;
    private Snapshots snapshots;

    @BeforeEach
    void setUp() {
        checkpoints = directory.resolve("checkpoints");
        savepoints = directory.resolve("savepoints");
        snapshots = new Snapshots(checkpoints, savepoints);
    }

    @Test
    void theNewestCompleteCheckpointWins() throws IOException {
        complete(checkpoints.resolve("run/chk-9"), 9);
        var newest = complete(checkpoints.resolve("run/chk-10"), 10);
        Files.createDirectories(checkpoints.resolve("run/chk-11"));
        assertThat(snapshots.newest("run")).contains(newest);
    }

    @Test
    void aSavepointAfterTheLastCheckpointWins() throws IOException {
        complete(checkpoints.resolve("run/chk-1"), 1);
        var savepoint = complete(savepoints.resolve("run/savepoint-a"), 2);
        assertThat(snapshots.newest("run")).contains(savepoint);
    }

    @Test
    void anotherRunsSnapshotsDoNotCount() throws IOException {
        complete(checkpoints.resolve("other/chk-1"), 1);
        assertThat(snapshots.newest("run")).isEmpty();
    }

    @Test
    void aRunWithoutSnapshotsIsRepeatedFromWhereItBegan() {
        assertThat(new JobRun("run", "file:///began").resumePoint(Optional.empty()))
                .contains("file:///began");
    }

    @Test
    void theStateBeforeASavepointIsForgotten() throws IOException {
        var began = complete(savepoints.resolve("before/savepoint-a"), 1);
        complete(checkpoints.resolve("run/chk-1"), 2);
        var savepoint = complete(savepoints.resolve("run/savepoint-b"), 3);
        snapshots.forgetBefore(new JobRun("run", began));
        assertThat(snapshots.newest("run")).contains(savepoint);
        assertThat(checkpoints.resolve("run")).doesNotExist();
        assertThat(savepoints.resolve("before")).doesNotExist();
    }

    private static String complete(Path snapshot, int second) throws IOException {
        var metadata = Files.createDirectories(snapshot).resolve("_metadata");
        Files.createFile(metadata);
        Files.setLastModifiedTime(metadata, FileTime.fromMillis(second * 1000L));
        return snapshot.toUri().toString();
    }
}
