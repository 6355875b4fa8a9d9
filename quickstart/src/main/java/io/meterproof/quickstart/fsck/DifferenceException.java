package io.meterproof.quickstart.fsck;

/** A record that does not follow from the others. */
final class DifferenceException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Position position;

    DifferenceException(Position position, String words) {
        super(words);
        this.position = position;
    }

    DifferenceException(Position position, String words, Throwable cause) {
        super(words, cause);
        this.position = position;
    }

    Position position() {
        return position;
    }
}
