package io.meterproof.quickstart.flink;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The snapshots of the jobs' state: {@code checkpoints/RUN/chk-N} and {@code savepoints/RUN/savepoint-*}, RUN being Flink's id of a
 * job's run. A snapshot is complete when it has its {@code _metadata}.
 */
public record Snapshots(Path checkpoints, Path savepoints) {
    private static final String METADATA = "_metadata";

    /**
     * The newest complete snapshot of a run. Output up to there is committed, so a later run must not begin before it.
     */
    public Optional<String> newest(String jobId) throws IOException {
        var all = Stream.concat(children(checkpoints.resolve(jobId)).stream(), children(savepointsOf(jobId)).stream());
        return all.map(snapshot -> snapshot.resolve(METADATA))
                .filter(Files::exists)
                .max(Comparator.comparingLong(metadata -> metadata.toFile().lastModified()))
                .map(metadata -> metadata.getParent().toUri().toString());
    }

    /** Where a run's savepoints go. */
    Path savepointsOf(String jobId) {
        return savepoints.resolve(jobId);
    }

    /** Removes what a savepoint at the end of the run made superfluous. */
    public void forgetBefore(JobRun run) throws IOException {
        delete(checkpoints.resolve(run.jobId()));
        if (run.from() != null) {
            delete(Path.of(URI.create(run.from())).getParent());
        }
    }

    private static List<Path> children(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (var entries = Files.list(directory)) {
            return entries.toList();
        }
    }

    private static void delete(Path path) throws IOException {
        for (var child : children(path)) {
            delete(child);
        }
        Files.deleteIfExists(path);
    }
}
