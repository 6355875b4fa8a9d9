package io.meterproof.connect;

import io.meterproof.formats.block.OriginClass;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Range;
import org.apache.kafka.common.config.ConfigDef.Type;
import org.apache.kafka.common.config.ConfigException;

/** Settings of {@link BlockFileSourceConnector}. */
public final class BlockFileConfig extends AbstractConfig {
    public static final String SPOOL_DIRECTORY = "spool.directory";
    public static final String SCHEMA_REGISTRY_URL = "schema.registry.url";
    public static final String POLL_INTERVAL_MS = "poll.interval.ms";
    public static final String BATCH_LINES = "batch.lines";
    public static final String RECORD_SOURCE = "record.source";
    public static final String RECORD_ORIGIN_CLASS = "record.origin.class";

    static final String TASK_INDEX = "task.index";
    static final String TASK_COUNT = "task.count";

    static final ConfigDef DEFINITION = new ConfigDef()
            .define(
                    SPOOL_DIRECTORY,
                    Type.STRING,
                    ConfigDef.NO_DEFAULT_VALUE,
                    BlockFileConfig::ensureDirectory,
                    Importance.HIGH,
                    "Directory of *.blocks files, and of files that are one record each (*.ocmf, *.pcdf, *.alfen, *.sml-edl40,"
                            + " *.isa-edl40, *.sml-xml, *.mennekes-edl), each moved in whole by a rename; read in the order"
                            + " of their names.")
            .define(
                    SCHEMA_REGISTRY_URL,
                    Type.STRING,
                    ConfigDef.NO_DEFAULT_VALUE,
                    BlockFileConfig::ensureHttp,
                    Importance.HIGH,
                    "Base URL of the schema registry's Confluent API.")
            .define(
                    POLL_INTERVAL_MS,
                    Type.LONG,
                    250L,
                    Range.between(10, 60_000),
                    Importance.LOW,
                    "How long to wait before looking again when there is nothing to read.")
            .define(
                    BATCH_LINES,
                    Type.INT,
                    1_000,
                    Range.between(1, 100_000),
                    Importance.LOW,
                    "Most lines in one transaction.")
            .define(
                    RECORD_SOURCE,
                    Type.STRING,
                    "record-files",
                    new ConfigDef.NonEmptyString(),
                    Importance.MEDIUM,
                    "By which name the source of record files is known.")
            .define(
                    RECORD_ORIGIN_CLASS,
                    Type.STRING,
                    OriginClass.METER_SIGNED.name(),
                    ConfigDef.ValidString.in(Arrays.stream(OriginClass.values())
                            .map(OriginClass::name)
                            .toArray(String[]::new)),
                    Importance.MEDIUM,
                    "Who vouches for the records of record files.")
            .defineInternal(TASK_INDEX, Type.INT, 0, Importance.LOW)
            .defineInternal(TASK_COUNT, Type.INT, 1, Importance.LOW);

    public BlockFileConfig(Map<String, String> settings) {
        super(DEFINITION, settings);
    }

    Path spoolDirectory() {
        return Path.of(getString(SPOOL_DIRECTORY));
    }

    String schemaRegistryUrl() {
        return getString(SCHEMA_REGISTRY_URL);
    }

    Duration pollInterval() {
        return Duration.ofMillis(getLong(POLL_INTERVAL_MS));
    }

    int batchLines() {
        return getInt(BATCH_LINES);
    }

    RecordStamp recordStamp(Clock clock) {
        return new RecordStamp(getString(RECORD_SOURCE), OriginClass.valueOf(getString(RECORD_ORIGIN_CLASS)), clock);
    }

    /** Files are dealt out to tasks by the hash of their names. */
    boolean isMine(String file) {
        return Math.floorMod(file.hashCode(), getInt(TASK_COUNT)) == getInt(TASK_INDEX);
    }

    private static void ensureDirectory(String name, Object value) {
        try {
            Path directory = Path.of((String) value);
            if (!Files.isDirectory(directory) || !Files.isReadable(directory)) {
                throw new ConfigException(name, value, "is not a directory that this worker can read");
            }
        } catch (InvalidPathException e) {
            throw new ConfigException(name, value, "is not a path: " + e.getReason());
        }
    }

    private static void ensureHttp(String name, Object value) {
        try {
            String scheme = URI.create((String) value).getScheme();
            if (!"http".equals(scheme) && !"https".equals(scheme)) {
                throw new ConfigException(name, value, "is not an http or https URL");
            }
        } catch (IllegalArgumentException e) {
            throw new ConfigException(name, value, "is not a URL: " + e.getMessage());
        }
    }
}
