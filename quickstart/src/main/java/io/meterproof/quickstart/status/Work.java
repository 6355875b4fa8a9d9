package io.meterproof.quickstart.status;

import io.meterproof.quickstart.connect.ConnectRest;
import io.meterproof.quickstart.connect.ConnectorCondition;
import io.meterproof.quickstart.console.ConsoleProgress;
import io.meterproof.quickstart.flink.FlinkRest;
import io.meterproof.quickstart.flink.JobCondition;
import io.meterproof.quickstart.part.Endpoints;
import io.meterproof.quickstart.pipeline.Jobs;
import io.meterproof.quickstart.stack.PartStatus;
import io.meterproof.quickstart.stack.PartStatus.State;
import io.meterproof.quickstart.stack.StackState;
import io.meterproof.quickstart.stack.StackState.Phase;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the servers do for us, asked of them at this moment: Flink's jobs and Kafka Connect's connectors. A server can be ready while its
 * work fails.
 */
public record Work(FlinkRest flink, ConnectRest connect, Set<String> jobs, Instant now) {
    private static final String WITHOUT_A_WORD = "without a word";

    /** The state with each job and connector as one more part, once the whole pipeline runs. */
    public static StackState addedTo(StackState state) throws InterruptedException {
        if (state.phase() != Phase.RUNNING || !state.isWholePipeline()) {
            return state;
        }
        return state.with(of(state.endpoints()).parts());
    }

    /** That of the whole pipeline. */
    public static Work of(Endpoints endpoints) {
        return new Work(
                new FlinkRest(endpoints.flinkRestUrl()),
                new ConnectRest(endpoints.connectUrl()),
                Jobs.names(),
                Instant.now());
    }

    /** Why nothing happens, if a job or a connector is the reason: one line for each that is not ready. */
    public List<String> troubles() throws InterruptedException {
        return parts().stream()
                .filter(part -> part.state() != State.READY)
                .map(ConsoleProgress::line)
                .toList();
    }

    /** Every job that must run and every connector that there is. */
    List<PartStatus> parts() throws InterruptedException {
        List<PartStatus> parts = new ArrayList<>();
        try {
            jobs(flink.conditions(), parts);
        } catch (IOException e) {
            parts.add(part("jobs", State.FAILED, 0, "Flink does not answer: " + e.getMessage()));
        }
        try {
            connect.conditions().forEach(connector -> parts.add(part(connector)));
        } catch (IOException e) {
            parts.add(part("connectors", State.FAILED, 0, "Kafka Connect does not answer: " + e.getMessage()));
        }
        return parts;
    }

    private void jobs(List<JobCondition> conditions, List<PartStatus> parts) {
        Set<String> missing = new TreeSet<>(jobs);
        for (JobCondition job : conditions) {
            if (missing.remove(job.name())) {
                parts.add(part(job));
            }
        }
        missing.forEach(job -> parts.add(part("job " + job, State.FAILED, 0, "Flink does not know it")));
    }

    private PartStatus part(JobCondition job) {
        if (job.isStalled(now)) {
            String why = "has committed nothing since " + job.committed() + ": see its checkpoints in the Flink UI";
            return part("job " + job.name(), State.STALLED, job.restarts(), why);
        }
        var last = job.failure().map(failure -> failure.at() + " " + failure.cause());
        State state = job.isWell(now) ? State.READY : job.isAlive() ? State.RESTARTING : State.FAILED;
        String detail = state == State.READY ? "" : last.orElse("is " + job.state());
        return part("job " + job.name(), state, job.restarts(), detail);
    }

    private static PartStatus part(ConnectorCondition connector) {
        String name = "connector " + connector.name();
        if (connector.isAsTold()) {
            return part(name, State.READY, 0, connector.state().equals("RUNNING") ? "" : connector.state());
        }
        State state = connector.hasFailed() ? State.FAILED : State.RESTARTING;
        return part(name, state, 0, connector.failure().orElse(WITHOUT_A_WORD));
    }

    private static PartStatus part(String name, State state, long restarts, String detail) {
        return new PartStatus(name, state, null, Math.toIntExact(restarts), detail);
    }
}
