package io.meterproof.bundle;

/** A bundle, proof answer or trust file that is refused: which field, and why. */
public final class BundleException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String path;

    /** @param path such as {@code entries[12].lines[3].amount}; empty for the whole */
    public BundleException(String path, String words) {
        super(words);
        this.path = path;
    }

    public BundleException(String path, String words, Throwable cause) {
        super(words, cause);
        this.path = path;
    }

    public String path() {
        return path;
    }
}
