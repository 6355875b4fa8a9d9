package io.meterproof.quickstart.flink;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The last run of each job, by the job's name; the content of {@code jobs.json}. */
public record JobRuns(Map<String, JobRun> runs) {
    public JobRuns {
        runs = Map.copyOf(runs);
    }

    static JobRuns none() {
        return new JobRuns(Map.of());
    }

    Optional<JobRun> of(Job job) {
        return Optional.ofNullable(runs.get(job.name()));
    }

    JobRuns with(Job job, JobRun run) {
        var next = new LinkedHashMap<>(runs);
        next.put(job.name(), run);
        return new JobRuns(next);
    }
}
