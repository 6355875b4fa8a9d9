package io.meterproof.bundle.verify;

import io.meterproof.metering.document.InvalidDocumentException;
import io.meterproof.tlog.InvalidProofException;
import java.util.Optional;
import java.util.function.Supplier;

/** A step that failed: at which field, and why. */
public final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String path;

    /** @param path such as {@code entries[12].entry.lines[3].amount}; empty for the whole */
    public RefusedException(String path, String words) {
        super(words);
        this.path = path;
    }

    public String path() {
        return path;
    }

    public static void require(boolean holds, String path, String words) {
        if (!holds) {
            throw new RefusedException(path, words);
        }
    }

    public static <T> T present(Optional<T> value, String path, String words) {
        return value.orElseThrow(() -> new RefusedException(path, words));
    }

    /** Runs what refuses hostile input with an exception of its own; its words are kept, the path is added. */
    public static <T> T at(String path, Supplier<T> step) {
        try {
            return step.get();
        } catch (RefusedException e) {
            throw e;
        } catch (InvalidDocumentException | InvalidProofException | IllegalArgumentException | ArithmeticException e) {
            throw new RefusedException(path, String.valueOf(e.getMessage()));
        }
    }
}
