package io.meterproof.quickstart.flink;

import com.fasterxml.jackson.databind.JsonNode;
import io.meterproof.quickstart.flink.JobCondition.Failure;
import io.meterproof.quickstart.http.JsonHttp;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The part of Flink's REST API that running jobs takes. */
public final class FlinkRest {
    /** The states of a job that runs or will be tried again. */
    static final Set<String> ALIVE = Set.of("CREATED", "INITIALIZING", "RUNNING", "RESTARTING", "FAILING");

    private final String url;

    public FlinkRest(String url) {
        this.url = url;
    }

    /** Uploads a jar and returns the id to run it by. */
    public String upload(Path jar) throws IOException, InterruptedException {
        var boundary = UUID.randomUUID().toString();
        var head = "--" + boundary + "\r\nContent-Disposition: form-data; name=\"jarfile\"; filename=\""
                + jar.getFileName() + "\"\r\nContent-Type: application/x-java-archive\r\n\r\n";
        var tail = "\r\n--" + boundary + "--\r\n";
        var body = BodyPublishers.concat(
                BodyPublishers.ofString(head, StandardCharsets.US_ASCII),
                BodyPublishers.ofFile(jar),
                BodyPublishers.ofString(tail, StandardCharsets.US_ASCII));
        var answer = JsonHttp.post(url + "/jars/upload", body, "multipart/form-data; boundary=" + boundary);
        return Path.of(answer.path("filename").asText()).getFileName().toString();
    }

    /** Runs a job under an id of ours, from a savepoint or retained checkpoint when there is one. */
    public void run(String jar, String main, List<String> arguments, String jobId, Optional<String> from)
            throws IOException, InterruptedException {
        var request =
                new HashMap<String, Object>(Map.of("entryClass", main, "programArgsList", arguments, "jobId", jobId));
        from.ifPresent(path -> request.put("savepointPath", path));
        JsonHttp.send("POST", url + "/jars/" + jar + "/run", request);
    }

    /** The job's state in Flink's words, empty when the cluster does not know it. */
    public Optional<String> state(String jobId) throws IOException, InterruptedException {
        var jobs = JsonHttp.get(url + "/jobs").path("jobs");
        return stream(jobs)
                .filter(job -> job.path("id").asText().equals(jobId))
                .map(job -> job.path("status").asText())
                .findFirst();
    }

    /** Whether every task of the job runs. */
    public boolean isWorking(String jobId) throws IOException, InterruptedException {
        var vertices = JsonHttp.get(url + "/jobs/" + jobId).path("vertices");
        return !vertices.isEmpty()
                && stream(vertices)
                        .allMatch(each -> each.path("status").asText().equals("RUNNING"));
    }

    /** The checkpoints of a running job. */
    public CheckpointCount checkpoints(String jobName) throws IOException, InterruptedException {
        String jobId = runningId(jobName);
        JsonNode counts = JsonHttp.get(url + "/jobs/" + jobId + "/checkpoints").path("counts");
        return new CheckpointCount(jobId, counts.path("completed").asLong());
    }

    /** How many readings a running job holds back, over all its tasks: the gauges {@code waiting}. */
    public long waiting(String jobName) throws IOException, InterruptedException {
        String job = url + "/jobs/" + runningId(jobName);
        long waiting = 0;
        for (JsonNode vertex : JsonHttp.get(job).path("vertices")) {
            String metrics = job + "/vertices/" + vertex.path("id").asText() + "/subtasks/metrics";
            for (JsonNode metric : JsonHttp.get(metrics)) {
                String id = metric.path("id").asText();
                if (id.endsWith(".waiting") || id.equals("waiting")) {
                    waiting += JsonHttp.get(metrics + "?agg=sum&get=" + id)
                            .path(0)
                            .path("sum")
                            .asLong();
                }
            }
        }
        return waiting;
    }

    private String runningId(String jobName) throws IOException, InterruptedException {
        return stream(JsonHttp.get(url + "/jobs/overview").path("jobs"))
                .filter(job -> job.path("name").asText().equals(jobName)
                        && job.path("state").asText().equals("RUNNING"))
                .map(job -> job.path("jid").asText())
                .findFirst()
                .orElseThrow(() -> new IOException("no job " + jobName + " runs"));
    }

    /** How the newest run of each job fares. */
    public List<JobCondition> conditions() throws IOException, InterruptedException {
        var newest = new TreeMap<String, JsonNode>();
        for (var run : JsonHttp.get(url + "/jobs/overview").path("jobs")) {
            newest.merge(run.path("name").asText(), run, FlinkRest::later);
        }
        var conditions = new ArrayList<JobCondition>();
        for (var run : newest.entrySet()) {
            var jobId = run.getValue().path("jid").asText();
            conditions.add(new JobCondition(
                    run.getKey(),
                    run.getValue().path("state").asText(),
                    isWorking(jobId),
                    restarts(jobId),
                    lastFailure(jobId),
                    committed(jobId)
                            .orElse(Instant.ofEpochMilli(
                                    run.getValue().path("start-time").asLong()))));
        }
        return conditions;
    }

    private static JsonNode later(JsonNode one, JsonNode other) {
        return one.path("start-time").asLong() > other.path("start-time").asLong() ? one : other;
    }

    private long restarts(String jobId) throws IOException, InterruptedException {
        var metrics = JsonHttp.get(url + "/jobs/" + jobId + "/metrics?get=numRestarts");
        return metrics.path(0).path("value").asLong();
    }

    /** When the job completed its last checkpoint; empty before the first. */
    private Optional<Instant> committed(String jobId) throws IOException, InterruptedException {
        JsonNode last = JsonHttp.get(url + "/jobs/" + jobId + "/checkpoints")
                .path("latest")
                .path("completed");
        return Optional.ofNullable(last.get("latest_ack_timestamp"))
                .map(JsonNode::asLong)
                .map(Instant::ofEpochMilli);
    }

    /** What the job failed with last, if it ever did. */
    public Optional<Failure> lastFailure(String jobId) throws IOException, InterruptedException {
        var entry = JsonHttp.get(url + "/jobs/" + jobId + "/exceptions")
                .path("exceptionHistory")
                .path("entries")
                .path(0);
        if (entry.isMissingNode()) {
            return Optional.empty();
        }
        var trace = entry.path("stacktrace").asText();
        var cause = trace.lines()
                .filter(line -> line.startsWith("Caused by: "))
                .reduce((first, last) -> last)
                .orElse(trace.lines().findFirst().orElse(trace));
        return Optional.of(
                new Failure(Instant.ofEpochMilli(entry.path("timestamp").asLong()), cause));
    }

    /** Asks the job to end with a savepoint; the answer is a trigger to ask after. */
    public String stopWithSavepoint(String jobId, Path directory) throws IOException, InterruptedException {
        var request =
                Map.of("drain", false, "targetDirectory", directory.toUri().toString());
        return JsonHttp.send("POST", url + "/jobs/" + jobId + "/stop", request)
                .path("request-id")
                .asText();
    }

    /**
     * Where the savepoint is, empty while it is being made.
     *
     * @throws IOException also when it could not be made
     */
    public Optional<String> savepoint(String jobId, String trigger) throws IOException, InterruptedException {
        var answer = JsonHttp.get(url + "/jobs/" + jobId + "/savepoints/" + trigger);
        if (!answer.path("status").path("id").asText().equals("COMPLETED")) {
            return Optional.empty();
        }
        var operation = answer.path("operation");
        if (operation.has("failure-cause")) {
            throw new IOException("No savepoint of job " + jobId + ": "
                    + operation.path("failure-cause").path("class"));
        }
        return Optional.of(operation.path("location").asText());
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
