package io.meterproof.quickstart.stack;

/** Told of every change, from any thread, one call at a time. */
@FunctionalInterface
public interface ProgressListener {
    void changed(PartStatus status);

    static ProgressListener silent() {
        return status -> {};
    }
}
