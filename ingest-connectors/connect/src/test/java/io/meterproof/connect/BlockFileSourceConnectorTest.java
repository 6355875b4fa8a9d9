package io.meterproof.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.apache.kafka.common.config.ConfigValue;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.source.ExactlyOnceSupport;
import org.apache.kafka.connect.source.SourceConnector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BlockFileSourceConnectorTest {
    @TempDir
    Path spool;

    private final BlockFileSourceConnector connector = new BlockFileSourceConnector();

    @Test
    void aWorkerFindsIt() {
        assertThat(ServiceLoader.load(SourceConnector.class))
                .hasAtLeastOneElementOfType(BlockFileSourceConnector.class);
    }

    @Test
    void itsOffsetsAreExactlyOnce() {
        assertThat(connector.exactlyOnceSupport(Map.of())).isEqualTo(ExactlyOnceSupport.SUPPORTED);
    }

    @Test
    void everyTaskKnowsItsShare() {
        connector.start(Settings.with(spool, Map.of()));

        assertThat(connector.taskConfigs(2))
                .extracting(task -> task.get("task.index") + "/" + task.get("task.count"))
                .containsExactly("0/2", "1/2");
    }

    @Test
    void aDirectoryThatIsNotThereIsNamed() {
        assertThat(errors(BlockFileConfig.SPOOL_DIRECTORY, "/nowhere/at/all"))
                .singleElement()
                .asString()
                .contains("/nowhere/at/all", "is not a directory that this worker can read");
    }

    @Test
    void aRegistryThatIsNoUrlIsNamed() {
        assertThat(errors(BlockFileConfig.SCHEMA_REGISTRY_URL, "localhost"))
                .singleElement()
                .asString()
                .contains("is not an http or https URL");
    }

    @Test
    void anOffsetOfAnotherShapeIsRefused() {
        assertThatThrownBy(() -> connector.alterOffsets(Map.of(), Map.of(Map.of("topic", "x"), Map.of("position", 1))))
                .isInstanceOf(ConnectException.class);
    }

    @Test
    void anOffsetOfItsOwnShapeIsAccepted() {
        assertThat(connector.alterOffsets(Map.of(), Map.of(Map.of("file", "a.blocks"), Map.of("position", 7))))
                .isTrue();
    }

    private List<String> errors(String setting, String value) {
        return connector.validate(Settings.with(spool, Map.of(setting, value))).configValues().stream()
                .filter(validated -> validated.name().equals(setting))
                .map(ConfigValue::errorMessages)
                .findFirst()
                .orElseThrow();
    }
}
