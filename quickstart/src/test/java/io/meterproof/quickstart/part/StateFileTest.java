package io.meterproof.quickstart.part;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateFileTest {
    @TempDir
    private Path directory;

    record Example(String name, int number) {}

    @Test
    void whatIsWrittenReadsBack() throws IOException {
        var file = file();
        file.write(new Example("first", 1));
        file.write(new Example("second", 2));
        assertThat(file.read()).contains(new Example("second", 2));
    }

    @Test
    void aFileThatWasNeverWrittenIsEmpty() throws IOException {
        assertThat(file().read()).isEmpty();
    }

    @Test
    void aDamagedFileIsRefusedByName() throws IOException {
        Files.writeString(directory.resolve("state.json"), "{\"name\":");
        assertThatThrownBy(() -> file().read())
                .isInstanceOf(StackException.class)
                .hasMessageContaining("state.json is damaged");
    }

    private StateFile<Example> file() {
        return new StateFile<>(directory.resolve("state.json"), Example.class);
    }
}
