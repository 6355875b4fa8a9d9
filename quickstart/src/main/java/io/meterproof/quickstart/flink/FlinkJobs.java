package io.meterproof.quickstart.flink;

import io.meterproof.quickstart.part.StackException;
import io.meterproof.quickstart.part.StateFile;
import io.meterproof.quickstart.part.Step;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The running jobs: each goes on where its last run ended, in order or not. */
public final class FlinkJobs implements Step {
    private static final Duration START_LIMIT = Duration.ofSeconds(180);
    private static final Duration SAVEPOINT_LIMIT = Duration.ofSeconds(60);
    private static final long POLL_MILLIS = 100;

    private final FlinkRest flink;
    private final Path jar;
    private final List<Job> jobs;
    private final Set<String> needs;
    private final Snapshots snapshots;
    private final StateFile<JobRuns> file;

    public FlinkJobs(
            FlinkRest flink,
            Path jar,
            List<Job> jobs,
            Set<String> needs,
            Snapshots snapshots,
            StateFile<JobRuns> file) {
        this.flink = flink;
        this.jar = jar;
        this.jobs = List.copyOf(jobs);
        this.needs = Set.copyOf(needs);
        this.snapshots = snapshots;
        this.file = file;
    }

    @Override
    public String name() {
        return "flink-jobs";
    }

    @Override
    public Set<String> needs() {
        return needs;
    }

    @Override
    public void apply() throws IOException, InterruptedException {
        var missing = jobs.stream().filter(job -> !isAlive(job)).toList();
        if (!missing.isEmpty()) {
            var uploaded = flink.upload(jar);
            for (var job : missing) {
                submit(job, uploaded);
            }
        }
        for (var job : jobs) {
            awaitWork(job);
        }
    }

    private boolean isAlive(Job job) {
        try {
            var run = runs().of(job);
            return run.isPresent()
                    && flink.state(run.get().jobId())
                            .filter(FlinkRest.ALIVE::contains)
                            .isPresent();
        } catch (IOException e) {
            throw new StackException("Flink does not answer: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("Interrupted while asking Flink.", e);
        }
    }

    private void submit(Job job, String uploaded) throws IOException, InterruptedException {
        var last = runs().of(job);
        var newest = last.isPresent() ? snapshots.newest(last.get().jobId()) : Optional.<String>empty();
        var from = last.flatMap(run -> run.resumePoint(newest));
        var jobId = UUID.randomUUID().toString().replace("-", "");
        file.write(runs().with(job, new JobRun(jobId, from.orElse(null)))); // First: a crash must find it.
        flink.run(uploaded, job.main(), job.arguments(), jobId, from);
    }

    private void awaitWork(Job job) throws IOException, InterruptedException {
        var jobId = runs().of(job).orElseThrow().jobId();
        long deadline = System.nanoTime() + START_LIMIT.toNanos();
        while (!flink.isWorking(jobId)) {
            var state = flink.state(jobId).orElse("UNKNOWN");
            if (!FlinkRest.ALIVE.contains(state) || System.nanoTime() > deadline) {
                var cause = flink.lastFailure(jobId)
                        .map(JobCondition.Failure::cause)
                        .orElse("no exception is known");
                throw new StackException("The " + job.name() + " job is " + state + " instead of working: " + cause);
            }
            Thread.sleep(POLL_MILLIS);
        }
    }

    /** Stops all jobs with savepoints, at once. */
    @Override
    public void undo() throws IOException, InterruptedException {
        var triggers = new HashMap<JobRun, String>();
        for (var job : jobs) {
            if (isAlive(job)) {
                var run = runs().of(job).orElseThrow();
                triggers.put(run, flink.stopWithSavepoint(run.jobId(), snapshots.savepointsOf(run.jobId())));
            }
        }
        for (var each : triggers.entrySet()) {
            awaitSavepoint(each.getKey(), each.getValue());
        }
    }

    /** A run without a savepoint is no loss: its newest checkpoint stays the resume point. */
    private void awaitSavepoint(JobRun run, String trigger) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + SAVEPOINT_LIMIT.toNanos();
        while (flink.savepoint(run.jobId(), trigger).isEmpty()) {
            if (System.nanoTime() > deadline) {
                throw new StackException("A Flink job made no savepoint in time; it resumes from its last checkpoint.");
            }
            Thread.sleep(POLL_MILLIS);
        }
        snapshots.forgetBefore(run);
    }

    private JobRuns runs() throws IOException {
        return file.read().orElse(JobRuns.none());
    }
}
