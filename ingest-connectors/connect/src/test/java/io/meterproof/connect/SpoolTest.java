package io.meterproof.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.kafka.connect.errors.ConnectException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpoolTest {
    @TempDir
    Path directory;

    @Test
    void aLineLongerThanARecordComesInPiecesThatLoseNothing() throws Exception {
        byte[] line = new byte[(12 << 20) + 1];
        line[line.length - 1] = '\n';
        Files.write(directory.resolve("a.blocks"), line);

        List<SpoolLine> pieces = new Spool(directory, file -> true, file -> 0).take(10);

        assertThat(pieces).hasSize(2);
        assertThat(pieces.stream().mapToInt(piece -> piece.bytes().length).sum())
                .isEqualTo(12 << 20);
        assertThat(pieces.get(1).end()).isEqualTo(line.length);
    }

    @Test
    void aFileThatShrankStopsTheTask() throws Exception {
        Files.writeString(directory.resolve("a.blocks"), "x\n");
        Spool spool = new Spool(directory, file -> true, file -> 100);

        assertThatThrownBy(() -> spool.take(10))
                .isInstanceOf(ConnectException.class)
                .hasMessageContaining("a block file stays as it is");
    }

    @Test
    void aFileThatIsMovedAwayIsForgotten() throws Exception {
        Path file = directory.resolve("a.blocks");
        Files.writeString(file, "1\n2\n");
        Spool spool = new Spool(directory, name -> true, name -> 0);
        spool.take(1);

        Files.delete(file);

        assertThat(spool.take(10)).isEmpty();
    }
}
