package io.meterproof.connect;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The lines of a file from a position on, or a file that is one record as a whole. Files are moved in whole by a rename, so the end of the file ends its last line too. A
 * line longer than a record may be comes in pieces, so that none of its bytes are lost.
 */
final class LineReader implements Closeable {
    private static final int NOTHING = -1;
    private static final int BUFFER = 1 << 16;

    private final String file;
    private final int lineEnd;
    private final int longest;
    private final InputStream input;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream(1024);
    private long position;

    LineReader(Path file, long position, int longest) throws IOException {
        this.file = file.getFileName().toString();
        this.position = position;
        this.lineEnd = RecordFile.formatOf(this.file).isPresent() ? NOTHING : '\n';
        this.longest = longest;
        SeekableByteChannel channel = Files.newByteChannel(file);
        input = new BufferedInputStream(Channels.newInputStream(channel.position(position)), BUFFER);
    }

    Optional<SpoolLine> next() throws IOException {
        line.reset();
        while (line.size() < longest) {
            int next = input.read();
            if (next < 0) {
                return line.size() == 0 ? Optional.empty() : Optional.of(taken(0));
            }
            if (next == lineEnd) {
                return Optional.of(taken(1));
            }
            line.write(next);
        }
        return Optional.of(taken(0));
    }

    private SpoolLine taken(int more) {
        position += line.size() + more;
        return new SpoolLine(file, position, line.toByteArray());
    }

    @Override
    public void close() throws IOException {
        input.close();
    }
}
