package io.meterproof.connect;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.connector.Task;
import org.apache.kafka.connect.source.ExactlyOnceSupport;
import org.apache.kafka.connect.source.SourceConnector;

/**
 * Reads the block files and record files that a head-end drops into a spool directory. Each line, and each record file, becomes one record, exactly once on a
 * worker with exactly-once sources: the position in the file is committed with the records.
 */
public final class BlockFileSourceConnector extends SourceConnector {
    private Map<String, String> settings = Map.of();

    @Override
    public void start(Map<String, String> settings) {
        this.settings = Map.copyOf(settings);
    }

    @Override
    public Class<? extends Task> taskClass() {
        return BlockFileSourceTask.class;
    }

    @Override
    public List<Map<String, String>> taskConfigs(int maxTasks) {
        return IntStream.range(0, maxTasks)
                .mapToObj(index -> taskConfig(index, maxTasks))
                .toList();
    }

    private Map<String, String> taskConfig(int index, int count) {
        Map<String, String> task = new HashMap<>(settings);
        task.put(BlockFileConfig.TASK_INDEX, Integer.toString(index));
        task.put(BlockFileConfig.TASK_COUNT, Integer.toString(count));
        return task;
    }

    @Override
    public void stop() {}

    @Override
    public ConfigDef config() {
        return BlockFileConfig.DEFINITION;
    }

    @Override
    public ExactlyOnceSupport exactlyOnceSupport(Map<String, String> settings) {
        return ExactlyOnceSupport.SUPPORTED;
    }

    /** Accepts offsets that {@link FilePosition} can read. */
    @Override
    public boolean alterOffsets(Map<String, String> settings, Map<Map<String, ?>, Map<String, ?>> offsets) {
        offsets.forEach(FilePosition::check);
        return true;
    }

    @Override
    public String version() {
        return BlockFileSourceTask.VERSION;
    }
}
