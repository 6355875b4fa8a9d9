package io.meterproof.quickstart.stack;

import io.meterproof.quickstart.part.StackDirectory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** Held by the process that owns a stack for as long as it lives; the kernel takes it back however that process ends. */
final class StackLock implements AutoCloseable {
    private final FileLock lock;

    private StackLock(FileLock lock) {
        this.lock = lock;
    }

    /** Empty when another process holds it. */
    static Optional<StackLock> tryAcquire(StackDirectory directory) throws IOException {
        Files.createDirectories(directory.root());
        var channel = FileChannel.open(directory.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        var lock = tryLock(channel);
        if (lock.isEmpty()) {
            channel.close();
        }
        return lock.map(StackLock::new);
    }

    private static Optional<FileLock> tryLock(FileChannel channel) throws IOException {
        try {
            return Optional.ofNullable(channel.tryLock());
        } catch (OverlappingFileLockException e) {
            return Optional.empty(); // Held by this very process.
        }
    }

    @Override
    public void close() {
        try {
            lock.acquiredBy().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
