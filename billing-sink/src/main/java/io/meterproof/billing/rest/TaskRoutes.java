package io.meterproof.billing.rest;

import io.javalin.http.Context;
import io.meterproof.billing.task.OpenTasks;
import io.meterproof.records.avro.ReadingTask;
import java.time.Instant;
import java.util.List;

/** Questionable readings that nobody has decided. */
final class TaskRoutes {
    private final OpenTasks tasks;

    TaskRoutes(OpenTasks tasks) {
        this.tasks = tasks;
    }

    List<Route> routes() {
        return List.of(Route.get("/tasks", this::tasks));
    }

    record Tasks(int open, List<TaskView> tasks) {}

    record TaskView(
            String id,
            String rule,
            String quality,
            String usagePoint,
            String meter,
            String obis,
            String firstSequence,
            String count,
            String from,
            String to,
            String reason) {}

    private void tasks(Context context) {
        int limit = Route.limit(context);
        String usagePoint = context.queryParam("usagePoint");
        List<ReadingTask> open = tasks.newestFirst().stream()
                .filter(task -> usagePoint == null || task.getUsagePoint().equals(usagePoint))
                .toList();
        context.json(new Tasks(
                open.size(), open.stream().limit(limit).map(TaskRoutes::view).toList()));
    }

    private static TaskView view(ReadingTask task) {
        return new TaskView(
                task.getId(),
                task.getRule(),
                task.getQuality(),
                task.getUsagePoint(),
                task.getMeter(),
                task.getObis(),
                Long.toString(task.getFirstSequence()),
                Long.toString(task.getCount()),
                Instant.ofEpochMilli(task.getFrom()).toString(),
                Instant.ofEpochMilli(task.getTo()).toString(),
                task.getReason());
    }
}
