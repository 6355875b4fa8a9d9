package io.meterproof.jobs.runtime;

import java.time.Duration;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.core.execution.CheckpointingMode;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The settings that all jobs share. */
public final class JobEnvironment {
    /**
     * Fixed for the life of the state: key groups are assigned by it. Each key group of each heap table has at least 128 slots
     * that every Flink checkpoint looks through, so more groups than tasks to come cost time for nothing.
     */
    private static final int MAX_PARALLELISM = 120;

    private JobEnvironment() {}

    /** Runs a job until it ends. */
    public static void run(String job, String[] arguments, Assembly assembly) throws Exception {
        JobOptions options = JobOptions.parse(arguments);
        StreamExecutionEnvironment environment = create(options);
        assembly.of(new KafkaEdges(environment, options, job), options);
        environment.execute(job);
    }

    public static StreamExecutionEnvironment create(JobOptions options) {
        Configuration settings = new Configuration();
        settings.set(PipelineOptions.GENERIC_TYPES, false);
        settings.set(PipelineOptions.OBJECT_REUSE, true);
        settings.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, options.checkpointInterval());
        settings.set(CheckpointingOptions.CHECKPOINTING_CONSISTENCY_MODE, CheckpointingMode.EXACTLY_ONCE);
        settings.set(
                CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION,
                ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION);
        settings.set(RestartStrategyOptions.RESTART_STRATEGY, "exponential-delay");
        settings.set(RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_INITIAL_BACKOFF, Duration.ofMillis(500));
        settings.set(RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_MAX_BACKOFF, Duration.ofSeconds(30));
        StreamExecutionEnvironment environment = StreamExecutionEnvironment.getExecutionEnvironment(settings);
        environment.setParallelism(options.parallelism());
        environment.setMaxParallelism(MAX_PARALLELISM);
        return environment;
    }

    /** What a job puts between its topics. */
    @FunctionalInterface
    public interface Assembly {
        void of(KafkaEdges kafka, JobOptions options);
    }
}
