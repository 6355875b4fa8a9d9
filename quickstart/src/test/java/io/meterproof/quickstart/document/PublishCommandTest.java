package io.meterproof.quickstart.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PublishCommandTest {
    @TempDir
    private Path directory;

    private DocumentDesk desk;

    @BeforeEach
    void keysAndTrust() throws IOException {
        desk = new DocumentDesk(directory);
    }

    @Test
    void anEventOfTheKeyLogIsNotPublishedHere() {
        assertThat(desk.run(
                        "key",
                        "revoke",
                        "--meter",
                        DocumentDesk.METER,
                        "--key",
                        DocumentDesk.METER,
                        "--at",
                        "2012-06-01T00:00:00Z",
                        "--reason",
                        "lost",
                        "--out",
                        desk.file()))
                .as(desk.err())
                .isZero();

        assertThat(desk.publish()).isEqualTo(1);
        assertThat(desk.err()).contains("type: belongs in the key log");
    }
}
