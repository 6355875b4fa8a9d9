package io.meterproof.jobs.runtime;

import io.meterproof.metering.document.TrustFile;
import io.meterproof.metering.document.TrustFileCodec;
import io.meterproof.metering.document.TrustedKeys;
import io.meterproof.records.Topic;
import io.meterproof.records.wire.ConfluentSchemaRegistry;
import io.meterproof.records.wire.SchemaRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.OptionalLong;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** What every job is told; each option may also stand in the environment. */
public final class JobOptions implements JobResources {
    private static final long serialVersionUID = 1L;

    @Option(
            names = "--bootstrap-servers",
            defaultValue = "${env:KAFKA_BOOTSTRAP_SERVERS:-127.0.0.1:9092}",
            description = "Kafka brokers. Default: ${DEFAULT-VALUE}")
    private String bootstrapServers;

    @Option(
            names = "--registry-url",
            defaultValue = "${env:SCHEMA_REGISTRY_URL:-http://127.0.0.1:8081/apis/ccompat/v7}",
            description = "Schema registry, Confluent API. Default: ${DEFAULT-VALUE}")
    private String registryUrl;

    @Option(
            names = "--trust",
            defaultValue = "${env:METERPROOF_TRUST:-trust.json}",
            description = "Trust file: roles and their keys. Default: ${DEFAULT-VALUE}")
    private String trustFile;

    @Option(
            names = "--master-key-file",
            defaultValue = "${env:METERPROOF_MASTER_KEY_FILE:-master.key}",
            description = "Master key that unwraps privacy keys. Default: ${DEFAULT-VALUE}")
    private String masterKeyFile;

    @Option(
            names = "--parallelism",
            defaultValue = "1",
            description = "Subtasks per operator. Default: ${DEFAULT-VALUE}")
    private int parallelism;

    @Option(
            names = "--checkpoint-interval",
            defaultValue = "PT5S",
            description = "Time between Flink checkpoints, and so between commits. Default: ${DEFAULT-VALUE}")
    private Duration checkpointInterval;

    @Option(
            names = "--unknown-meter-wait",
            defaultValue = "PT10S",
            description = "How long a reading waits for its meter's enrolment. Default: ${DEFAULT-VALUE}")
    private Duration unknownMeterWait;

    @Option(
            names = "--retention",
            defaultValue = "${env:METERPROOF_RETENTION:-PT87672H}",
            description =
                    "How long an account is kept after its last closed period and its newest entry, before it may be"
                            + " erased. Default: ${DEFAULT-VALUE}")
    private Duration retention;

    @Option(
            names = "--log-generation",
            defaultValue = "0",
            paramLabel = "NUMBER",
            description =
                    "The generation of the log's shards that leaves go to; 0: the newest that is signed. Say it where"
                            + " a cluster may run the main program again beside the job that it kept. Default:"
                            + " ${DEFAULT-VALUE}")
    private long logGeneration;

    /** Reads the options, or throws picocli's exception that names the wrong one. */
    public static JobOptions parse(String[] arguments) {
        return CommandLine.populateCommand(new JobOptions(), arguments);
    }

    public String bootstrapServers() {
        return bootstrapServers;
    }

    @Override
    public SchemaRegistry registry() {
        return ConfluentSchemaRegistry.at(registryUrl);
    }

    @Override
    public TrustedKeys trusted() throws IOException {
        return trust().keys();
    }

    TrustFile trust() throws IOException {
        return TrustFileCodec.decode(Files.readString(Path.of(trustFile)));
    }

    @Override
    public byte[] masterKey() throws IOException {
        return HexFormat.of().parseHex(Files.readString(Path.of(masterKeyFile)).strip());
    }

    @Override
    public boolean hasRecords(Topic topic) {
        return new KafkaTopics(bootstrapServers).hasRecords(topic);
    }

    /** The newest that is signed, if none is named. */
    OptionalLong logGeneration() {
        return logGeneration == 0 ? OptionalLong.empty() : OptionalLong.of(logGeneration);
    }

    public int parallelism() {
        return parallelism;
    }

    public Duration checkpointInterval() {
        return checkpointInterval;
    }

    public Duration retention() {
        return retention;
    }

    public Duration unknownMeterWait() {
        return unknownMeterWait;
    }
}
